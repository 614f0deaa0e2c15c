import type { HostKind } from './pilot.ts'
import { HOST_KINDS } from './pilot.ts'
import type { Meeting, MeetingClass, PlannedHost, PlannedVenue, Timetable } from './timetable.ts'

/** Something that the pilot asks for and someone can change. */
export interface Demand {
  readonly rule: string
  /** What it is about: `subject` and `text` make a Swedish clause. */
  readonly subject: string
  readonly text: string
  /** Who can change what, without names. */
  readonly remedy: string
  /** The timetable of one of the weeks without the demand. */
  readonly drop: (timetable: Timetable) => Timetable
}

type Module = MeetingClass['module']

const KINDS: Record<HostKind, [one: string, several: string]> = {
  staff: ['en värd bland personalen', 'värdar bland personalen'],
  termFive: ['en student i termin fem', 'studenter i termin fem'],
  teacher: ['en baslärare', 'baslärare'],
}

/**
 * All demands of the pilot but the least number of days, what is hardest to change first: what is left without them
 * can't clash. `weeks` are the same timetable in each of the weeks, with the absences of each.
 */
export function demandsOf(weeks: readonly Timetable[]): Demand[] {
  const [timetable] = weeks
  if (!timetable) return []
  const { classes, meetings, hosts } = timetable
  const asking = [...classes.entries()].filter(([index]) => meetings.some(meeting => meeting.class === index))
  const modules = new Map(asking.map(([, { module }]) => [module.id, module]))
  const leading = new Set(asking.flatMap(([, each]) => each.hosts))
  const holding = new Set(asking.flatMap(([, each]) => each.venues ?? []))
  return [
    ...meetings.map(meeting => isHeld(timetable, meeting)),
    ...asking.flatMap(([index, each]) => hasHosts(timetable, index, each)),
    ...asking.map(([index, each]) => hasVenue(timetable, index, each)),
    ...[...modules.values()].flatMap(module => [...keepsPosition(module), ...hasHalfDay(module)]),
    haveFewDays(timetable),
    ...[...leading].flatMap(host => [...leadsFew(hosts[host], host), ...travels(hosts[host], host)]),
    ...[...leading].flatMap(host => isAway(weeks, week => week.hosts[host], withHost(host, { isFree: [] }))),
    ...[...holding].flatMap(venue => isAway(weeks, week => week.venues[venue], withFreeVenue(venue))),
    ...meetings.filter(({ isLocked }) => isLocked).map(meeting => isLockedThere(timetable, meeting)),
  ]
}

const placeOf = ({ module, district }: MeetingClass): string =>
  district === null ? module.name : `${module.name} i ${district}`

/** How a meeting is named in a clause. */
export function subjectOf(
  { classes, groups }: Timetable,
  { class: index, groups: own }: Pick<Meeting, 'class' | 'groups'>,
): string {
  const each = classes[index] as MeetingClass
  const { name, audience } = each.module
  return audience === 'group' ? `${name} för ${groups[own[0] ?? -1]?.id}` : placeOf(each)
}

/** A1 */
function isHeld(timetable: Timetable, meeting: Meeting): Demand {
  const { id } = meeting
  const passes = timetable.classes[meeting.class]?.module.passes ?? 1
  return {
    rule: 'A1',
    subject: subjectOf(timetable, meeting),
    text: passes === 1 ? 'ska hållas' : `ska hållas i ${passes} pass i följd`,
    remedy: 'projektledaren kan ta bort eller korta moduler',
    drop: week => ({ ...week, meetings: week.meetings.filter(own => own.id !== id) }),
  }
}

/** A12 */
function isLockedThere(timetable: Timetable, meeting: Meeting): Demand {
  const { id } = meeting
  return {
    rule: 'A12',
    subject: subjectOf(timetable, meeting),
    text: 'är låst',
    remedy: 'något som är låst kan låsas upp',
    drop: week => ({
      ...week,
      meetings: week.meetings.map(own => (own.id === id ? { ...own, isLocked: false } : own)),
    }),
  }
}

/** A4 */
function hasHosts({ hosts }: Timetable, index: number, each: MeetingClass): Demand[] {
  return HOST_KINDS.filter(kind => each.needs[kind] > 0).map(kind => {
    const names = each.hosts
      .filter(host => hosts[host]?.host.kind === kind)
      .map(host => hosts[host]?.host.name ?? '')
    const [one, several] = KINDS[kind]
    const who = names.length === 0 ? 'ingen kan leda modulen där' : `de som kan: ${names.join(', ')}`
    return {
      rule: 'A4',
      subject: placeOf(each),
      text: `kräver ${each.needs[kind] === 1 ? one : `${each.needs[kind]} ${several}`} (${who})`,
      remedy: 'fler värdar kan läggas till eller färre krävas',
      drop: withClass(index, own => ({ ...own, needs: { ...own.needs, [kind]: 0 } })),
    }
  })
}

