import { keptSessions, measuresOf } from '../../src/domain/auscultation/check-measures.ts'
import { checkSessions } from '../../src/domain/auscultation/check-rules.ts'
import type { Pilot } from '../../src/domain/auscultation/pilot.ts'
import type { Measures, Session } from '../../src/domain/auscultation/plan-file.ts'
import { datesOfIsoWeek } from '../../src/domain/calendar/iso-week.ts'

/** What a plan comes to in the strict order, the smaller the better. */
export const orderOf = ({ days }: Pilot, measures: Measures): number[] => [
  -(measures.kept ?? 0),
  Math.abs(measures.daysUsed - days.wanted),
  measures.idlePasses,
  measures.largestHostLoad,
  measures.termFiveSpread,
]

/**
 * The best that any plan of a small pilot can be, in the strict order, or null when there is none: by trying every time,
 * venue and set of hosts for every session and asking the checker about each whole plan. `locked` are sessions that must
 * be just so (A12).
 */
export function bestByBruteForce(
  pilot: Pilot,
  previous: readonly Session[] | null = null,
  locked: readonly Session[] = [],
): number[] | null {
  const isAsLocked = (option: Session): boolean => {
    const lock = locked.find(
      ({ module, groups }) => module === option.module && groups.some(group => option.groups.includes(group)),
    )
    return !lock || keptSessions([option], [lock]) === 1
  }
  const options = partiesOf(pilot)
    .map(party => optionsFor(pilot, party).filter(isAsLocked))
    .toSorted((one, other) => one.length - other.length)
  const fits = pairwise(pilot, options.flat())
  let best: number[] | null = null
  const extend = (chosen: Session[]): void => {
    const next = options[chosen.length]
    if (next) {
      for (const option of next) if (chosen.every(other => fits(other, option))) extend([...chosen, option])
      return
    }
    const order = orderOf(pilot, measuresOf(pilot, chosen, previous))
    if ((!best || isLess(order, best)) && checkSessions(pilot, chosen).length === 0) best = order
  }
  extend([])
  return best
}

/** How many plans {@link bestByBruteForce} would try at most. */
export const waysToTry = (pilot: Pilot): number =>
  partiesOf(pilot).reduce((ways, party) => ways * optionsFor(pilot, party).length, 1)

/** Whether two sessions can be held in one plan by the rules about two, looked up once for each pair. */
function pairwise(pilot: Pilot, sessions: readonly Session[]): (one: Session, other: Session) => boolean {
  const indexOf = new Map(sessions.map((session, index) => [session, index]))
  const known = new Map<number, boolean>()
  return (one, other) => {
    const key = (indexOf.get(one) ?? 0) * sessions.length + (indexOf.get(other) ?? 0)
    const answer =
      known.get(key) ??
      !checkSessions(pilot, [one, other]).some(({ rule }) => ['A2', 'A7', 'A8'].includes(rule))
    known.set(key, answer)
    return answer
  }
}

const isLess = (one: readonly number[], other: readonly number[]): boolean => {
  const at = one.findIndex((value, index) => value !== other[index])
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0)
}

interface Party {
  module: Pilot['modules'][number]
  groups: string[]
}

function partiesOf({ modules, districts }: Pilot): Party[] {
  const all = districts.flatMap(({ groups }) => groups.map(({ id }) => id))
  return modules.flatMap(module => {
    if (module.audience === 'pilot') return [{ module, groups: all }]
    if (module.audience === 'group') return all.map(id => ({ module, groups: [id] }))
    return districts.map(({ groups }) => ({ module, groups: groups.map(({ id }) => id) }))
  })
}

/** Every way to hold the session that breaks no rule which one session can break, such as A3 to A5. */
export function optionsFor(pilot: Pilot, { module, groups }: Party): Session[] {
  const passes = pilot.passes.toSorted((a, b) => (a.start < b.start ? -1 : 1)).map(({ id }) => id)
  const times = pilot.weeks.flatMap(week =>
    datesOfIsoWeek(week).flatMap(day =>
      Array.from({ length: Math.max(0, passes.length - module.passes + 1) }, (_, at) => ({
        day,
        passes: passes.slice(at, at + module.passes),
      })),
    ),
  )
  const count = module.hosts.staff + module.hosts.termFive + module.hosts.teacher
  const teams = subsets(
    pilot.hosts.filter(({ modules }) => modules.includes(module.id)).map(({ id }) => id),
    count,
  )
  return times.flatMap(time =>
    pilot.venues.flatMap(venue =>
      teams
        .map(hosts => ({
          id: `${module.id} ${groups.join(' ')}`,
          module: module.id,
          groups,
          ...time,
          venue: venue.id,
          hosts,
        }))
        .filter(session => {
          const broken = checkSessions(pilot, [session]).map(({ rule }) => rule)
          return !broken.some(rule => ['A3', 'A4', 'A5', 'A9'].includes(rule))
        }),
    ),
  )
}

function subsets(items: readonly string[], size: number): string[][] {
  if (size === 0) return [[]]
  return items.flatMap((item, index) =>
    subsets(items.slice(index + 1), size - 1).map(rest => [item, ...rest]),
  )
}
