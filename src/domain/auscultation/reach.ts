import { canLeadAll } from './loads.ts'
import type { Goal } from './objective.ts'
import { withLoadsOf } from './objective.ts'
import { districtPart, isVisit } from './part.ts'
import type { Held } from './plan.ts'
import type { Inquiry } from './question.ts'
import { ask, leastIdle } from './question.ts'
import type { Floor } from './sequence.ts'
import { inSequence } from './sequence.ts'
import type { Timetable } from './timetable.ts'

/** One of the pilot's weeks, and what is known about it so far. */
export interface CandidateWeek {
  readonly timetable: Timetable
  /** By district; what is proved for the goals asked so far, in which each line is at its optimum or open. */
  readonly floors: Map<string, Floor>
  /** Answers about single districts, by district and goal. */
  readonly known: Map<string, boolean>
}

export interface Reached {
  readonly timetable: Timetable
  readonly held: readonly Held[]
}

export function candidateWeek(timetable: Timetable): CandidateWeek {
  const districts = [...new Set(timetable.groups.map(({ district }) => district))]
  const floorOf = (district: string): Floor => ({
    idlePasses: 0,
    changed: ownMeetings(timetable, district).filter(({ previous }) => previous === null).length,
  })
  return {
    timetable,
    floors: new Map(districts.map(district => [district, floorOf(district)])),
    known: new Map(),
  }
}

const ownMeetings = (timetable: Timetable, district: string) =>
  timetable.meetings.filter(({ class: index }) => timetable.classes[index]?.district === district)

/** A plan that reaches one of the goals, found district by district; null when this finds none. */
export async function reachInSequence(
  inquiry: Inquiry,
  weeks: readonly CandidateWeek[],
  goals: readonly Goal[],
): Promise<Reached | null> {
  for (const goal of goals) {
    for (const { timetable, floors } of weeks) {
      const held = await inSequence(inquiry, withLoadsOf(goal, timetable), goal, floors)
      if (held) return { timetable, held }
    }
  }
  return null
}

/**
 * A plan that reaches one of the goals, or null when no plan does: in each week one of the districts alone can't, or
 * all together can't.
 */
export async function reach(
  inquiry: Inquiry,
  weeks: readonly CandidateWeek[],
  goals: readonly Goal[],
): Promise<Reached | null> {
  const possible: { week: CandidateWeek; goal: Goal }[] = []
  for (const goal of goals) {
    for (const week of weeks) {
      if (await eachDistrictCan(inquiry, week, goal)) possible.push({ week, goal })
    }
  }
  for (const { week, goal } of possible) {
    const held = await inSequence(inquiry, withLoadsOf(goal, week.timetable), goal, week.floors)
    if (held) return { timetable: week.timetable, held }
  }
  for (const { week, goal } of possible) {
    const held = await ask(inquiry, withLoadsOf(goal, week.timetable), goal)
    if (held) return { timetable: week.timetable, held }
  }
  return null
}

/** Whether there are hosts enough, and each district could reach the goal if it were alone, with the least of idle passes and changes elsewhere. */
async function eachDistrictCan(inquiry: Inquiry, week: CandidateWeek, goal: Goal): Promise<boolean> {
  if (!canLeadAll(withLoadsOf(goal, week.timetable))) return false
  for (const [district, floor] of week.floors) {
    const own = ownShare(week, floor, goal)
    if (!(own.idlePasses >= floor.idlePasses && own.changed >= floor.changed)) return false
    if (!(await districtCan(inquiry, week, district, own))) return false
  }
  return true
}

/** What the goal leaves to a district when all others have no more than their floors. */
function ownShare({ floors }: CandidateWeek, floor: Floor, goal: Goal): Goal {
  const spareOf = (line: keyof Floor): number =>
    goal[line] - [...floors.values()].reduce((total, each) => total + each[line], 0)
  return {
    ...goal,
    idlePasses: floor.idlePasses + spareOf('idlePasses'),
    changed: floor.changed + spareOf('changed'),
  }
}

/** Whether the district alone could reach the goal, its own meetings being all that counts as changed. */
async function districtCan(
  inquiry: Inquiry,
  { timetable, known }: CandidateWeek,
  district: string,
  goal: Goal,
): Promise<boolean> {
  const key = JSON.stringify([district, goal, goal.idlePasses === Infinity, goal.changed === Infinity])
  const answer = known.get(key)
  if (answer !== undefined) return answer
  const alone = districtAlone(timetable, district, goal)
  const held = await ask(inquiry, alone.timetable, alone.goal)
  known.set(key, held !== null)
  return held !== null
}

/** The question whether a district alone reaches the goal: it fills no least number of days, and keeps no visit. */
function districtAlone(
  timetable: Timetable,
  district: string,
  goal: Goal,
): { timetable: Timetable; goal: Goal } {
  const part = districtPart(withLoadsOf(goal, timetable), district)
  const visits = part.meetings.filter(meeting => isVisit(timetable, meeting))
  return {
    timetable: {
      ...part,
      meetings: part.meetings.map(meeting =>
        visits.includes(meeting) ? { ...meeting, previous: null, isLocked: false } : meeting,
      ),
    },
    goal: {
      ...goal,
      days: { minimum: 0, maximum: goal.days.maximum },
      changed: goal.changed + visits.length,
    },
  }
}

/**
 * Raises each district's floor of idle passes to the least that it can have alone. Every plan still looked for must
 * reach one of the goals, apart from their idle passes.
 */
export async function raiseIdleFloors(
  inquiry: Inquiry,
  weeks: readonly CandidateWeek[],
  goals: readonly Goal[],
): Promise<void> {
  for (const week of weeks) {
    for (const [district, floor] of week.floors) {
      let least = Infinity
      for (const goal of goals) {
        const alone = districtAlone(week.timetable, district, ownShare(week, floor, goal))
        const idlePasses = await leastIdle(inquiry, alone.timetable, { ...alone.goal, idlePasses: Infinity })
        least = Math.min(least, idlePasses ?? Infinity)
      }
      // Infinity: in this week the district reaches none of the goals, and no plan does.
      week.floors.set(district, { ...floor, idlePasses: least })
    }
  }
}
