import { weekdayOf } from '../calendar/calendar-date.ts'
import { isoWeekOf } from '../calendar/iso-week.ts'
import { isPublicHoliday } from '../calendar/working-days.ts'
import { quoted } from '../matching/fault.ts'
import type { HeldSession } from './check-sessions.ts'
import { pairsOf } from './check-sessions.ts'
import type { Fact, Finding } from './finding.ts'
import type { Pilot } from './pilot.ts'

// The rules A6–A8, about when the sessions are.

/** A6: one of the pilot's weeks, as many days as it may have, no weekend or holiday, whole passes in a row. */
export function daysWithinOneWeek(pilot: Pilot, held: readonly HeldSession[]): Finding[] {
  const days = [...new Set(held.map(({ session }) => session.day))].toSorted()
  const weeks = [...new Set(days.map(isoWeekOf))]
  const findings: Finding[] = []
  const broken = (text: string, fact: Fact): void => void findings.push({ rule: 'A6', text, fact })
  if (weeks.length > 1)
    broken(`Dagarna ligger i flera veckor: ${weeks.join(', ')}.`, { code: 'severalWeeks', weeks })
  for (const week of weeks) {
    if (!pilot.weeks.includes(week))
      broken(`Veckan ${week} är ingen av pilotens veckor.`, { code: 'foreignWeek', week })
  }
  for (const day of days) {
    if (weekdayOf(day) > 5) broken(`${day} är en lördag eller söndag.`, { code: 'weekend', day })
    if (isPublicHoliday(day)) broken(`${day} är en helgdag.`, { code: 'holiday', day })
  }
  const { minimum, maximum } = pilot.days
  if (days.length < minimum || days.length > maximum) {
    broken(`Planen har ${days.length} dagar, men ska ha ${minimum}–${maximum}.`, {
      code: 'dayCount',
      days: days.length,
      minimum,
      maximum,
    })
  }
  for (const { session, module, places } of held) {
    const isInARow = places.every((place, index) => index === 0 || place === (places[index - 1] ?? 0) + 1)
    if (places.length !== module.passes || !isInARow) {
      broken(`Tillfället ${quoted(session.id)} har inte ${module.passes} pass i följd.`, {
        code: 'notInARow',
        session: session.id,
        passes: module.passes,
      })
    }
  }
  return findings
}

/** A7: for every group, all modules marked `first` before all others, all marked `last` after all others. */
export function inOrderOfPosition({ districts }: Pilot, held: readonly HeldSession[]): Finding[] {
  const rank = { first: 0, any: 1, last: 2 }
  return districts.flatMap(({ groups }) =>
    groups.flatMap(({ id }) =>
      pairsOf(held.filter(({ session }) => session.groups.includes(id))).flatMap(([one, other]) => {
        const [earlier, later] =
          rank[one.module.position] <= rank[other.module.position] ? [one, other] : [other, one]
        if (rank[earlier.module.position] === rank[later.module.position] || endsBefore(earlier, later))
          return []
        const text = `Gruppen ${quoted(id)} ska möta ${quoted(earlier.module.id)} före ${quoted(later.module.id)}.`
        const fact: Fact = { code: 'order', group: id, earlier: earlier.module.id, later: later.module.id }
        return [{ rule: 'A7', text, fact }]
      }),
    ),
  )
}

function endsBefore(earlier: HeldSession, later: HeldSession): boolean {
  if (earlier.session.day !== later.session.day) return earlier.session.day < later.session.day
  return lastPlace(earlier) < firstPlace(later)
}

const firstPlace = ({ places }: HeldSession): number => places[0] ?? 0
const lastPlace = ({ places }: HeldSession): number => places.at(-1) ?? 0

/** A8: a whole pass lies between a teacher's sessions in two districts on one day; the joint visit is in none. */
export function teachersHaveTimeToTravel(held: readonly HeldSession[]): Finding[] {
  const teachers = new Set(held.flatMap(({ hosts }) => hosts.filter(({ kind }) => kind === 'teacher')))
  return [...teachers].flatMap(teacher =>
    pairsOf(held.filter(({ hosts, district }) => district !== null && hosts.includes(teacher))).flatMap(
      ([one, other]) => {
        if (one.session.day !== other.session.day || one.district === other.district) return []
        const [earlier, later] = firstPlace(one) <= firstPlace(other) ? [one, other] : [other, one]
        if (firstPlace(later) - lastPlace(earlier) > 1) return []
        const text = `Läraren ${quoted(teacher.id)} byter förvaltning ${one.session.day} utan ett pass emellan.`
        return [{ rule: 'A8', text, fact: { code: 'travel', host: teacher.id, day: one.session.day } }]
      },
    ),
  )
}

/** A8: the half days that the joint visit touches are otherwise free for its groups. */
export function halfDayOfVisitFree(pilot: Pilot, held: readonly HeldSession[]): Finding[] {
  const isMorning = pilot.passes
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))
    .map(({ start }) => start < '12:00')
  return held
    .filter(({ module }) => module.audience === 'pilot')
    .flatMap(visit => {
      const halves = new Set(visit.places.map(place => isMorning[place]))
      return held.flatMap(other => {
        const isTouched =
          other !== visit &&
          other.session.day === visit.session.day &&
          other.places.some(place => halves.has(isMorning[place])) &&
          other.session.groups.some(group => visit.session.groups.includes(group))
        const text = `Tillfället ${quoted(other.session.id)} ligger i samma halvdag som ${quoted(visit.session.id)}.`
        const fact: Fact = { code: 'halfDay', session: other.session.id, visit: visit.session.id }
        return isTouched ? [{ rule: 'A8', text, fact }] : []
      })
    })
}
