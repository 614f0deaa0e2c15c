import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CommandError, EXIT } from './command.ts'

const LARGEST_FILE_MEGABYTES = 100

/**
 * The file's JSON value. Throws a {@link CommandError} that says what to do when the file is missing, unreadable,
 * a folder, too large, not UTF-8 text or not JSON. A byte order mark is skipped.
 */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = decoded(path, await readBytes(path))
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new CommandError(
      `$: Filen ${path} är inte giltig JSON${whereIn(text, error)}. Rätta den och försök igen.`,
    )
  }
}

/** The file's bytes, with the same refusals as {@link readJsonFile} but for what they mean. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r')
    try {
      const information = await file.stat()
      if (information.isDirectory()) throw new CommandError(`${path} är en mapp. Ange en fil.`)
      const limit = LARGEST_FILE_MEGABYTES * 1_000_000
      const chunks: Uint8Array[] = []
      let size = 0
      // The size is counted while reading: a pipe has none beforehand.
      for await (const chunk of file.createReadStream({ autoClose: false })) {
        const bytes = chunk as Uint8Array
        size += bytes.length
        if (size > limit) {
          throw new CommandError(`Filen ${path} är större än ${LARGEST_FILE_MEGABYTES} MB. Dela upp den.`)
        }
        chunks.push(bytes)
      }
      return Buffer.concat(chunks)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(`Filen ${path} går inte att läsa: ${systemReason(error)}.`)
  }
}

function decoded(path: string, bytes: Uint8Array): string {
  if (bytes.length === 0) throw new CommandError(`$: Filen ${path} är tom. Ange en fil med JSON.`)
  if (bytes.includes(0)) {
    throw new CommandError(
      `$: Filen ${path} innehåller NUL-tecken och är inte text i UTF-8. Spara den som UTF-8.`,
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new CommandError(`$: Filen ${path} är inte text i UTF-8. Spara den som UTF-8.`)
  }
}

/** ` (rad 3, tecken 7)`, and that the text ends there when it does. */
function whereIn(text: string, error: unknown): string {
  const at = faultAt(text, error)
  const before = text.slice(0, at).split('\n')
  const place = `(rad ${before.length}, tecken ${(before.at(-1) ?? '').length + 1})`
  return at === text.length ? `: den tar slut för tidigt ${place}` : ` ${place}`
}

/**
 * Where the parser stopped. It doesn't always say: then it is at the end of the shortest beginning of the text that
 * fails for another reason than that it ends.
 */
function faultAt(text: string, error: unknown): number {
  const stated = positionIn(error, text.length)
  if (stated !== null) return stated
  let [ends, fails] = [0, text.length]
  while (fails - ends > 1) {
    const middle = (ends + fails) >> 1
    if (isCutShort(text.slice(0, middle))) ends = middle
    else fails = middle
  }
  return ends
}

function isCutShort(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    return positionIn(error, text.length) === text.length
  }
}

function positionIn(error: unknown, length: number): number | null {
  const message = error instanceof Error ? error.message : ''
  if (message.includes('Unexpected end')) return length
  const position = /at position (\d+)/.exec(message)?.[1]
  return position === undefined ? null : Number(position)
}

const REASONS: Record<string, string> = {
  EACCES: 'åtkomst nekas',
  EISDIR: 'det är en mapp',
  ENOENT: 'den finns inte',
  ENOSPC: 'disken är full',
  ENOTDIR: 'en del av sökvägen är inte en mapp',
  EROFS: 'disken är skrivskyddad',
}

function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'okänt fel'
  return REASONS[code] ?? code
}

/** Throws a {@link CommandError} unless there is a file with this name that can be read. */
export async function ensureReadable(path: string): Promise<void> {
  try {
    if ((await stat(path)).isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' })
    await access(path, constants.R_OK)
  } catch (error) {
    throw new CommandError(`Filen ${path} går inte att läsa: ${systemReason(error)}.`)
  }
}

/** Throws a {@link CommandError} when nothing can be written to the path: better known before a long run. */
export async function ensureWritable(path: string): Promise<void> {
  try {
    const existing = await stat(path).catch(() => null)
    if (existing?.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' })
    await access(existing ? path : dirname(path), constants.W_OK)
  } catch (error) {
    throw new CommandError(`Det går inte att skriva ${path}: ${systemReason(error)}.`)
  }
}

/** Writes the whole file or leaves it as it was; a link is followed, and a device or pipe is written straight to. */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const existing = await stat(target).catch(() => null)
  try {
    if (existing && !existing.isFile()) {
      await writeFile(target, text)
      return
    }
    const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`)
    try {
      await writeFile(draft, text, { flush: true })
      await rename(draft, target)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  } catch (error) {
    throw new CommandError(`Det går inte att skriva ${path}: ${systemReason(error)}.`, EXIT.failed)
  }
}
