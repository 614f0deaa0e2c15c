import { datesOfIsoWeek } from '../calendar/iso-week.ts'
import { isPublicHoliday } from '../calendar/working-days.ts'
import { weekdayOf } from '../calendar/calendar-date.ts'
import { smallestConflict } from '../linear/smallest-conflict.ts'
import type { Demand } from './demands.ts'
import { demandsOf } from './demands.ts'
import { canLeadAll } from './loads.ts'
import type { Goal } from './objective.ts'
import { anyLoad } from './objective.ts'
import { districtPart } from './part.ts'
import type { Conflict } from './plan-file.ts'
import type { Inquiry } from './question.ts'
import { OutOfTime, ask } from './question.ts'
import { candidateWeek, reach } from './reach.ts'
import type { Timetable } from './timetable.ts'
import { groupedBy } from './variable-index.ts'

/** Demands that can't hold together, in any of the weeks, while without any one of them the others can. */
export interface Clash {
  /** The same in each of the weeks: of the whole pilot, or of one district. */
  readonly weeks: readonly Timetable[]
  readonly demands: readonly Demand[]
  /** All that could have clashed, these among them. */
  readonly among: readonly Demand[]
  /** True when it is the least number of days that clashes with them. */
  readonly withFewestDays: boolean
}

/**
 * Why no plan obeys all rules (A11), for a pilot that has none; `weeks` are its timetables. First each district that
 * can't be planned even alone, then all of them together. When time runs out only that there is no plan.
 */
