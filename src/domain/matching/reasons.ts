import { z } from 'zod'
import type { Alternatives } from './alternatives.ts'
import { alternativesOf } from './alternatives.ts'
import { bestInParts, variantOf } from './best-in-parts.ts'
import { commonDistricts } from './constraints.ts'
import { limitsInTheWay, rulesInTheWay } from './give-way.ts'
import type { Instance, Offer, Student, StudentInOffer } from './instance.ts'
import { allowedPairs, brokenPairRules, matches, wishNumber } from './pairs.ts'
import type { MatchingResult, ResultPlacement } from './result.ts'
import { WHOLE, optimumOf } from './sensitivity.ts'

const pairRule = z.enum(['R5', 'R6', 'R7', 'R8', 'R9', 'R10', 'R14'])
/** Rules that together close some places to the student, fewest rules first; see {@link rulesInTheWay}. */
const ruleSet = z.strictObject({ rules: z.array(pairRule), places: z.int(), minutes: z.int().nullable() })
const wish = z.strictObject({
  field: z.string().optional(),
  district: z.string().optional(),
  offer: z.string().optional(),
})

/** Why a wish wasn't met, or what meeting it would have cost. */
const obstacleSchema = z.discriminatedUnion('kind', [
  /** Nothing in the term is what the wish names. */
  z.strictObject({ kind: z.literal('notOffered') }),
  /** Everything that it names is named by an earlier wish as well. */
  z.strictObject({ kind: z.literal('partOfEarlier') }),
  /** Rules keep the student from every place that it names. */
  z.strictObject({ kind: z.literal('notAllowed'), sets: z.array(ruleSet) }),
  /**
   * It could have been met, but the best plan with the student there is worse by this much in the first criterion
   * that differs. `places` are those allowed for the student, `taken` how many of them are used.
   */
  z.strictObject({
    kind: z.literal('cost'),
    criterion: z.string(),
    sense: z.enum(['max', 'min']),
    by: z.int(),
    places: z.int(),
    taken: z.int(),
    offer: z.string(),
    /** Who else would have another place, or none (null); for central only. */
    moves: z.array(z.strictObject({ student: z.string(), offer: z.string().nullable() })),
  }),
  /** No district has room for the student's whole group among the places that the wish names (R11). */
  z.strictObject({ kind: z.literal('group') }),
  /** The student is pinned to another place (R12). */
  z.strictObject({ kind: z.literal('pinned') }),
  /** No plan that obeys the rules has the student there: pins, guarantees and minima don't allow it (R3, R4, R12). */
  z.strictObject({ kind: z.literal('impossible') }),
  /** The run or the question ran out of time. */
  z.strictObject({ kind: z.literal('unknown') }),
])

/** Why a student has no place. */
const withoutPlaceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('noOffers') }),
  /** Rules keep the student from every place. */
  z.strictObject({ kind: z.literal('nothingAllowed'), sets: z.array(ruleSet) }),
  /** Allowed places, but no room: the fewest limits that would have to be raised; null when that isn't enough. */
  z.strictObject({
    kind: z.literal('noRoom'),
    limits: z.array(z.strictObject({ rule: z.enum(['R2', 'R3', 'R4']), id: z.string() })).nullable(),
  }),
  /** The group (R11) could not be placed as a whole; whether the student would have a place alone. */
  z.strictObject({ kind: z.literal('group'), members: z.int(), placedAlone: z.boolean().nullable() }),
  z.strictObject({ kind: z.literal('unknown') }),
])

export const studentReasonSchema = z.strictObject({
  student: z.string(),
  /** Null without a place. */
  offer: z.string().nullable(),
  /** Number of the wish that the place meets; null outside the list and without a place. */
  wish: z.int().nullable(),
  /** The wish that the place meets; null outside, without wishes and without a place. */
  met: wish.nullable(),
  hasWishes: z.boolean(),
  travelMinutes: z.int().nullable(),
  isPinned: z.boolean(),
  /** Every wish before the one that was met, in their order. */
  notMet: z.array(z.strictObject({ number: z.int(), wish, obstacle: obstacleSchema })),
  withoutPlace: withoutPlaceSchema.nullable(),
})

/** Why a student got what they got, as facts; the sentences are the copy's. */
export type StudentReason = z.output<typeof studentReasonSchema>
export type Obstacle = z.output<typeof obstacleSchema>
export type WithoutPlace = z.output<typeof withoutPlaceSchema>

/**
 * The reason of every student, by id. Nothing in it is a guess: a wish that could have been met is tried in the best
 * plan that meets it, and the criteria are compared. A result cut short by time has reasons as far as they don't rest on its being best.
 */
export async function reasonsOf(
  instance: Instance,
  result: MatchingResult,
  isOutOfTime: () => boolean,
): Promise<StudentReason[]> {
  const alternatives: Alternatives =
    result.status === 'optimal'
      ? alternativesOf(instance, result, isOutOfTime)
      : () => Promise.resolve({ kind: 'unknown' })
  const placements = new Map(result.placements.map(placement => [placement.student, placement]))
  const taken = countByOffer(result.placements)
  const common = commonDistricts(instance, allowedPairs(instance))
  const reasons: StudentReason[] = []
  for (const student of instance.students.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const placement = placements.get(student.id) ?? null
    const groupDistricts = student.together === undefined ? null : (common.get(student.together) ?? null)
    const asked = { instance, result, student, placement, taken, groupDistricts, alternatives }
    reasons.push({
      ...placeOf(student, placement),
      isPinned: instance.pinned.some(pin => pin.student === student.id),
      notMet: await wishesNotMet(asked),
      withoutPlace: placement ? null : await withoutPlace(asked, isOutOfTime),
    })
  }
  return reasons
}

