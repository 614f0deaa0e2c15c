import { recomputedCriteria } from './check-criteria.ts'
import { lookUp } from './check-rules.ts'
import type { Instance, Policy } from './instance.ts'
import type { Criterion, MatchingResult, ResultPlacement } from './result.ts'

/** A matching with what it was given. */
export interface Matching {
  readonly instance: Instance
  readonly result: MatchingResult
}

/** A place that a student has: `wish` is the wish number, null outside the list. */
export interface Place {
  readonly offer: string
  readonly wish: number | null
}

/** A student whom two matchings place differently; null is no place. */
export interface AffectedStudent {
  readonly student: string
  readonly kind: 'moved' | 'placed' | 'unplaced'
  readonly from: Place | null
  readonly to: Place | null
}

/**
 * `better` and `worse` as seen from the first matching. `other` when the two don't want the same: one matching's
 * policy wants more of it and the other's less, or one of them has no plan or no such criterion.
 */
export type Verdict = 'better' | 'worse' | 'same' | 'other'

export interface ComparedCriterion {
  readonly name: string
  readonly sense: 'max' | 'min'
  readonly before: number | null
  readonly after: number | null
  readonly verdict: Verdict
}

/** Everyone who has another place in one matching than in the other, by id; nobody when one of them has no plan. */
export function affectedStudents(
  { result: before }: Matching,
  { result: after }: Matching,
): AffectedStudent[] {
  if (before.status === 'infeasible' || after.status === 'infeasible') return []
  const [earlier, later] = [placesOf(before.placements), placesOf(after.placements)]
  const students = [...new Set([...earlier.keys(), ...later.keys()])].toSorted()
  return students.flatMap((student): AffectedStudent[] => {
    const from = earlier.get(student) ?? null
    const to = later.get(student) ?? null
    if (from?.offer === to?.offer) return []
    const kind = from === null ? 'placed' : to === null ? 'unplaced' : 'moved'
    return [{ student, kind, from, to }]
  })
}

const placesOf = (placements: readonly ResultPlacement[]): Map<string, Place> =>
  new Map(placements.map(({ student, offer, wish }) => [student, { offer, wish }]))

/**
 * The criteria of both matchings side by side, in the first one's strict order, with those that only the second's
 * policy has before `travel`. Both are valued by the placements, so that matchings under different policies can be
 * compared too. The lottery is left out: its sum says nothing about anybody.
 */
export function comparedCriteria(before: Matching, after: Matching): ComparedCriterion[] {
  const policies = [before.result.policy, after.result.policy] as const
  const [earlier, later] = [valuesOf(before, policies), valuesOf(after, policies)]
  return orderedNames(earlier.own, later.own).map(name => {
    const senses = [earlier.own, later.own].flatMap(own => own.find(row => row.name === name)?.sense ?? [])
    const sense = senses[0] ?? 'min'
    const [from, to] = [earlier.valueOf(name), later.valueOf(name)]
    const isShared = senses.every(each => each === sense)
    return { name, sense, before: from, after: to, verdict: isShared ? verdictOf(sense, from, to) : 'other' }
  })
}

function verdictOf(sense: 'max' | 'min', before: number | null, after: number | null): Verdict {
  if (before === null || after === null) return 'other'
  if (before === after) return 'same'
  return after > before === (sense === 'max') ? 'better' : 'worse'
}

interface Values {
  /** The criteria of the matching's own policy; also those of an infeasible one, whose values are null. */
  readonly own: readonly Criterion[]
  readonly valueOf: (name: string) => number | null
}

/** What the placements are worth under each policy. */
function valuesOf({ instance, result }: Matching, policies: readonly [Policy, Policy]): Values {
  const { placed } = lookUp(instance, result.placements)
  const criteriaUnder = (policy: Policy): Criterion[] =>
    recomputedCriteria(instance, policy, placed).filter(({ name }) => name !== 'lottery')
  const all = policies.flatMap(criteriaUnder)
  const hasPlan = result.status !== 'infeasible'
  return {
    own: criteriaUnder(result.policy),
    valueOf: name => {
      if (!hasPlan) return null
      const known = all.find(criterion => criterion.name === name)?.value
      // Nobody is at a wish number, or in a class of priority, that nobody has.
      return known ?? (/^(wish-\d+|priority-\d+)$/.test(name) ? 0 : null)
    },
  }
}

/** The names of both, each once: the second's own wishes after the first's, `travel` last. */
function orderedNames(before: readonly Criterion[], after: readonly Criterion[]): string[] {
  const names = (criteria: readonly Criterion[], wanted: (name: string) => boolean): string[] =>
    criteria.map(({ name }) => name).filter(wanted)
  const isFirst = (name: string): boolean => /^(priority-\d+|placed|kept)$/.test(name)
  const isWish = (name: string): boolean => !isFirst(name) && name !== 'travel'
  const classes = [...new Set([...names(before, isFirst), ...names(after, isFirst)])].toSorted(
    (a, b) => firstOrder(a) - firstOrder(b),
  )
  return [...new Set([...classes, ...names(before, isWish), ...names(after, isWish)]), 'travel']
}

/** Classes of priority, the highest first, then `placed`, then `kept`. */
function firstOrder(name: string): number {
  if (name === 'placed') return 0
  if (name === 'kept') return 1
  return -Number(name.slice('priority-'.length))
}