export async function findConflicts(inquiry: Inquiry, weeks: readonly Timetable[]): Promise<Conflict[]> {
  const short = tooFewWorkingDays(weeks)
  if (short) return [short]
  try {
    const { clashes, unexplained } = await findClashes(inquiry, weeks)
    return clashes.map((clash, index) => conflictOf(clash, index === clashes.length - 1 ? unexplained : []))
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error
    const text =
      'Moduler, värdar, lokaler och dagar går inte ihop. Tiden tog slut innan det var utrett vilka av dem det gäller. ' +
      'Kör igen med längre tid.'
    return [{ rules: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'], text }]
  }
}

// Many districts mostly clash for one reason, which the first few tell.
const MOST_CLASHES = 3

/** One clash for each district that clashes alone, and the districts left over; otherwise one of the whole pilot. */
export async function findClashes(
  inquiry: Inquiry,
  weeks: readonly Timetable[],
): Promise<{ clashes: Clash[]; unexplained: string[] }> {
  const open = weeks.map(week => ({ ...week, dayCount: { ...week.dayCount, minimum: 0 } }))
  const districts = [...new Set(weeks[0]?.groups.map(({ district }) => district))]
  const clashes: Clash[] = []
  const unexplained: string[] = []
  for (const district of districts) {
    const parts = open.map(week => districtPart(week, district))
    if (await isFeasible(inquiry, parts)) continue
    if (clashes.length < MOST_CLASHES) clashes.push(await smallestClash(inquiry, parts, demandsOf(parts)))
    else unexplained.push(district)
  }
  if (clashes.length > 0) return { clashes, unexplained }
  if (!(await isFeasible(inquiry, open))) {
    return { clashes: [await smallestClash(inquiry, open, demandsOf(open))], unexplained }
  }
  // Fewer meetings would make it only harder to fill the days: they are taken for granted.
  const others = demandsOf(weeks).filter(({ rule, subject }) => rule !== 'A1' && subject !== 'dagarna')
  return {
    clashes: [{ ...(await smallestClash(inquiry, weeks, others)), withFewestDays: true }],
    unexplained,
  }
}

async function smallestClash(
  inquiry: Inquiry,
  weeks: readonly Timetable[],
  demands: readonly Demand[],
): Promise<Clash> {
  const conflicts = async (kept: readonly Demand[]): Promise<boolean> =>
    !(await isFeasible(inquiry, withOnly(weeks, demands, kept)))
  // Where counting hosts tells that there are too few, only those demands need to be searched.
  const isTooFew = (kept: readonly Demand[]): Promise<boolean> =>
    Promise.resolve(withOnly(weeks, demands, kept).every(week => !canLeadAll(week)))
  const clashing = (await isTooFew(demands)) ? await smallestConflict(demands, isTooFew) : demands
  const smallest = (await conflicts([])) ? [] : await smallestConflict(clashing, conflicts)
  return { weeks, demands: smallest, among: demands, withFewestDays: false }
}

/** The weeks with these of the demands, all others dropped. */
export function withOnly(
  weeks: readonly Timetable[],
  demands: readonly Demand[],
  kept: readonly Demand[],
): Timetable[] {
  const dropped = demands.filter(demand => !kept.includes(demand))
  return weeks.map(week => dropped.reduce((timetable, demand) => demand.drop(timetable), week))
}

/** Whether one of the weeks can be planned. */
export async function isFeasible(inquiry: Inquiry, weeks: readonly Timetable[]): Promise<boolean> {
  const goalFor = ({ dayCount }: Timetable): Goal => ({
    ...anyLoad,
    changed: Infinity,
    idlePasses: Infinity,
    days: dayCount,
  })
  for (const week of weeks) {
    const districts = new Set(
      week.meetings.flatMap(({ groups }) => groups.map(group => week.groups[group]?.district)),
    )
    if (districts.size <= 1) {
      if (await ask(inquiry, week, goalFor(week))) return true
    } else if (await reach(inquiry, [candidateWeek(week)], [goalFor(week)])) return true
  }
  return false
}

/** A6, which needs no search. */
function tooFewWorkingDays(weeks: readonly Timetable[]): Conflict | null {
  const fewest = weeks[0]?.dayCount.minimum ?? 0
  if (weeks.some(({ days }) => days.length >= fewest)) return null
  const counts = weeks.map(({ week, days }) => `${week} har ${days.length}${holidaysIn(week)}`)
  const text =
    `Dagarna ska vara minst ${fewest}, men veckorna har färre arbetsdagar: ${counts.join(', ')}. ` +
    'Projektledaren kan välja andra veckor eller färre dagar.'
  return { rules: ['A6'], text }
}

function holidaysIn(week: string): string {
  const holidays = datesOfIsoWeek(week).filter(on => weekdayOf(on) <= 5 && isPublicHoliday(on))
  return holidays.length === 0 ? '' : ` (helgdag ${holidays.join(', ')})`
}

function conflictOf({ weeks, demands, withFewestDays }: Clash, unexplained: readonly string[]): Conflict {
  const fewest = withFewestDays ? [`dagarna ska vara minst ${weeks[0]?.dayCount.minimum}`] : []
  const where = weeks.map(({ week }) => `${week}${holidaysIn(week)}`).join(', ')
  const remedies = [...new Set(demands.map(({ remedy }) => remedy)), 'fler veckor kan prövas']
  const text =
    `Detta går inte ihop i ${weeks.length === 1 ? 'vecka' : 'någon av veckorna'} ${where}: ` +
    `${[...fewest, ...clausesOf(demands)].join('; ')}. Något av detta löser det: ${remedies.join('; ')}.`
  const others =
    unexplained.length === 0
      ? ''
      : ` Inte heller dessa förvaltningar går att planera: ${unexplained.join(', ')}.`
  const rules = [...new Set([...(withFewestDays ? ['A6'] : []), ...demands.map(({ rule }) => rule)])]
  return {
    rules: rules.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1))),
    text: `${text}${others}`,
  }
}

/** One clause for all demands that say the same. That a meeting is held goes without saying when more is said of it. */
function clausesOf(demands: readonly Demand[]): string[] {
  const told = demands.filter(
    ({ rule, subject }) =>
      rule !== 'A1' || !demands.some(other => other.subject === subject && other.rule !== 'A1'),
  )
  return [...groupedBy(told, ({ text }) => text)].map(([text, own]) => {
    const subjects = own.map(({ subject }) => subject)
    const last = subjects.pop() ?? ''
    return `${subjects.length === 0 ? '' : `${subjects.join(', ')} och `}${last} ${text}`
  })
}
