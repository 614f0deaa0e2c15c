import { changedIn, idlePassesIn } from './held-measures.ts'
import { canLeadAll } from './loads.ts'
import type { Goal } from './objective.ts'
import { districtPart, isVisit, withDaysAndVisitsOf, withoutThoseIn } from './part.ts'
import type { Held } from './plan.ts'
import type { Inquiry } from './question.ts'
import { ask } from './question.ts'
import type { Timetable } from './timetable.ts'

/** What each district is known to need at least: idle passes, and own sessions that aren't as they were. */
export interface Floor {
  readonly idlePasses: number
  readonly changed: number
}
export type Floors = ReadonlyMap<string, Floor>

// A plan is mostly found in the first attempts, or not at all in this way.
const MOST_ATTEMPTS = 5

/**
 * A plan that reaches the goal, found district by district: the first decides the days and the joint visits, each of
 * the others takes what is left. A district that finds no way goes first in the next attempt, a few times or until an
 * order comes back. Null says nothing but that this way of looking found none.
 */
export async function inSequence(
  inquiry: Inquiry,
  timetable: Timetable,
  goal: Goal,
  floors: Floors,
): Promise<Held[] | null> {
  if (!canLeadAll(timetable)) return null
  let order = [...floors.keys()]
  const tried = new Set<string>()
  while (tried.size < MOST_ATTEMPTS && !tried.has(JSON.stringify(order))) {
    tried.add(JSON.stringify(order))
    const { held, failed } = await oneAfterTheOther(inquiry, timetable, goal, floors, order)
    if (failed === null) return held
    order = [failed, ...order.filter(district => district !== failed)]
  }
  return null
}

interface Attempt {
  readonly held: Held[]
  /** The district that found no way; null when all did. */
  readonly failed: string | null
}

async function oneAfterTheOther(
  inquiry: Inquiry,
  timetable: Timetable,
  goal: Goal,
  floors: Floors,
  order: readonly string[],
): Promise<Attempt> {
  const held: Held[] = []
  // What the goal leaves above the floors goes to whoever comes first.
  const spare = {
    idlePasses: goal.idlePasses - totalOf(floors, 'idlePasses'),
    changed: goal.changed - totalOf(floors, 'changed'),
  }
  let left = timetable
  for (const [at, district] of order.entries()) {
    const waiting = order.slice(at + 1)
    const part = districtPart(withoutThoseIn(left, lockedIn(left, waiting)), district)
    const floor = floors.get(district) ?? { idlePasses: 0, changed: 0 }
    // The visits are kept or changed with the first district; to the others they are given.
    const given = at === 0 ? 0 : part.meetings.filter(meeting => isVisit(timetable, meeting)).length
    const own = await ask(inquiry, part, {
      ...goal,
      days: at === 0 ? goal.days : left.dayCount,
      idlePasses: floor.idlePasses + spare.idlePasses,
      changed: floor.changed + spare.changed + given,
    })
    if (!own) return { held, failed: district }
    const decided = at === 0 ? own : own.filter(meeting => !isVisit(timetable, meeting))
    held.push(...decided)
    left = withoutThoseIn(at === 0 ? withDaysAndVisitsOf(left, own) : left, decided)
    spare.idlePasses += floor.idlePasses - idlePassesIn(part, own)
    spare.changed += floor.changed + given - changedIn(part, own)
  }
  return { held, failed: null }
}

/** The locked sessions of districts that come later: they are there already (A12). */
const lockedIn = ({ classes, meetings }: Timetable, districts: readonly string[]): Held[] =>
  meetings.flatMap(({ id, class: index, previous, isLocked }) =>
    isLocked && previous && districts.includes(classes[index]?.district ?? '')
      ? [{ id, class: index, ...previous }]
      : [],
  )

const totalOf = (floors: Floors, line: keyof Floor): number =>
  [...floors.values()].reduce((total, floor) => total + floor[line], 0)
