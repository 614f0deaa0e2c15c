import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json, whether this file runs from src/ or from the build in dist/. */
export const projectRoot = nearestProject(path.dirname(fileURLToPath(import.meta.url)))

function nearestProject(folder: string): string {
  return fs.existsSync(path.join(folder, 'package.json')) ? folder : nearestProject(path.dirname(folder))
}
