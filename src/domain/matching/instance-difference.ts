import type { Instance, Offer, Policy, Student } from './instance.ts'

/** What differs in a student: members that belong together are one. */
export type StudentMember =
  | 'university'
  | 'priority'
  | 'wishes'
  | 'onlyWishes'
  | 'period'
  | 'has'
  | 'needs'
  | 'travel'
  | 'blocked'
  | 'together'

export type OfferMember = 'unit' | 'field' | 'period' | 'universities' | 'requires' | 'provides'

interface Share {
  readonly quota: number | null
  readonly guarantee: number
}

interface Bounds {
  readonly minimum: number
  readonly maximum: number | null
}

/** One difference between two instances of a term; null is none at all. */
export type InstanceDifference =
  | { readonly kind: 'policy'; readonly before: Policy; readonly after: Policy }
  | { readonly kind: 'seed' }
  | { readonly kind: 'travelLimit'; readonly before: number | null; readonly after: number | null }
  | {
      readonly kind: 'share'
      readonly university: string
      readonly before: Share | null
      readonly after: Share | null
    }
  | {
      readonly kind: 'bounds'
      readonly district: string
      readonly before: Bounds | null
      readonly after: Bounds | null
    }
  /** An offer that one of the two lacks has no places there. */
  | {
      readonly kind: 'places'
      readonly offer: string
      readonly before: number | null
      readonly after: number | null
    }
  | { readonly kind: 'offer'; readonly offer: string; readonly members: readonly OfferMember[] }
  | { readonly kind: 'studentAdded'; readonly student: string }
  | { readonly kind: 'studentRemoved'; readonly student: string }
  | { readonly kind: 'student'; readonly student: string; readonly members: readonly StudentMember[] }
  | {
      readonly kind: 'pin'
      readonly student: string
      readonly before: string | null
      readonly after: string | null
    }

/**
 * Every difference between two instances, each thing once: first what holds for the whole term, then shares, bounds,
 * offers, students and pins, each by id. The order of lists that have no order is no difference, nor are `previous`
 * placements, which belong to a repair.
 */
export function instanceDifferences(before: Instance, after: Instance): InstanceDifference[] {
  return [
    ...termDifferences(before, after),
    ...byId(before.universities, after.universities).flatMap(
      ([university, from, to]): InstanceDifference[] =>
        differ(from && shareOf(from), to && shareOf(to))
          ? [{ kind: 'share', university, before: from && shareOf(from), after: to && shareOf(to) }]
          : [],
    ),
    ...byId(before.districts, after.districts).flatMap(([district, from, to]): InstanceDifference[] =>
      differ(from && boundsOf(from), to && boundsOf(to))
        ? [{ kind: 'bounds', district, before: from && boundsOf(from), after: to && boundsOf(to) }]
        : [],
    ),
    ...byId(before.offers, after.offers).flatMap(([id, from, to]) => offerDifferences(id, from, to)),
    ...byId(before.students, after.students).flatMap(([id, from, to]) => studentDifferences(id, from, to)),
    ...pinDifferences(before, after),
  ]
}

function termDifferences(before: Instance, after: Instance): InstanceDifference[] {
  const differences: InstanceDifference[] = []
  if (before.policy !== after.policy) {
    differences.push({ kind: 'policy', before: before.policy, after: after.policy })
  }
  if (before.seed !== after.seed) differences.push({ kind: 'seed' })
  if (before.maxTravelMinutes !== after.maxTravelMinutes) {
    const [from, to] = [before.maxTravelMinutes, after.maxTravelMinutes]
    differences.push({ kind: 'travelLimit', before: from, after: to })
  }
  return differences
}

const shareOf = ({ quota, guarantee }: Share): Share => ({ quota, guarantee })
const boundsOf = ({ minimum, maximum }: Bounds): Bounds => ({ minimum, maximum })

function offerDifferences(id: string, from: Offer | null, to: Offer | null): InstanceDifference[] {
  const places: InstanceDifference[] =
    from?.places === to?.places
      ? []
      : [{ kind: 'places', offer: id, before: from?.places ?? null, after: to?.places ?? null }]
  if (!from || !to) return places
  const members = membersThatDiffer<Offer, OfferMember>(from, to, {
    unit: ({ district, unit }) => [district, unit],
    field: ({ field }) => field,
    period: periodOf,
    universities: ({ universities }) => universities && asSet(universities),
    requires: ({ requires }) => asSet(requires),
    provides: ({ provides }) => asSet(provides),
  })
  return members.length > 0 ? [...places, { kind: 'offer', offer: id, members }] : places
}

function studentDifferences(id: string, from: Student | null, to: Student | null): InstanceDifference[] {
  if (!from) return [{ kind: 'studentAdded', student: id }]
  if (!to) return [{ kind: 'studentRemoved', student: id }]
  const members = membersThatDiffer<Student, StudentMember>(from, to, {
    university: ({ university }) => university,
    priority: ({ priority }) => priority,
    wishes: ({ wishes }) => wishes.map(wish => [wish.field, wish.district, wish.offer]),
    onlyWishes: ({ onlyWishes }) => onlyWishes,
    period: periodOf,
    has: ({ has }) => asSet(has),
    needs: ({ needs }) => asSet(needs),
    travel: ({ maxTravelMinutes, travelMinutes }) => [
      maxTravelMinutes,
      Object.entries(travelMinutes).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ],
    blocked: ({ blocked }) =>
      asSet(blocked.map(block => JSON.stringify([block.district, block.unit, block.offer, block.field]))),
    together: ({ together }) => together,
  })
  return members.length > 0 ? [{ kind: 'student', student: id, members }] : []
}

function pinDifferences(before: Instance, after: Instance): InstanceDifference[] {
  const pinsOf = ({ pinned }: Instance) => pinned.map(({ student, offer }) => ({ id: student, offer }))
  return byId(pinsOf(before), pinsOf(after)).flatMap(([student, from, to]): InstanceDifference[] =>
    from?.offer === to?.offer
      ? []
      : [{ kind: 'pin', student, before: from?.offer ?? null, after: to?.offer ?? null }],
  )
}

/** Each id of either list, in order, with its item in both. */
function byId<Item extends { id: string }>(
  before: readonly Item[],
  after: readonly Item[],
): [id: string, before: Item | null, after: Item | null][] {
  const [earlier, later] = [before, after].map(items => new Map(items.map(item => [item.id, item])))
  const ids = new Set([...before, ...after].map(({ id }) => id))
  return [...ids].toSorted().map(id => [id, earlier?.get(id) ?? null, later?.get(id) ?? null])
}

function membersThatDiffer<Item, Member extends string>(
  before: Item,
  after: Item,
  values: Readonly<Record<Member, (item: Item) => unknown>>,
): Member[] {
  const members = Object.keys(values) as Member[]
  return members.filter(member => differ(values[member](before), values[member](after)))
}

const periodOf = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => [from, to]
const asSet = (items: readonly string[]): string[] => [...new Set(items)].toSorted()
const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)
