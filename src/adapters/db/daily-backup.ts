import fs from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import { writeBackup } from './backup.ts'

interface DailyBackup {
  readonly connection: pg.ClientConfig
  readonly folder: string
  /** How many of the newest days' backups stay. */
  readonly keep: number
}

const NAME = /^vfu-\d{4}-\d{2}-\d{2}\.backup$/

/**
 * Writes today's backup unless it is there, and removes those that are older than the `keep` newest. Instances that do it at once
 * write the same file, each whole. Nothing else in the folder is touched, and nothing is removed before the new one is whole.
 */
export async function backUpOnceADay({ connection, folder, keep }: DailyBackup, now: Date): Promise<void> {
  const today = `vfu-${wallTimeOf(now).on}.backup`
  await fs.mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await fs.readdir(folder)).includes(today)) return
  await writeBackup(connection, path.join(folder, today))
  const backups = (await fs.readdir(folder)).filter(name => NAME.test(name)).sort()
  for (const name of backups.slice(0, -keep)) await fs.rm(path.join(folder, name), { force: true })
}

/** When the newest of the folder's daily backups was written; null when there is none, or no folder. */
export async function newestBackupAt(folder: string): Promise<Date | null> {
  try {
    const newest = (await fs.readdir(folder))
      .filter(name => NAME.test(name))
      .sort()
      .at(-1)
    return newest === undefined ? null : (await fs.stat(path.join(folder, newest))).mtime
  } catch {
    return null
  }
}
