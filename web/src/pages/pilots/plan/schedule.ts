import type { ResponseOf } from '../../../api/client.ts'
import type { schedule as swedish } from '../../../copy/sv/schedule.ts'
import { compareText, list, weekday } from '../../../format.ts'
import type { Language } from '../../../language.ts'

export type Schedule = ResponseOf<'GET /api/pilots/:pilotId/schedule'>
export type ScheduledSession = Schedule['sessions'][number]
export type Cell = ResponseOf<'GET /api/pilot-sessions/:sessionId/cells'>['cells'][number]
export type Time = Pick<ScheduledSession, 'on' | 'passes'>

/** Every reading that a change of the plan in use makes stale. */
export const AFTER_CHANGE = [
  'GET /api/pilots/:pilotId',
  'GET /api/pilots/:pilotId/schedule',
  'GET /api/pilots/:pilotId/plans',
  'GET /api/pilot-plans/:planId',
  'GET /api/pilot-sessions/:sessionId/cells',
] as const

/** What the schedule's ids are called. */
export interface Names {
  readonly module: (id: string) => string
  readonly host: (id: string) => string
  readonly venue: (id: string) => string
  readonly group: (id: string) => string
  readonly district: (id: string) => string
  /** The groups of a session: one by name, all of a district by the district's. */
  readonly party: (groupIds: readonly string[]) => string
  /** The same where the district goes without saying. */
  readonly partyWithin: (districtId: string, groupIds: readonly string[]) => string
  readonly session: (session: Pick<ScheduledSession, 'moduleId' | 'groupIds'>) => string
  /** `09:00–10:30` */
  readonly hours: (passes: readonly string[]) => string
  /** `mån 9 mars 09:00–10:30` */
  readonly time: (time: Time) => string
}

export function namesOf(schedule: Schedule, t: typeof swedish, language: Language): Names {
  const { modules, hosts, venues, groups, districts, passes } = schedule
  const name = (rows: readonly { id: string; name: string }[], id: string): string =>
    rows.find(row => row.id === id)?.name ?? ''
  const district = (id: string): string => name(districts, id)
  const group = (id: string): string => {
    const found = groups.find(row => row.id === id)
    return found ? t.group(found.label, district(found.districtId)) : ''
  }
  const party = (ids: readonly string[]): string => {
    const own = groups.filter(({ id }) => ids.includes(id))
    if (own.length <= 1) return own.map(({ id }) => group(id)).join('')
    const where = [...new Set(own.map(({ districtId }) => districtId))]
    if (own.length === groups.length && where.length > 1) return t.all
    if (where.length === 1) return t.allOf(district(where[0] ?? ''))
    return list(own.map(({ id }) => group(id)).toSorted(compareText), language)
  }
  const partyWithin = (districtId: string, ids: readonly string[]): string => {
    const own = groups.filter(({ id }) => ids.includes(id))
    if (own.some(row => row.districtId !== districtId)) return party(ids)
    return own.length === 1 ? (own[0]?.label ?? '') : t.all
  }
  const hours = (keys: readonly string[]): string => {
    const own = passes.filter(({ key }) => keys.includes(key))
    return `${own[0]?.startsAt ?? ''}–${own.at(-1)?.endsAt ?? ''}`
  }
  const module = (id: string): string => name(modules, id)
  return {
    module,
    host: id => hosts.find(row => row.id === id)?.label ?? '',
    venue: id => name(venues, id),
    group,
    district,
    party,
    partyWithin,
    session: ({ moduleId, groupIds }) => t.sessionFor(module(moduleId), party(groupIds)),
    hours,
    time: ({ on, passes: keys }) => `${weekday(on, language)} ${hours(keys)}`,
  }
}

export const VIEWS = ['forvaltning', 'grupp', 'vard', 'lokal'] as const
export type View = (typeof VIEWS)[number]

export interface Viewed {
  readonly id: string
  readonly label: string
}

/** Whose weeks a view can show, in the order of the alphabet; only what has sessions. */
export function viewedBy(view: View, { sessions, districts, groups, hosts, venues }: Schedule, names: Names) {
  const has = (isOf: (session: ScheduledSession) => boolean): boolean => sessions.some(isOf)
  const rows: Record<View, Viewed[]> = {
    forvaltning: districts
      .filter(({ id }) => groups.some(({ districtId }) => districtId === id))
      .map(({ id, name }) => ({ id, label: name })),
    grupp: groups.map(({ id }) => ({ id, label: names.group(id) })),
    vard: hosts
      .filter(({ id }) => has(({ hostIds }) => hostIds.includes(id)))
      .map(({ id, label }) => ({ id, label })),
    lokal: venues
      .filter(({ id }) => has(({ venueId }) => venueId === id))
      .map(({ id, name }) => ({ id, label: name })),
  }
  return rows[view].toSorted((one, other) => compareText(one.label, other.label))
}

/** The sessions that a view of somebody or something shows; all of them for null. */
export function sessionsIn(
  view: View,
  id: string | null,
  { sessions, groups }: Schedule,
): ScheduledSession[] {
  if (id === null) return [...sessions]
  const inDistrict = new Set(groups.filter(({ districtId }) => districtId === id).map(group => group.id))
  const isOf: Record<View, (session: ScheduledSession) => boolean> = {
    forvaltning: ({ groupIds }) => groupIds.some(group => inDistrict.has(group)),
    grupp: ({ groupIds }) => groupIds.includes(id),
    vard: ({ hostIds }) => hostIds.includes(id),
    lokal: ({ venueId }) => venueId === id,
  }
  return sessions.filter(isOf[view])
}

const isOpen = ({ verdict }: Cell): boolean => verdict !== 'closed'

/** The cell that starts then. */
export const cellAt = (cells: readonly Cell[], on: string, pass: string): Cell | undefined =>
  cells.find(cell => cell.on === on && cell.passes[0] === pass)

/**
 * Where an arrow key leads from a cell, among those where the session can be: left and right to the one before and after
 * in time, up and down to another day, as close to the same time as can be. The cell itself where there is none.
 */
export function nextCell(cells: readonly Cell[], passKeys: readonly string[], from: Cell, key: string): Cell {
  const open = cells.filter(isOpen)
  const at = open.indexOf(from)
  if (key === 'ArrowLeft') return open[at - 1] ?? from
  if (key === 'ArrowRight') return open[at + 1] ?? from
  if (key === 'Home') return open[0] ?? from
  if (key === 'End') return open.at(-1) ?? from
  const step = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0
  const days = [...new Set(open.map(({ on }) => on))]
  const day = days[days.indexOf(from.on) + step]
  if (step === 0 || day === undefined) return from
  const placeOf = (cell: Cell): number => passKeys.indexOf(cell.passes[0] ?? '')
  const distance = (cell: Cell): number => Math.abs(placeOf(cell) - placeOf(from))
  return open.filter(({ on }) => on === day).toSorted((a, b) => distance(a) - distance(b))[0] ?? from
}
