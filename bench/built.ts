import { pathToFileURL } from 'node:url'
import type * as Analysis from '../src/adapters/analysis/thread-analysis.ts'

/**
 * The analysis as it is built, which is what the application runs; the loader that runs this file gives every closure a
 * name, and the engine makes many.
 */
export function builtAnalysis(): Promise<typeof Analysis> {
  const module = pathToFileURL('dist/server/adapters/analysis/thread-analysis.js').href
  return import(module) as Promise<typeof Analysis>
}