/** A5 */
function hasVenue({ meetings, venues }: Timetable, index: number, each: MeetingClass): Demand {
  const seats = Math.max(...meetings.filter(own => own.class === index).map(({ students }) => students))
  const names = (each.venues ?? [])
    .filter(venue => (venues[venue]?.venue.seats ?? 0) >= seats)
    .map(venue => venues[venue]?.venue.name ?? '')
  return {
    rule: 'A5',
    subject: placeOf(each),
    text: `kräver en lokal med ${seats} platser (${names.length === 0 ? 'ingen är så stor' : names.join(', ')})`,
    remedy: 'en större eller ledig lokal kan bokas',
    drop: withClass(index, own => ({ ...own, venues: null })),
  }
}

/** A7 */
function keepsPosition(module: Module): Demand[] {
  if (module.position === 'any') return []
  const text = module.position === 'first' ? 'ska komma före allt annat' : 'ska komma efter allt annat'
  const remedy = 'projektledaren kan låta modulen ligga var som helst'
  return [{ rule: 'A7', subject: module.name, text, remedy, drop: withModule(module, { position: 'any' }) }]
}

/** A8 */
function hasHalfDay(module: Module): Demand[] {
  if (module.audience !== 'pilot') return []
  const remedy = 'projektledaren kan korta eller flytta besöket'
  // With another audience it is a meeting of all its groups like the others.
  const drop = withModule(module, { audience: 'district' })
  return [{ rule: 'A8', subject: module.name, text: 'lämnar resten av sin halvdag fri', remedy, drop }]
}

/** A6 */
const haveFewDays = ({ dayCount }: Timetable): Demand => ({
  rule: 'A6',
  subject: 'dagarna',
  text: `får vara högst ${dayCount.maximum}`,
  remedy: 'projektledaren kan tillåta fler dagar',
  drop: timetable => ({ ...timetable, dayCount: { ...timetable.dayCount, maximum: timetable.days.length } }),
})

/** A3 */
function leadsFew(planned: PlannedHost | undefined, host: number): Demand[] {
  if (!planned) return []
  return [
    {
      rule: 'A3',
      subject: planned.host.name,
      text: `leder högst ${planned.maximum} tillfällen`,
      remedy: 'någon kan leda fler tillfällen',
      drop: withHost(host, { maximum: Infinity }),
    },
  ]
}

/** A8 */
function travels(planned: PlannedHost | undefined, host: number): Demand[] {
  if (!planned?.needsTravelTime) return []
  return [
    {
      rule: 'A8',
      subject: planned.host.name,
      text: 'behöver ett pass för att byta förvaltning',
      remedy: 'fler lärare kan dela på förvaltningarna',
      drop: withHost(host, { needsTravelTime: false }),
    },
  ]
}

/** A3 for a host, A5 for a venue. */
function isAway(
  weeks: readonly Timetable[],
  of: (week: Timetable) => PlannedHost | PlannedVenue | undefined,
  drop: Demand['drop'],
): Demand[] {
  const absences = weeks.flatMap(week => absencesIn(week, of(week)?.isFree ?? []))
  const [one] = weeks.map(of)
  if (!one || absences.length === 0) return []
  const { rule, name } =
    'host' in one ? { rule: 'A3', name: one.host.name } : { rule: 'A5', name: one.venue.name }
  return [
    {
      rule,
      subject: name,
      text: `är upptagen ${absences.join(', ')}`,
      remedy: 'host' in one ? 'någon som är upptagen kan frigöra tid' : 'tider i en lokal kan frigöras',
      drop,
    },
  ]
}

/** `2020-03-10 fm1 fm2` for every day with an absence. */
function absencesIn({ days, passes }: Timetable, isFree: readonly boolean[]): string[] {
  return days.flatMap((day, at) => {
    const away = passes.filter((_, pass) => !isFree[at * passes.length + pass]).map(({ id }) => id)
    if (away.length === 0) return []
    return away.length === passes.length ? [`${day} hela dagen`] : [`${day} ${away.join(' ')}`]
  })
}

const withClass =
  (index: number, change: (own: MeetingClass) => MeetingClass): Demand['drop'] =>
  timetable => ({
    ...timetable,
    classes: timetable.classes.map((own, at) => (at === index ? change(own) : own)),
  })

const withModule =
  ({ id }: Module, changes: Partial<Module>): Demand['drop'] =>
  timetable => ({
    ...timetable,
    classes: timetable.classes.map(own =>
      own.module.id === id ? { ...own, module: { ...own.module, ...changes } } : own,
    ),
  })

/** An empty `isFree` stands for a host who is always free. */
const withHost =
  (host: number, changes: Partial<PlannedHost>): Demand['drop'] =>
  timetable => ({
    ...timetable,
    hosts: timetable.hosts.map((own, at) =>
      at === host
        ? { ...own, ...changes, ...(changes.isFree && { isFree: own.isFree.map(() => true) }) }
        : own,
    ),
  })

const withFreeVenue =
  (venue: number): Demand['drop'] =>
  timetable => ({
    ...timetable,
    venues: timetable.venues.map((own, at) =>
      at === venue ? { ...own, isFree: own.isFree.map(() => true) } : own,
    ),
  })
