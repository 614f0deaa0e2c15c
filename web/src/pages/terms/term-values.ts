import type { BodyOf, ResponseOf } from '../../api/client.ts'
import type { FieldFault } from '../../api/problem.ts'
import type { terms as Words } from '../../copy/sv/terms.ts'

export type Term = ResponseOf<'GET /api/terms/:termId'>
export type Reference = ResponseOf<'GET /api/reference'>

interface Share {
  readonly universityId: string
  readonly places: number | null
  readonly guarantee: number | null
}

interface Bounds {
  readonly districtId: string
  readonly minimum: number | null
  readonly maximum: number | null
}

/** A term's settings as a form holds them: what isn't filled in is null. */
export interface TermValues {
  readonly target: number | null
  readonly maxTravelMinutes: number | null
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly offersDueOn: string | null
  readonly confirmDueOn: string | null
  readonly shares: readonly Share[]
  readonly bounds: readonly Bounds[]
}

/** Every university and district has its row, also those that the term says nothing about yet. */
export function termValues(term: Term, reference: Reference): TermValues {
  const { target, maxTravelMinutes, startsOn, endsOn, offersDueOn, confirmDueOn } = term
  return {
    target,
    maxTravelMinutes,
    startsOn,
    endsOn,
    offersDueOn,
    confirmDueOn,
    shares: reference.universities.map(university => {
      const share = term.shares.find(one => one.universityId === university.id)
      return { universityId: university.id, places: share?.places ?? 0, guarantee: share?.guarantee ?? 0 }
    }),
    bounds: reference.districts.map(district => {
      const set = term.bounds.find(one => one.districtId === district.id)
      return {
        districtId: district.id,
        minimum: set && set.minimum > 0 ? set.minimum : null,
        maximum: set?.maximum ?? null,
      }
    }),
  }
}

/** A new term starts from the shares of the latest one, which are the best guess there is. */
export function newTermValues(latest: Term | null, reference: Reference): TermValues {
  return {
    target: latest?.target ?? 100,
    maxTravelMinutes: latest ? latest.maxTravelMinutes : 90,
    startsOn: null,
    endsOn: null,
    offersDueOn: null,
    confirmDueOn: null,
    shares: reference.universities.map(({ id }) => {
      const share = latest?.shares.find(one => one.universityId === id)
      return { universityId: id, places: share?.places ?? 0, guarantee: share?.guarantee ?? 0 }
    }),
    bounds: [],
  }
}

type Members = Omit<BodyOf<'PUT /api/terms/:termId'>, 'version' | 'bounds'>

/** What is sent; call it only with values that `termFaults` finds nothing wrong with. */
export function termMembers(values: TermValues): Members {
  return {
    target: values.target ?? 0,
    maxTravelMinutes: values.maxTravelMinutes,
    startsOn: values.startsOn ?? '',
    endsOn: values.endsOn ?? '',
    offersDueOn: values.offersDueOn,
    confirmDueOn: values.confirmDueOn,
    shares: values.shares.map(share => ({
      universityId: share.universityId,
      places: share.places ?? 0,
      guarantee: share.guarantee ?? 0,
    })),
  }
}

/** All rows are sent, so that a fault's index is the row's. */
export function termBounds(values: TermValues): BodyOf<'PUT /api/terms/:termId'>['bounds'] {
  return values.bounds.map(({ districtId, minimum, maximum }) => ({
    districtId,
    minimum: minimum ?? 0,
    maximum,
  }))
}

/** Unreadable numbers count as nothing: their own fault says so. */
export function sumOfShares(shares: readonly Share[]): number {
  return shares.reduce((sum, share) => sum + (Number.isNaN(share.places) ? 0 : (share.places ?? 0)), 0)
}

export function boundsSet(bounds: readonly Bounds[]): number {
  return bounds.filter(({ minimum, maximum }) => minimum !== null || maximum !== null).length
}

/** What the client can tell before sending (S2). */
export function termFaults(values: TermValues, t: typeof Words): FieldFault[] {
  const faults: FieldFault[] = []
  if (values.target === null) faults.push({ path: 'target', text: t.needsNumber(t.target) })
  if (values.startsOn === null) faults.push({ path: 'startsOn', text: t.needsDate(t.startsOn) })
  if (values.endsOn === null) faults.push({ path: 'endsOn', text: t.needsDate(t.endsOn) })
  if (values.startsOn !== null && values.endsOn !== null && values.endsOn <= values.startsOn) {
    faults.push({ path: 'endsOn', text: t.endsBeforeStart })
  }
  const sum = sumOfShares(values.shares)
  if (values.target !== null && !Number.isNaN(values.target) && sum !== values.target) {
    faults.push({ path: 'shares', text: t.sumFault(sum, values.target) })
  }
  return faults
}

const DAY = 24 * 60 * 60 * 1000

/** Whole days from one calendar date to another; negative when the second comes first. */
export function daysBetween(fromOn: string, toOn: string): number {
  return Math.round((Date.parse(`${toOn}T00:00:00Z`) - Date.parse(`${fromOn}T00:00:00Z`)) / DAY)
}

/** Days between the last answer and the start when they are fewer than the fourteen that S9 promises, else null. */
export function tooFewDaysOfNotice({ confirmDueOn, startsOn }: TermValues): number | null {
  if (confirmDueOn === null || startsOn === null) return null
  const days = daysBetween(confirmDueOn, startsOn)
  return days < 14 ? days : null
}

/** Whether the move takes back what districts have been asked and have answered: from their answers back to matching. */
export function withdrawsAnswers({ phase }: { readonly phase: Term['phase'] }, to: Term['phase']): boolean {
  return phase === 'confirming' && to === 'matching'
}
