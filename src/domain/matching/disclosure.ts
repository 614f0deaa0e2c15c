import type { Obstacle, StudentReason, WithoutPlace } from './reasons.ts'

/**
 * What others than central may read of a reason: nothing about any other student, and never that a block exists (R10).
 * A place that only a block closes is told as one that isn't open to the student, in the same words as a place that
 * is for other universities (R6); one that another rule closes as well is told by that rule alone. So neither a rule
 * nor a count gives a block away.
 */
export function withoutSecrets(reason: StudentReason): StudentReason {
  return {
    ...reason,
    notMet: reason.notMet.map(each => ({ ...each, obstacle: openObstacle(each.obstacle) })),
    withoutPlace: reason.withoutPlace && openWithoutPlace(reason.withoutPlace),
  }
}

function openObstacle(obstacle: Obstacle): Obstacle {
  if (obstacle.kind === 'cost') return { ...obstacle, moves: [] }
  if (obstacle.kind !== 'notAllowed') return obstacle
  return { kind: 'notAllowed', sets: merged(obstacle.sets) }
}

function openWithoutPlace(withoutPlace: WithoutPlace): WithoutPlace {
  // What the student would have got alone says something of the others in the group.
  if (withoutPlace.kind === 'group') return { ...withoutPlace, placedAlone: null }
  if (withoutPlace.kind !== 'nothingAllowed') return withoutPlace
  return { kind: 'nothingAllowed', sets: merged(withoutPlace.sets) }
}

type RuleSet = Extract<Obstacle, { kind: 'notAllowed' }>['sets'][number]

/** Sets without R10, or with R6 in its place when nothing else is left; sets that have become the same are one. */
function merged(sets: readonly RuleSet[]): RuleSet[] {
  const told = new Map<string, RuleSet>()
  for (const { rules, places, minutes } of sets) {
    const others = rules.filter(rule => rule !== 'R10')
    const open = others.length > 0 ? others : (['R6'] as const)
    const same = told.get(open.join(' '))
    told.set(open.join(' '), {
      rules: [...open],
      places: places + (same?.places ?? 0),
      minutes: least(open.length === 1 && open[0] === 'R9' ? minutes : null, same?.minutes ?? null),
    })
  }
  return [...told.values()].toSorted((a, b) => a.rules.length - b.rules.length || b.places - a.places)
}

function least(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b)
}
