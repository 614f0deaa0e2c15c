import fs from 'node:fs'
import path from 'node:path'

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string
  readonly text: string
  /** What the file imports, as written. */
  readonly imports: readonly string[]
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?from\s*)?'([^']+)'|\bimport\('([^']+)'\)/g

/** Every TypeScript file below the folder, generated ones apart. */
export function sourceFiles(folder: string): SourceFile[] {
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => path.posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name))
    .filter(file => !file.includes('/generated/'))
    .map(file => {
      const text = fs.readFileSync(file, 'utf8')
      return {
        path: file,
        text,
        imports: [...text.matchAll(IMPORT)].map(match => match[1] ?? match[2] ?? ''),
      }
    })
}

/** Where a relative import leads, from the project's root; a package's name stays as it is. */
export function target(file: SourceFile, specifier: string): string {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file.path), specifier) : specifier
}
