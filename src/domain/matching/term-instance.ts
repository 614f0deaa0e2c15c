import {
  universitiesRefusing,
  type NamedSupervisor,
  type SupervisorRule,
} from '../supervisors/qualification.ts'
import { INSTANCE_FORMAT, type InstanceInput } from './instance.ts'
import { groupsOf } from './together.ts'

/** What a term holds when it is matched: everything that the rules ask about, and nobody's name. */
export interface TermFacts {
  readonly term: { id: string; seed: string; maxTravelMinutes: number | null; startsOn: string }
  readonly shares: readonly { universityId: string; places: number; guarantee: number }[]
  readonly universities: readonly ({ id: string } & SupervisorRule)[]
  readonly districts: readonly { id: string; minimum: number; maximum: number | null }[]
  readonly offers: readonly OfferFacts[]
  readonly students: readonly StudentFacts[]
  readonly together: readonly { studentId: string; otherId: string }[]
  /** R12: those in force. */
  readonly pins: readonly { studentId: string; offerId: string }[]
  readonly travelTimes: readonly { homeArea: string; districtId: string; minutes: number }[]
  /** Pairs that a district has refused this term: each is a block of that offer alone (R10). */
  readonly refused: readonly { studentId: string; offerId: string }[]
}

export interface OfferFacts {
  readonly id: string
  readonly districtId: string
  readonly unit: string
  readonly fieldId: string
  readonly places: number
  readonly fromOn: string | null
  readonly toOn: string | null
  readonly requires: readonly string[]
  readonly provides: readonly string[]
  /** Empty = all (R6). */
  readonly universityIds: readonly string[]
  readonly supervisor: NamedSupervisor | null
}

export interface StudentFacts {
  readonly id: string
  readonly universityId: string
  readonly homeArea: string | null
  readonly maxTravelMinutes: number | null
  readonly has: readonly string[]
  readonly needs: readonly string[]
  readonly priority: number
  readonly onlyWishes: boolean
  readonly fromOn: string | null
  readonly toOn: string | null
  readonly wishes: readonly { fieldId: string | null; districtId: string | null }[]
  readonly blocks: readonly { districtId: string | null; unit: { name: string; districtId: string } | null }[]
}

/**
 * The term as a `vfu-matching/1` instance. R13 is applied here: an offer is closed to the universities whose rule its
 * named supervisor does not meet, and an offer that is then open to none is left out. A university without a share has
 * the quota 0. A pin (R12) of a student or in an offer that the instance doesn't have is left out.
 */
export function termInstance(facts: TermFacts): InstanceInput {
  const groups = groupsOf(facts.together)
  const travel = travelByHomeArea(facts.travelTimes)
  const offers = facts.offers.flatMap(offer => offerOf(offer, facts))
  const refused = refusedOffers(facts.refused, offers)
  return {
    format: INSTANCE_FORMAT,
    term: facts.term.id,
    seed: facts.term.seed,
    maxTravelMinutes: facts.term.maxTravelMinutes,
    universities: facts.universities.map(({ id }) => {
      const share = facts.shares.find(({ universityId }) => universityId === id)
      return { id, quota: share?.places ?? 0, guarantee: share?.guarantee ?? 0 }
    }),
    districts: facts.districts.map(({ id, minimum, maximum }) => ({ id, minimum, maximum })),
    offers,
    students: facts.students.map(student => {
      const { blocked, ...members } = studentOf(student)
      return {
        ...members,
        blocked: [...blocked, ...(refused.get(student.id) ?? [])],
        travelMinutes: (student.homeArea !== null && travel.get(student.homeArea)) || {},
        ...optional('together', groups.get(student.id)),
      }
    }),
    pinned: facts.pins
      .map(({ studentId, offerId }) => ({ student: studentId, offer: offerId }))
      .filter(({ student }) => facts.students.some(({ id }) => id === student))
      .filter(({ offer }) => offers.some(({ id }) => id === offer)),
  }
}

function offerOf(offer: OfferFacts, { universities, term }: TermFacts): InstanceInput['offers'] {
  const refusing = universitiesRefusing(offer.supervisor, universities, term.startsOn)
  const open = universities
    .map(({ id }) => id)
    .filter(id => offer.universityIds.length === 0 || offer.universityIds.includes(id))
    .filter(id => !refusing.includes(id))
  if (open.length === 0) return []
  return [
    {
      id: offer.id,
      district: offer.districtId,
      unit: offer.unit,
      field: offer.fieldId,
      places: offer.places,
      ...period(offer),
      ...(open.length < universities.length && { universities: open }),
      requires: [...offer.requires],
      provides: [...offer.provides],
    },
  ]
}

function studentOf(student: StudentFacts) {
  return {
    id: student.id,
    university: student.universityId,
    priority: student.priority,
    wishes: student.wishes.map(({ fieldId, districtId }) => ({
      ...optional('field', fieldId),
      ...optional('district', districtId),
    })),
    onlyWishes: student.onlyWishes,
    ...period(student),
    has: [...student.has],
    needs: [...student.needs],
    ...optional('maxTravelMinutes', student.maxTravelMinutes),
    blocked: student.blocks.map(({ districtId, unit }) => ({
      ...optional('district', unit?.districtId ?? districtId),
      ...optional('unit', unit?.name),
    })),
  }
}

/** The pairs that were refused, by student; an offer that is left out of the instance cannot be named in it. */
function refusedOffers(
  refused: TermFacts['refused'],
  offers: readonly { id: string }[],
): ReadonlyMap<string, { offer: string }[]> {
  const known = new Set(offers.map(({ id }) => id))
  const byStudent = new Map<string, { offer: string }[]>()
  for (const { studentId, offerId } of refused) {
    if (known.has(offerId))
      byStudent.set(studentId, [...(byStudent.get(studentId) ?? []), { offer: offerId }])
  }
  return byStudent
}

function period({ fromOn, toOn }: { fromOn: string | null; toOn: string | null }) {
  return fromOn !== null && toOn !== null ? { from: fromOn, to: toOn } : {}
}

/** A member that is only there when it says something. */
function optional<Name extends string, Value>(name: Name, value: Value | null | undefined) {
  return (value === null || value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value }
}

function travelByHomeArea(times: TermFacts['travelTimes']): ReadonlyMap<string, Record<string, number>> {
  const areas = new Map<string, Record<string, number>>()
  for (const { homeArea, districtId, minutes } of times) {
    areas.set(homeArea, { ...areas.get(homeArea), [districtId]: minutes })
  }
  return areas
}