interface Asked {
  readonly instance: Instance
  readonly result: MatchingResult
  readonly student: Student
  readonly placement: ResultPlacement | null
  readonly taken: ReadonlyMap<string, number>
  /** The districts where the student's whole group has allowed places (R11); null without a group. */
  readonly groupDistricts: ReadonlySet<string> | null
  readonly alternatives: Alternatives
}

function placeOf(student: Student, placement: ResultPlacement | null) {
  const number = placement?.wish ?? null
  return {
    student: student.id,
    offer: placement?.offer ?? null,
    wish: number,
    met: (number !== null && student.wishes[number - 1]) || null,
    hasWishes: student.wishes.length > 0,
    travelMinutes: placement?.travelMinutes ?? null,
  }
}

async function wishesNotMet(asked: Asked): Promise<StudentReason['notMet']> {
  const { student, placement } = asked
  const before = placement?.wish ?? student.wishes.length + 1
  const notMet: StudentReason['notMet'] = []
  for (const [index, each] of student.wishes.slice(0, before - 1).entries()) {
    notMet.push({ number: index + 1, wish: each, obstacle: await obstacleTo(asked, index + 1) })
  }
  return notMet
}

async function obstacleTo(asked: Asked, number: number): Promise<Obstacle> {
  const { instance, student, groupDistricts, alternatives } = asked
  const pattern = student.wishes[number - 1] ?? {}
  const named = instance.offers.filter(offer => offer.places > 0 && matches(pattern, offer))
  if (named.length === 0) return { kind: 'notOffered' }
  const offers = named.filter(offer => wishNumber(student, offer) === number)
  if (offers.length === 0) return { kind: 'partOfEarlier' }
  const allowed = offers.filter(offer => brokenPairRules(instance, student, offer).length === 0)
  if (allowed.length === 0) return { kind: 'notAllowed', sets: setsOf(instance, student, offers) }
  if (instance.pinned.some(pin => pin.student === student.id)) return { kind: 'pinned' }
  const open = allowed.filter(({ district }) => groupDistricts?.has(district) ?? true)
  if (open.length === 0) return { kind: 'group' }
  const answer = await alternatives(student.id, number)
  if (answer.kind !== 'found') return { kind: answer.kind }
  return costOf(asked, allowed, answer.alternative)
}

function costOf(
  { result, student, taken }: Asked,
  allowed: readonly Offer[],
  {
    offer,
    costs,
    placements,
  }: { offer: string; costs: readonly number[]; placements: readonly StudentInOffer[] },
): Obstacle {
  const first = costs.findIndex(cost => cost !== 0)
  const total = (count: (each: Offer) => number): number =>
    allowed.reduce((sum, each) => sum + count(each), 0)
  return {
    kind: 'cost',
    criterion: result.criteria[first]?.name ?? '',
    sense: result.criteria[first]?.sense ?? 'min',
    by: costs[first] ?? 0,
    places: total(each => each.places),
    taken: total(each => taken.get(each.id) ?? 0),
    offer,
    moves: movesOf(result.placements, placements).filter(move => move.student !== student.id),
  }
}

/** Who has another place in the second plan, or none, by the students' ids. */
function movesOf(
  before: readonly StudentInOffer[],
  after: readonly StudentInOffer[],
): { student: string; offer: string | null }[] {
  const had = new Map(before.map(({ student, offer }) => [student, offer]))
  const has = new Map(after.map(({ student, offer }) => [student, offer]))
  return [...new Set([...had.keys(), ...has.keys()])]
    .filter(student => had.get(student) !== has.get(student))
    .toSorted()
    .map(student => ({ student, offer: has.get(student) ?? null }))
}

function setsOf(instance: Instance, student: Student, offers: readonly Offer[]) {
  return rulesInTheWay(instance, student, offers).map(set => ({ ...set, rules: [...set.rules] }))
}

async function withoutPlace(
  { instance, result, student }: Asked,
  isOutOfTime: () => boolean,
): Promise<WithoutPlace> {
  const offers = instance.offers.filter(({ places }) => places > 0)
  if (offers.length === 0) return { kind: 'noOffers' }
  const sets = setsOf(instance, student, offers)
  if (sets.length > 0) return { kind: 'nothingAllowed', sets }
  const members = instance.students.filter(
    ({ together }) => together !== undefined && together === student.together,
  ).length
  if (members > 1) {
    const placedAlone = await isPlacedAlone(instance, result, student, isOutOfTime)
    return { kind: 'group', members, placedAlone }
  }
  if (result.status !== 'optimal' || result.proof.kind !== 'lp-duality') return { kind: 'unknown' }
  const optimum = optimumOf(instance, result)
  const index = optimum.model.instance.students.findIndex(({ id }) => id === student.id)
  const limits = limitsInTheWay(optimum, index)
  return { kind: 'noRoom', limits: limits && limits.map(limit => ({ ...limit })) }
}

/** Whether the best plan places the student when the group needs not stay together; null when time ran out. */
async function isPlacedAlone(
  instance: Instance,
  { policy, placements }: MatchingResult,
  { id, together }: Student,
  isOutOfTime: () => boolean,
): Promise<boolean | null> {
  const students = instance.students.map(student => {
    if (student.together !== together) return student
    const { together: _, ...alone } = student
    return alone
  })
  const known = { costs: [], placements }
  const question = { known, parts: [WHOLE], limit: null, isOutOfTime, asLeft: new Map() }
  const best = await bestInParts(variantOf({ ...instance, students }, policy), question)
  if (best === 'outOfTime' || !best) return null
  return best.placements().some(({ student }) => student === id)
}

function countByOffer(placements: readonly StudentInOffer[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { offer } of placements) counts.set(offer, (counts.get(offer) ?? 0) + 1)
  return counts
}
