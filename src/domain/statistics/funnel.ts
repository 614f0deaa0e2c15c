import { COUNTED_REASONS, type DeclineReason } from './decline-reasons.ts'

/** How far a student has come, in order; the last four are the ways in which a published placement stands or ended. */
export const CATEGORIES = [
  'unmatched',
  'matched',
  'confirmed',
  'cancelled',
  'interrupted',
  'underWay',
  'completed',
] as const
export type Category = (typeof CATEGORIES)[number]

export const SEXES = ['female', 'male', 'other'] as const
/** `other` is whoever is neither, or of whom nothing is known. */
export type Sex = (typeof SEXES)[number]

/** Students by category, in the order of {@link CATEGORIES}, and by sex, in that of {@link SEXES}. */
export type Counts = readonly (readonly number[])[]

/** Why a place that was offered has no published placement; each such place is counted once, under the first that holds. */
export const UNUSED_REASONS = [
  'withdrawn',
  'waiting',
  'declined',
  'silence',
  'studentLeft',
  'replaced',
  'notAsked',
] as const
export type UnusedReason = (typeof UNUSED_REASONS)[number]

export interface OfferEvent {
  readonly offerId: string
  readonly districtId: string
  readonly fieldId: string
  /** An instant in ISO 8601, UTC. */
  readonly at: string
  /** 0 from when the offer is withdrawn. */
  readonly places: number
}

export interface StudentEvent {
  readonly studentId: string
  readonly universityId: string
  readonly sex: Sex | null
  readonly takesPart: boolean
}

export interface PlacementEvent {
  readonly placementId: string
  readonly studentId: string
  readonly offerId: string
  readonly kind:
    | 'proposed'
    | 'confirmed'
    | 'declined'
    | 'released'
    | 'published'
    | 'completed'
    | 'interrupted'
    | 'cancelled'
  readonly cause: 'place' | 'student' | 'repair' | 'silence' | null
  /** Of a decline. */
  readonly declineReason: DeclineReason | null
}

/** All that is known of a term, each list in the order in which it happened (S8). */
export interface TermEvents {
  readonly offers: readonly OfferEvent[]
  readonly students: readonly StudentEvent[]
  readonly placements: readonly PlacementEvent[]
  /** The last move to matching; null before it. */
  readonly matchingBeganAt: string | null
}

export interface DistrictFigures {
  readonly id: string
  /** Places that stood when the matching began, and any added since. */
  readonly offered: number
  /** Of these, places for which no placement was published. */
  readonly unused: number
  readonly counts: Counts
}

export interface UniversityFigures {
  readonly id: string
  readonly counts: Counts
}

export interface TermFigures {
  readonly districts: readonly DistrictFigures[]
  readonly universities: readonly UniversityFigures[]
  readonly reasons: Readonly<Record<UnusedReason, number>>
  /** Proposals that were declined. Reports that were frozen before reasons were chosen from a list have none. */
  readonly declines?: Declines
}

export type Declines = Readonly<Record<DeclineReason, number>>

/**
 * The funnel of a term, counted from its events (S8). Each student is counted once: in the placement that holds, else in
 * the one that came furthest, the latest of equals. Proposals that were taken back because the term was matched again
 * never were. Whoever a university withdrew before publication was not requested. Districts and universities without
 * anything to count are left out; both lists are ordered by id.
 */
export function figuresOf(events: TermEvents): TermFigures {
  const { records, placements } = historyOf(events)
  const offers = offersIn(events)
  const universities = new Map<string, number[][]>()
  const districts = new Map<string, number[][]>()
  for (const { universityId, category, column, record } of records) {
    add(universities, universityId, category, column)
    const district = record && offers.get(record.offerId)?.districtId
    if (district !== undefined) add(districts, district, category, column)
  }
  const reasons = Object.fromEntries(UNUSED_REASONS.map(reason => [reason, 0])) as Record<
    UnusedReason,
    number
  >
  const places = new Map<string, { offered: number; unused: number }>()
  for (const { offerId, districtId, offered, standing, unused } of usedPlaces(offers, records)) {
    const sums = places.get(districtId) ?? { offered: 0, unused: 0 }
    places.set(districtId, { offered: sums.offered + offered, unused: sums.unused + unused })
    const here = placements.filter(one => one.offerId === offerId)
    for (const [reason, count] of whyUnused(unused, offered - standing, here)) reasons[reason] += count
  }
  const ids = [...new Set([...places.keys(), ...districts.keys()])].sort()
  return {
    districts: ids.map(id => ({
      id,
      ...(places.get(id) ?? { offered: 0, unused: 0 }),
      counts: districts.get(id) ?? noCounts(),
    })),
    universities: [...universities].map(([id, counts]) => ({ id, counts })).sort(byId),
    reasons,
    declines: declinesOf(placements),
  }
}

export interface OfferFigures {
  readonly districtId: string
  readonly fieldId: string
  readonly offered: number
  readonly unused: number
}

/** The places of each offer that stood when the matching began or since, as {@link figuresOf} counts them. */
export function placesOf(events: TermEvents): OfferFigures[] {
  return usedPlaces(offersIn(events), historyOf(events).records)
}

