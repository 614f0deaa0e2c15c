import fs from 'node:fs/promises'
import { newestBackupAt } from '../adapters/db/daily-backup.ts'
import { found, type Finding } from './finding.ts'

const KEY_BYTES = 32
/** A day, and what a backup and a late start may take. */
const OLD_HOURS = 26
const HOUR_MILLISECONDS = 3_600_000

/** A key as it lies in a file, whether the database has anything that was made with it, and whose key the database knows. */
export interface KeyFile {
  readonly file: string
  readonly isUsed: boolean
  readonly holds: 'aes' | 'text'
}

/** Whether each key that is in use is there, whole, and for this account's eyes alone. */
export async function examineKeys(keys: readonly KeyFile[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { file, isUsed, holds } of keys) {
    const text = await readIfThere(file)
    if (text === null) findings.push(...(isUsed ? [found('keyMissing', { file })] : []))
    else if (holds === 'aes' ? Buffer.from(text, 'base64').length !== KEY_BYTES : text.length < KEY_BYTES)
      findings.push(found('keyBroken', { file }))
    else findings.push(...(await examineReaders(file, '600')))
  }
  return findings.length === 0 ? [found('keysRight')] : findings
}

/** Whether others than this account may read it. */
export async function examineReaders(file: string, mode: '600' | '700'): Promise<Finding[]> {
  const stat = await fs.stat(file).catch(() => null)
  return stat === null || (stat.mode & 0o077) === 0 ? [] : [found('fileOpen', { file, mode })]
}

/** Whether backups are made, and the newest is of the last day. */
export async function examineBackups(
  folder: string | undefined,
  { now, isDemonstration }: { now: Date; isDemonstration: boolean },
): Promise<Finding[]> {
  if (folder === undefined) return isDemonstration ? [] : [found('backupsMissing')]
  try {
    await fs.mkdir(folder, { recursive: true, mode: 0o700 })
    await fs.access(folder, fs.constants.W_OK)
  } catch {
    return [found('backupFolderWrong', { folder })]
  }
  const newest = await newestBackupAt(folder)
  const hours = newest && Math.round((now.getTime() - newest.getTime()) / HOUR_MILLISECONDS)
  return [
    hours === null ? found('backupNone') : found(hours > OLD_HOURS ? 'backupOld' : 'backupRight', { hours }),
    ...(await examineReaders(folder, '700')),
  ]
}

/** The key of the fingerprints in its file; null when it isn't there. */
export const protectionKeyIn = (file: string): Promise<string | null> => readIfThere(file)

async function readIfThere(file: string): Promise<string | null> {
  try {
    return (await fs.readFile(file, 'utf8')).trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    return '' // there, and not readable: no key that the program could use
  }
}
