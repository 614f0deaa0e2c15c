import type { Instance, InstanceInput, Student, StudentInOffer } from './instance.ts'
import { brokenPairRules, type PairRule } from './pairs.ts'
import type { ResultPlacement } from './result.ts'

/** A placement that still holds. */
export interface HeldPlacement extends StudentInOffer {
  /** It is completed: nothing that changes later can move it. */
  readonly isCompleted: boolean
}

/**
 * The term as it is now, with what still holds as `previous` (R20): the matching then keeps as many of these pairs as
 * any allowed plan can, after placing as many students as possible. A completed placement is pinned (R12). A pair whose
 * student or offer is no longer in the term is in neither list.
 */
export function repairInstance(term: InstanceInput, held: readonly HeldPlacement[]): InstanceInput {
  const students = new Set(term.students.map(({ id }) => id))
  const offers = new Set(term.offers.map(({ id }) => id))
  const known = held.filter(({ student, offer }) => students.has(student) && offers.has(offer))
  const pairOf = ({ student, offer }: HeldPlacement) => ({ student, offer })
  return {
    ...term,
    previous: known.map(pairOf),
    pinned: [...(term.pinned ?? []), ...known.filter(({ isCompleted }) => isCompleted).map(pairOf)],
  }
}

/** Why a student does not keep the offer. */
export type LeavingReason =
  /** The offer is no longer in the term, or open to no university (R13). */
  | { readonly kind: 'offerGone' }
  /** The pair breaks rules that it kept before. */
  | { readonly kind: 'rules'; readonly rules: readonly PairRule[] }
  /** These students have the offer now. */
  | { readonly kind: 'room'; readonly students: readonly string[] }
  /** Somebody in the student's group has moved, or had no place (R11). */
  | { readonly kind: 'together' }
  /** Only a quota, a guarantee, a bound or a pin explains it (R3, R4, R12). */
  | { readonly kind: 'bounds' }

export interface Move {
  readonly student: string
  readonly from: string
  readonly to: string
  readonly wish: number | null
  readonly because: LeavingReason
}

/** What a repair changes; each list by student, everybody who is in none of them and has a place keeps it. */
export interface RepairDifference {
  readonly kept: number
  readonly moved: readonly Move[]
  /** Students without a placement who get one. */
  readonly placed: readonly Omit<Move, 'from' | 'because'>[]
  /** Students who lose theirs and get no other. */
  readonly lost: readonly Omit<Move, 'to' | 'wish'>[]
}

/** What turns the held placements into the plan's. `held` may name students and offers that the instance lacks. */
export function repairDifference(
  instance: Instance,
  held: readonly StudentInOffer[],
  plan: readonly ResultPlacement[],
): RepairDifference {
  const before = new Map(held.map(({ student, offer }) => [student, offer]))
  const after = new Map(plan.map(placement => [placement.student, placement]))
  const because = leavingReasons(instance, before, after)
  const leaving = held.filter(({ student, offer }) => after.get(student)?.offer !== offer).toSorted(byStudent)
  return {
    kept: held.length - leaving.length,
    moved: leaving.flatMap(({ student, offer }) => {
      const now = after.get(student)
      if (!now) return []
      return [{ student, from: offer, to: now.offer, wish: now.wish, because: because(student, offer) }]
    }),
    placed: plan
      .filter(({ student }) => !before.has(student))
      .map(({ student, offer, wish }) => ({ student, to: offer, wish }))
      .toSorted(byStudent),
    lost: leaving
      .filter(({ student }) => !after.has(student))
      .map(({ student, offer }) => ({ student, from: offer, because: because(student, offer) })),
  }
}

function leavingReasons(
  instance: Instance,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, ResultPlacement>,
) {
  const students = new Map(instance.students.map(student => [student.id, student]))
  const offers = new Map(instance.offers.map(offer => [offer.id, offer]))
  const hasLeft = (id: string) => before.has(id) && before.get(id) !== after.get(id)?.offer
  return (studentId: string, offerId: string): LeavingReason => {
    const [student, offer] = [students.get(studentId), offers.get(offerId)]
    if (!student || !offer) return { kind: 'offerGone' }
    const rules = brokenPairRules(instance, student, offer)
    if (rules.length > 0) return { kind: 'rules', rules }
    const { together } = student
    const isOthers = (other: Student) => other.id !== studentId && other.together === together
    const others = together === undefined ? [] : instance.students.filter(isOthers)
    if (others.some(({ id }) => hasLeft(id) || !before.has(id))) return { kind: 'together' }
    const newcomers = [...after.values()].filter(
      placement => placement.offer === offerId && before.get(placement.student) !== offerId,
    )
    if (newcomers.length === 0) return { kind: 'bounds' }
    return { kind: 'room', students: newcomers.map(one => one.student).toSorted() }
  }
}

const byStudent = (a: { student: string }, b: { student: string }): number =>
  a.student < b.student ? -1 : a.student > b.student ? 1 : 0