/** Where each student who is counted has come, and all placements that ever were. */
function historyOf(events: TermEvents) {
  const placements = placementsOf(events.placements)
  const furthest = new Map<string, PlacementState>()
  for (const placement of placements) {
    const known = furthest.get(placement.studentId)
    if (!known || rank(placement) >= rank(known)) furthest.set(placement.studentId, placement)
  }
  const students = lastOf(events.students, ({ studentId }) => studentId)
  const records = [...students].flatMap(([id, { universityId, sex, takesPart }]) => {
    const record = furthest.get(id)
    const category = CATEGORIES.indexOf(record?.category ?? 'unmatched')
    const column = SEXES.indexOf(sex ?? 'other')
    return takesPart || category >= FIRST_PUBLISHED ? [{ universityId, category, column, record }] : []
  })
  return { records, placements }
}

function usedPlaces(offers: ReturnType<typeof offersIn>, records: ReturnType<typeof historyOf>['records']) {
  const publishedIn = new Map<string, number>()
  for (const { record, category } of records) {
    if (!record || category < FIRST_PUBLISHED) continue
    publishedIn.set(record.offerId, (publishedIn.get(record.offerId) ?? 0) + 1)
  }
  return [...offers].map(([offerId, offer]) => {
    const unused = Math.max(0, offer.offered - (publishedIn.get(offerId) ?? 0))
    return { offerId, unused, ...offer }
  })
}

function declinesOf(placements: readonly PlacementState[]): Declines {
  const countOf = (reason: DeclineReason) =>
    placements.filter(({ last }) => last.kind === 'declined' && last.declineReason === reason).length
  return Object.fromEntries(COUNTED_REASONS.map(reason => [reason, countOf(reason)])) as Record<
    DeclineReason,
    number
  >
}

/** The first category of those who were told of a placement (S7). */
export const FIRST_PUBLISHED = CATEGORIES.indexOf('cancelled')

export const noCounts = (): number[][] => CATEGORIES.map(() => SEXES.map(() => 0))

/** Cell by cell. */
export function sumOfCounts(all: readonly Counts[]): Counts {
  return noCounts().map((row, category) =>
    row.map((_, sex) => all.reduce((sum, counts) => sum + (counts[category]?.[sex] ?? 0), 0)),
  )
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

function add(rows: Map<string, number[][]>, id: string, category: number, sex: number) {
  const counts = rows.get(id) ?? noCounts()
  const row = counts[category]
  if (row) row[sex] = (row[sex] ?? 0) + 1
  rows.set(id, counts)
}

function lastOf<Event>(events: readonly Event[], key: (event: Event) => string): Map<string, Event> {
  return new Map(events.map(event => [key(event), event]))
}

interface PlacementState {
  readonly studentId: string
  readonly offerId: string
  readonly category: Category
  readonly holds: boolean
  readonly last: PlacementEvent
}

/** Each placement as its events leave it, in the order of their last events; those taken back for a new matching left out. */
function placementsOf(events: readonly PlacementEvent[]): PlacementState[] {
  const confirmed = new Set(
    events.flatMap(({ kind, placementId }) => (kind === 'confirmed' ? [placementId] : [])),
  )
  const lastIndex = new Map(events.map(({ placementId }, index) => [placementId, index]))
  return events.flatMap((last, index) => {
    const { placementId, studentId, offerId, kind, cause } = last
    if (lastIndex.get(placementId) !== index || (kind === 'released' && cause === null)) return []
    const holds = !['declined', 'released', 'cancelled', 'interrupted'].includes(kind)
    return [{ studentId, offerId, category: categoryOf(kind, confirmed.has(placementId)), holds, last }]
  })
}

function categoryOf(kind: PlacementEvent['kind'], wasConfirmed: boolean): Category {
  if (kind === 'published') return 'underWay'
  if (kind === 'proposed' || kind === 'declined') return 'matched'
  if (kind === 'released') return wasConfirmed ? 'confirmed' : 'matched'
  return kind
}

function rank({ holds, category }: PlacementState): number {
  return (holds ? CATEGORIES.length : 0) + CATEGORIES.indexOf(category)
}

function offersIn({ offers, matchingBeganAt }: TermEvents) {
  const known = new Map<string, Omit<OfferFigures, 'unused'> & { standing: number }>()
  for (const { offerId, districtId, fieldId, places, at } of offers) {
    const isLater = matchingBeganAt !== null && at > matchingBeganAt
    const offered = isLater ? Math.max(known.get(offerId)?.offered ?? 0, places) : places
    known.set(offerId, { districtId, fieldId, offered, standing: places })
  }
  return known
}

/** Places are told apart by nothing: what happened in the offer accounts for as many of the unused ones as it can. */
function whyUnused(unused: number, withdrawn: number, placements: readonly PlacementState[]) {
  const ended = (holds: (event: PlacementEvent) => boolean) =>
    placements.filter(one => holds(one.last)).length
  const candidates: readonly (readonly [UnusedReason, number])[] = [
    ['withdrawn', withdrawn],
    ['waiting', ended(({ kind }) => kind === 'proposed' || kind === 'confirmed')],
    ['declined', ended(({ kind }) => kind === 'declined')],
    ['silence', ended(({ cause }) => cause === 'silence')],
    ['studentLeft', ended(({ cause }) => cause === 'student')],
    ['replaced', ended(({ cause }) => cause === 'repair' || cause === 'place')],
    ['notAsked', unused],
  ]
  let left = unused
  return candidates.map(([reason, count]) => {
    const taken = Math.min(left, count)
    left -= taken
    return [reason, taken] as const
  })
}
