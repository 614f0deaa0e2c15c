import type { WeightedConstraint } from '../linear/rows.ts'
import { sum } from '../linear/rows.ts'
import type { PlannedHost, Timetable } from './timetable.ts'
import { groupedBy } from './variable-index.ts'
import type { Variables } from './variables.ts'

// Of plans that differ only in who is called what, one is enough. These rows forbid the others; they are no rules.

/**
 * Groups of one size that have the same meetings can exchange their whole weeks: the first of them meets the first of
 * its own modules no later than the second, and so on. Not with a previous plan, which tells groups and hosts apart.
 */
export function eachGroupTakesItsTurn(
  { groups, classes, meetings }: Timetable,
  { start, keep }: Variables,
): WeightedConstraint[] {
  if (keep.length > 0) return []
  const ofMeeting = groupedBy(start, ({ meeting }) => meeting)
  const firstOf = new Map<number, number>()
  const ownOf = new Map<number, string[]>()
  for (const [
    index,
    {
      class: kind,
      groups: [group = -1],
      starts,
    },
  ] of meetings.entries()) {
    if (classes[kind]?.module.audience !== 'group') continue
    if (!firstOf.has(group)) firstOf.set(group, index)
    ownOf.set(group, [...(ownOf.get(group) ?? []), `${kind}: ${starts.join(' ')}`])
  }
  const alike = groupedBy([...firstOf.keys()], group =>
    JSON.stringify([groups[group]?.students, ownOf.get(group)]),
  )
  return [...alike.values()].flatMap(turn =>
    turn.slice(1).flatMap((later, at) => {
      const [one = [], other = []] = [turn[at] ?? -1, later].map(group =>
        ofMeeting.get(firstOf.get(group) ?? -1),
      )
      return other.map(({ slot }) => ({
        rule: 'turn',
        lower: 0,
        upper: Infinity,
        terms: [
          ...sum(one.filter(variable => variable.slot <= slot).map(({ column }) => column)),
          ...sum(
            other.filter(variable => variable.slot <= slot).map(({ column }) => column),
            -1,
          ),
        ],
      }))
    }),
  )
}

/** Hosts who can do the same at the same times can exchange their weeks: the first leads at least as many sessions. */
export function eachHostTakesTheirTurn(
  { hosts }: Timetable,
  { lead, keep }: Variables,
): WeightedConstraint[] {
  if (keep.length > 0) return []
  const ofHost = groupedBy(lead, ({ host }) => host)
  const alike = groupedBy([...ofHost.keys()], index => {
    const { host, isFree, minimum, maximum } = hosts[index] as PlannedHost
    return JSON.stringify([host.kind, host.district, host.modules.toSorted(), isFree, minimum, maximum])
  })
  return [...alike.values()].flatMap(turn =>
    turn.slice(1).map((later, at) => ({
      rule: 'turn',
      lower: 0,
      upper: Infinity,
      terms: [
        ...sum((ofHost.get(turn[at] ?? -1) ?? []).map(({ column }) => column)),
        ...sum(
          (ofHost.get(later) ?? []).map(({ column }) => column),
          -1,
        ),
      ],
    })),
  )
}
