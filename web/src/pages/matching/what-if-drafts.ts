import type { BodyOf, ResponseOf } from '../../api/client.ts'

export type Ground = ResponseOf<'GET /api/runs/:runId/what-if'>
export type Change = BodyOf<'POST /api/runs/:runId/what-if'>['changes'][number]
export type ChangeKind = Change['kind']

const CHANGE_KINDS: readonly ChangeKind[] = [
  'places',
  'newPlaces',
  'share',
  'bounds',
  'travel',
  'pin',
  'unpin',
  'block',
]

/** What can be changed in the run: nobody can be unpinned where nobody is pinned. */
export const kindsFor = ({ students }: Ground): readonly ChangeKind[] =>
  CHANGE_KINDS.filter(kind => kind !== 'unpin' || students.some(({ isPinned }) => isPinned))

/** A change as it is being filled in: null is not chosen, or empty; NaN is not a number. */
export interface Draft {
  /** Its own for as long as the page is open. */
  readonly key: number
  readonly kind: ChangeKind
  readonly offer: string | null
  readonly places: number | null
  readonly district: string | null
  readonly field: string | null
  readonly university: string | null
  readonly quota: number | null
  readonly guarantee: number | null
  readonly minimum: number | null
  readonly maximum: number | null
  readonly maxTravelMinutes: number | null
  readonly student: string | null
}

/** A new change: nothing chosen, and the term's travel limit as it is. */
export function newDraft(key: number, kind: ChangeKind, ground: Ground): Draft {
  return {
    key,
    kind,
    offer: null,
    places: kind === 'newPlaces' ? 1 : null,
    district: null,
    field: null,
    university: null,
    quota: null,
    guarantee: null,
    minimum: null,
    maximum: null,
    maxTravelMinutes: ground.maxTravelMinutes,
    student: null,
  }
}

/** What follows from choosing a thing: its numbers as they are in the run, to be changed from. */
export function withChoice(draft: Draft, choice: Partial<Draft>, ground: Ground): Draft {
  const next = { ...draft, ...choice }
  if (draft.kind === 'places' && choice.offer !== undefined) {
    return { ...next, places: ground.offers.find(({ id }) => id === choice.offer)?.places ?? null }
  }
  if (draft.kind === 'share' && choice.university !== undefined) {
    const share = ground.universities.find(({ id }) => id === choice.university)
    return { ...next, quota: share?.quota ?? null, guarantee: share?.guarantee ?? null }
  }
  if (draft.kind === 'bounds' && choice.district !== undefined) {
    const bounds = ground.districts.find(({ id }) => id === choice.district)
    return { ...next, minimum: bounds?.minimum ?? null, maximum: bounds?.maximum ?? null }
  }
  return next
}

const isNumber = (value: number | null, least: number, most: number): value is number =>
  value !== null && value >= least && value <= most

const isEmptyOrNumber = (value: number | null, least: number, most: number): boolean =>
  value === null || isNumber(value, least, most)

const LARGEST_COUNT = 10_000

/** The change that the draft stands for; null until it is filled in with what the server can take. */
export function changeOf(draft: Draft): Change | null {
  const { kind, offer, places, district, field, university, student } = draft
  switch (kind) {
    case 'places':
      return offer !== null && isNumber(places, 0, 50) ? { kind, offer, places } : null
    case 'newPlaces':
      return district !== null && field !== null && isNumber(places, 1, 50)
        ? { kind, district, field, places }
        : null
    case 'share': {
      const { quota, guarantee } = draft
      return university !== null &&
        isEmptyOrNumber(quota, 0, LARGEST_COUNT) &&
        isNumber(guarantee, 0, LARGEST_COUNT)
        ? { kind, university, quota, guarantee }
        : null
    }
    case 'bounds': {
      const { minimum, maximum } = draft
      return district !== null &&
        isNumber(minimum, 0, LARGEST_COUNT) &&
        isEmptyOrNumber(maximum, 0, LARGEST_COUNT)
        ? { kind, district, minimum, maximum }
        : null
    }
    case 'travel':
      return isEmptyOrNumber(draft.maxTravelMinutes, 10, 600)
        ? { kind, maxTravelMinutes: draft.maxTravelMinutes }
        : null
    case 'pin':
      return student !== null && offer !== null ? { kind, student, offer } : null
    case 'unpin':
      return student !== null ? { kind, student } : null
    case 'block':
      return student !== null && (district !== null || offer !== null)
        ? { kind, student, district, offer }
        : null
  }
}

/** The changes that can be asked about, and for each draft its place among them; null for one that is left out. */
export function changesOf(drafts: readonly Draft[]): {
  changes: Change[]
  placeOf: ReadonlyMap<number, number>
} {
  const complete = drafts.flatMap(draft => {
    const change = changeOf(draft)
    return change ? [{ key: draft.key, change }] : []
  })
  return {
    changes: complete.map(({ change }) => change),
    placeOf: new Map(complete.map(({ key }, place) => [key, place])),
  }
}
