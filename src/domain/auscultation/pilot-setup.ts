import { datesOfIsoWeek, type IsoWeek } from '../calendar/iso-week.ts'
import { weekdayOf } from '../calendar/calendar-date.ts'
import { isPublicHoliday } from '../calendar/working-days.ts'
import type { HostKind, Module, PilotInput } from './pilot.ts'
import { PILOT_FORMAT } from './pilot.ts'

/** The days of a week that sessions may lie on (A6). */
export function daysOfWeek(week: IsoWeek): string[] {
  return datesOfIsoWeek(week).filter(on => weekdayOf(on) <= 5 && !isPublicHoliday(on))
}

/** The days that a pilot's sessions may lie on, in order. */
export function pilotDays(weeks: readonly IsoWeek[]): string[] {
  return weeks.toSorted().flatMap(daysOfWeek)
}

/** A pass of a day in which somebody is away or a room taken. */
export interface SetupAbsence {
  readonly on: string
  /** The pass's key. */
  readonly pass: string
}

export interface SetupHost {
  readonly id: string
  readonly kind: HostKind
  readonly districtId: string | null
  readonly moduleIds: readonly string[]
  readonly maximumSessions: number
  readonly absences: readonly SetupAbsence[]
  /** A9: the days of a term-five student's placement; null for everybody else, and for one who isn't named yet. */
  readonly placement: { readonly fromOn: string; readonly toOn: string } | null
}

/** Everything of a pilot in the database that the planner asks about: ids, never names. */
export interface PilotSetup {
  readonly id: string
  readonly weeks: readonly string[]
  readonly dayCount: { readonly minimum: number; readonly maximum: number; readonly wanted: number }
  readonly passes: readonly { readonly key: string; readonly startsAt: string; readonly endsAt: string }[]
  readonly modules: readonly (Pick<Module, 'audience' | 'passes' | 'hosts' | 'position'> & {
    readonly id: string
    readonly name: string
    readonly venueId: string | null
  })[]
  readonly venues: readonly {
    readonly id: string
    readonly districtId: string
    readonly seats: number
    readonly absences: readonly SetupAbsence[]
  }[]
  readonly hosts: readonly SetupHost[]
  readonly groups: readonly {
    readonly id: string
    readonly districtId: string
    readonly studentIds: readonly string[]
  }[]
}

/**
 * The pilot as the planner's file. Hosts and venues go by their ids for names, so that what is stored with a plan for
 * ever names nobody; whoever shows a sentence puts the names back. A term-five student is away outside the days of the
 * placement (A9). Groups without students are not planned.
 */
export function pilotOf(setup: PilotSetup): PilotInput {
  const groups = setup.groups.filter(({ studentIds }) => studentIds.length > 0)
  const districts = [...new Set(groups.map(({ districtId }) => districtId))]
  return {
    format: PILOT_FORMAT,
    pilot: setup.id,
    timeZone: 'Europe/Stockholm',
    country: 'SE',
    weeks: [...setup.weeks],
    days: setup.dayCount,
    passes: setup.passes.map(({ key, startsAt, endsAt }) => ({ id: key, start: startsAt, end: endsAt })),
    modules: setup.modules.map(({ id, name, audience, passes, hosts, position, venueId }) => ({
      id,
      name,
      audience,
      passes,
      hosts,
      position,
      venue: venueId,
    })),
    venues: setup.venues.map(({ id, districtId, seats, absences }) => ({
      id,
      name: id,
      district: districtId,
      seats,
      unavailable: absences.map(absenceOf),
    })),
    hosts: setup.hosts.map(host => ({
      id: host.id,
      name: host.id,
      kind: host.kind,
      district: host.districtId,
      modules: [...host.moduleIds],
      maximumSessions: host.maximumSessions,
      unavailable: [...host.absences.map(absenceOf), ...outsidePlacement(host, pilotDays(setup.weeks))],
    })),
    districts: districts.map(id => ({
      id,
      groups: groups
        .filter(({ districtId }) => districtId === id)
        .map(group => ({ id: group.id, students: [...group.studentIds] })),
    })),
  }
}

const absenceOf = ({ on, pass }: SetupAbsence) => ({ day: on, pass })

/** A9 */
function outsidePlacement({ placement }: SetupHost, days: readonly string[]): { day: string }[] {
  if (!placement) return []
  return days.filter(day => day < placement.fromOn || day > placement.toOn).map(day => ({ day }))
}

/** What stands in the way of planning at all, before the planner is asked. */
export type SetupGap =
  | { code: 'noWeeks' | 'noModules' | 'noPasses' | 'noStudents' }
  | { code: 'ungrouped'; count: number }
  | { code: 'venueGone'; module: string }
  | { code: 'nobodyAsked'; count: number }
  | { code: 'onlyHosts'; districtId: string }

/**
 * What is missing in a set-up: the planner would refuse all but `nobodyAsked`, hosts for whom nobody has said when they
 * are away. `ungrouped` counts the students without a group.
 */
export function setupGaps(
  setup: PilotSetup,
  { ungrouped, unasked }: { ungrouped: number; unasked: number },
): { gap: SetupGap; isBlocking: boolean }[] {
  const { weeks, passes, modules, venues, hosts, groups } = setup
  const venueIds = new Set(venues.map(({ id }) => id))
  const known = new Set([...groups, ...venues].map(({ districtId }) => districtId))
  const onlyHosts = new Set(
    hosts.flatMap(({ districtId }) => (districtId === null || known.has(districtId) ? [] : [districtId])),
  )
  const blocking: SetupGap[] = [
    ...(weeks.length === 0 ? [{ code: 'noWeeks' as const }] : []),
    ...(passes.length === 0 ? [{ code: 'noPasses' as const }] : []),
    ...(modules.length === 0 ? [{ code: 'noModules' as const }] : []),
    ...(groups.every(({ studentIds }) => studentIds.length === 0) ? [{ code: 'noStudents' as const }] : []),
    ...(ungrouped > 0 ? [{ code: 'ungrouped' as const, count: ungrouped }] : []),
    ...modules
      .filter(({ venueId }) => venueId !== null && !venueIds.has(venueId))
      .map(({ name }) => ({ code: 'venueGone' as const, module: name })),
    ...[...onlyHosts].map(districtId => ({ code: 'onlyHosts' as const, districtId })),
  ]
  return [
    ...blocking.map(gap => ({ gap, isBlocking: true })),
    ...(unasked > 0 ? [{ gap: { code: 'nobodyAsked' as const, count: unasked }, isBlocking: false }] : []),
  ]
}
