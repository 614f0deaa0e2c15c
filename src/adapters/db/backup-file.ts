import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'

/*
 * A backup is gzipped text, one JSON value a line: a head, then for each table a line that announces it and its rows as
 * PostgreSQL writes them, and an end. Rows pass through as text, so that no number is rounded on the way. It is the
 * same for the embedded database and for a server, and for every release of PostgreSQL.
 */

export const backupHead = z.object({
  format: z.literal('vfu-backup/1'),
  /** When the data were as they stand in the file. */
  at: z.iso.datetime(),
  /** The newest migration of the database that the backup is of. */
  migration: z.string(),
})
export type BackupHead = z.output<typeof backupHead>

export const backupTable = z.object({ table: z.string(), rows: z.int().min(0) })
export type BackupTable = z.output<typeof backupTable>

/** Hex SHA-256 of all the text before this line. */
const backupEnd = z.object({ sha256: z.string() })

/** The lines with the end that belongs after them. */
export async function* withEnd(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  for await (const line of lines) {
    hash.update(`${line}\n`)
    yield line
  }
  yield JSON.stringify({ sha256: hash.digest('hex') } satisfies z.output<typeof backupEnd>)
}

/** The head of a file that is whole, or null when it is cut short, changed or no backup. Reads it to its end. */
export async function headOfWhole(file: string): Promise<BackupHead | null> {
  const hash = createHash('sha256')
  let head: BackupHead | null = null
  let last: string | undefined
  try {
    for await (const line of backupLines(file)) {
      if (last !== undefined) hash.update(`${last}\n`)
      else head = backupHead.safeParse(JSON.parse(line)).data ?? null
      if (!head) return null
      last = line
    }
    const end = backupEnd.safeParse(JSON.parse(last ?? ''))
    return end.data?.sha256 === hash.digest('hex') ? head : null
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error
    // Not gzip, or not JSON.
    return null
  }
}

/** The file's lines. Node's own reader would end a line at U+2028 too, which JSON leaves as it is. */
export async function* backupLines(file: string): AsyncGenerator<string, undefined> {
  const source = fs.createReadStream(file)
  const bytes = createGunzip()
  source.on('error', error => bytes.destroy(error)).pipe(bytes)
  const decoder = new TextDecoder()
  let parts: string[] = []
  for await (const chunk of bytes) {
    const [first = '', ...others] = decoder.decode(chunk as Uint8Array, { stream: true }).split('\n')
    parts.push(first)
    for (const other of others) {
      yield parts.join('')
      parts = [other]
    }
  }
  return undefined
}
