import fs from 'node:fs/promises'
import path from 'node:path'
import { wallTimeOf } from '../domain/calendar/wall-time.ts'
import { found, type Finding } from './finding.ts'

const OLDEST_NODE = [20, 19] as const
const FULL_MEGABYTES = 200
const LOW_MEGABYTES = 2_000

/** Whether the running Node is new enough. */
export function examineNode(version: string): Finding[] {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNew = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  return [found(isNew ? 'nodeRight' : 'nodeOld', { version })]
}

/** Whether both halves of the year have their time by the wall in Stockholm. */
export function examineTimeZone(timeOf: (at: Date) => { at: string } = wallTimeOf): Finding[] {
  const at = ['2028-02-29T11:00:00Z', '2028-07-01T10:00:00Z'].map(instant => timeOf(new Date(instant)).at)
  return [found(at.every(time => time === '12:00') ? 'timeZoneRight' : 'timeZoneWrong')]
}

/** Whether there is room where the data and the backups lie; folders on one disk are told once. */
export async function examineDisks(
  folders: readonly string[],
  freeIn: (folder: string) => Promise<{ megabytes: number; disk: number }> = roomIn,
): Promise<Finding[]> {
  const seen = new Set<number>()
  const findings: Finding[] = []
  for (const folder of folders) {
    const { megabytes, disk } = await freeIn(folder)
    if (seen.has(disk)) continue
    seen.add(disk)
    const code = megabytes < FULL_MEGABYTES ? 'diskFull' : megabytes < LOW_MEGABYTES ? 'diskLow' : 'diskRight'
    findings.push(found(code, { free: Math.floor(megabytes), folder }))
  }
  return findings
}

/** Of the folder, or of the nearest one above it that exists. */
async function roomIn(folder: string): Promise<{ megabytes: number; disk: number }> {
  try {
    const [{ bavail, bsize }, { dev }] = await Promise.all([fs.statfs(folder), fs.stat(folder)])
    return { megabytes: (bavail * bsize) / 2 ** 20, disk: dev }
  } catch (error) {
    const above = path.dirname(folder)
    if (above === folder) throw error
    return roomIn(above)
  }
}
