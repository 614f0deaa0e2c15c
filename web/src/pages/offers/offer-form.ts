import type { BodyOf } from '../../api/client.ts'
import type { FieldFault } from '../../api/problem.ts'
import type { offers as Words } from '../../copy/sv/offers.ts'
import { isDegreeYear } from '../../forms/degree-year.ts'
import { isEmail } from '../../forms/email.ts'
import { dateRange } from '../../format.ts'
import type { OfferView } from './offer-figures.ts'

type OfferInput = BodyOf<'POST /api/terms/:termId/offers'>
export type Requirement = OfferInput['requires'][number]
export type Provision = OfferInput['provides'][number]

/** What the form holds: as the request's body, but nothing need be filled in yet. */
export interface OfferFormValues {
  readonly districtId: string | null
  readonly unit: string
  readonly fieldId: string | null
  readonly places: number | null
  readonly fromOn: string | null
  readonly toOn: string | null
  readonly requires: Requirement[]
  readonly provides: Provision[]
  readonly universityIds: string[]
  readonly comment: string
  readonly supervisorName: string
  readonly supervisorEmail: string
  readonly supervisorDegreeYear: number | null
  readonly supervisorCourse: 'yes' | 'no' | null
}

const COURSE = { yes: true, no: false } as const

function courseOf(hasCourse: boolean | null): 'yes' | 'no' | null {
  if (hasCourse === null) return null
  return hasCourse ? 'yes' : 'no'
}

/** A district's coordinator starts with the own district chosen. */
export function emptyOffer(districtId: string | null): OfferFormValues {
  return {
    districtId,
    unit: '',
    fieldId: null,
    places: 1,
    fromOn: null,
    toOn: null,
    requires: [],
    provides: [],
    universityIds: [],
    comment: '',
    ...supervisorValues(null),
  }
}

export function offerValues(offer: OfferView): OfferFormValues {
  const { districtId, unit, fieldId, places, fromOn, toOn, requires, provides, universityIds } = offer
  return {
    districtId,
    unit,
    fieldId,
    places,
    fromOn,
    toOn,
    requires,
    provides,
    universityIds,
    comment: offer.comment ?? '',
    ...supervisorValues(offer.supervisor),
  }
}

type Supervisor = NonNullable<OfferInput['supervisor']>

/** The form's four fields about a supervisor; empty for none. */
export function supervisorValues(supervisor: Supervisor | null) {
  return {
    supervisorName: supervisor?.name ?? '',
    supervisorEmail: supervisor?.email ?? '',
    supervisorDegreeYear: supervisor?.degreeYear ?? null,
    supervisorCourse: courseOf(supervisor?.hasSupervisorCourse ?? null),
  }
}

function supervisorOf(values: OfferFormValues): Supervisor | null {
  if (values.supervisorName.trim() === '') return null
  return {
    name: values.supervisorName.trim(),
    email: values.supervisorEmail.trim() || null,
    degreeYear: values.supervisorDegreeYear,
    hasSupervisorCourse: values.supervisorCourse === null ? null : COURSE[values.supervisorCourse],
  }
}

function hasSupervisorDetails(values: OfferFormValues): boolean {
  return (
    values.supervisorEmail.trim() !== '' ||
    values.supervisorDegreeYear !== null ||
    values.supervisorCourse !== null
  )
}

interface TermDays {
  readonly startsOn: string
  readonly endsOn: string
}

/** Whether a whole period lies before or after the term, so that it can have no student of it. */
function isOutside({ fromOn, toOn }: OfferFormValues, term: TermDays | null): term is TermDays {
  return term !== null && fromOn !== null && toOn !== null && (toOn < term.startsOn || fromOn > term.endsOn)
}

/** What can be told before sending, by the path of the request's body; the server checks the rest. */
export function offerFaults(
  values: OfferFormValues,
  words: (typeof Words)['fault'],
  term: TermDays | null,
): FieldFault[] {
  const { districtId, unit, fieldId, places, fromOn, toOn } = values
  const email = values.supervisorEmail.trim()
  const isWholeNumber = places !== null && !Number.isNaN(places)
  const checks: [boolean, string, string][] = [
    [districtId === null, 'districtId', words.district],
    [unit.trim() === '', 'unit', words.unit],
    [fieldId === null, 'fieldId', words.field],
    [places === null || (isWholeNumber && (places < 1 || places > 50)), 'places', words.places],
    [
      values.supervisorName.trim() === '' && hasSupervisorDetails(values),
      'supervisor.name',
      words.supervisorName,
    ],
    [email !== '' && !isEmail(email), 'supervisor.email', words.email],
    [!isDegreeYear(values.supervisorDegreeYear), 'supervisor.degreeYear', words.degreeYear],
    [(fromOn === null) !== (toOn === null), fromOn === null ? 'fromOn' : 'toOn', words.period],
    [fromOn !== null && toOn !== null && fromOn >= toOn, 'toOn', words.periodOrder],
  ]
  const faults = checks.flatMap(([isFaulty, path, text]) => (isFaulty ? [{ path, text }] : []))
  if (!isOutside(values, term)) return faults
  return [...faults, { path: 'fromOn', text: words.periodOutside(dateRange(term.startsOn, term.endsOn)) }]
}

/** The request's body, for values that `offerFaults` has nothing against. */
export function offerBody(values: OfferFormValues): OfferInput {
  return {
    districtId: values.districtId ?? '',
    unit: values.unit.trim(),
    fieldId: values.fieldId ?? '',
    places: values.places ?? 0,
    fromOn: values.fromOn,
    toOn: values.toOn,
    requires: [...values.requires],
    provides: [...values.provides],
    universityIds: [...values.universityIds],
    comment: values.comment.trim() || null,
    supervisor: supervisorOf(values),
  }
}
