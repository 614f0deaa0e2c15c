import {
  changeOccasion,
  createOccasion,
  type Occasion,
  type OccasionChange,
  type OccasionKind,
  type PlannedOccasion,
  type Timing,
} from './occasion.ts'

/** What a comparison may not invent: the time, and the UID of an occasion that is new. */
export interface DifferenceContext {
  now: Date
  uidFor: (kind: OccasionKind) => string
}

/**
 * What has to happen to one placement's occasions for them to be as planned: at most one change per kind, those
 * planned in the plan's order, then cancellations. An occasion that is already right is not in the answer: nothing
 * is sent for it (S7). An empty plan cancels all that is scheduled. A planned kind that had been cancelled is
 * reinstated under its old UID (C2).
 */
export function differenceOfOccasions(
  existing: readonly Occasion[],
  planned: readonly PlannedOccasion[],
  { now, uidFor }: DifferenceContext,
): OccasionChange[] {
  const existingByKind = new Map(existing.map(occasion => [occasion.kind, occasion]))
  const plannedKinds = new Set(planned.map(plan => plan.kind))

  const forThePlanned = planned.flatMap(plan => {
    const occasion = existingByKind.get(plan.kind)
    if (!occasion) return [createOccasion(plan, uidFor(plan.kind), now)]
    if (occasion.status === 'cancelled') return [changeOccasion(occasion, 'reinstate', plan, now)]
    if (!looksTheSame(occasion, plan)) return [changeOccasion(occasion, 'change', plan, now)]
    return occasion.location === plan.location ? [] : [changeOccasion(occasion, 'touch', plan, now)]
  })
  const cancellations = existing
    .filter(occasion => occasion.status === 'scheduled' && !plannedKinds.has(occasion.kind))
    .map(occasion => changeOccasion(occasion, 'cancel', occasion, now))
  return [...forThePlanned, ...cancellations]
}

/** Whether a recipient would see no difference: same time, and same place but for spaces and capitals. */
function looksTheSame(before: PlannedOccasion, after: PlannedOccasion): boolean {
  return sameTiming(before.timing, after.timing) && readable(before.location) === readable(after.location)
}

/** Whether it is the same days, or the same instants. */
export function sameTiming(before: Timing, after: Timing): boolean {
  if (before.allDay) return after.allDay && before.fromOn === after.fromOn && before.toOn === after.toOn
  return (
    !after.allDay &&
    before.startAt.getTime() === after.startAt.getTime() &&
    before.endAt.getTime() === after.endAt.getTime()
  )
}

function readable(location: string | null): string {
  return (location ?? '').replace(/\s+/g, ' ').trim().toLocaleLowerCase('sv')
}
