import { pairViolations } from './check-pair.ts'
import type { Block, Instance, StudentInOffer } from './instance.ts'

/**
 * One change of a term that is only thought of. A later change of the same thing replaces an earlier one; new places,
 * blocks and the travel limit that a student has of their own add to what is there.
 */
export type WhatIfChange =
  /** How many places the offer has; 0 takes it away. */
  | { readonly kind: 'places'; readonly offer: string; readonly places: number }
  /** A new offer, open to every university, that requires and provides nothing and covers every period. */
  | { readonly kind: 'newPlaces'; readonly district: string; readonly field: string; readonly places: number }
  /** R3; a quota of null is no limit. */
  | {
      readonly kind: 'share'
      readonly university: string
      readonly quota: number | null
      readonly guarantee: number
    }
  /** R4 */
  | {
      readonly kind: 'bounds'
      readonly district: string
      readonly minimum: number
      readonly maximum: number | null
    }
  /** R9, for students without a limit of their own; null is no limit. */
  | { readonly kind: 'travel'; readonly maxTravelMinutes: number | null }
  /** R12 */
  | { readonly kind: 'pin'; readonly student: string; readonly offer: string }
  | { readonly kind: 'unpin'; readonly student: string }
  /** R10, on top of the student's other blocks: a whole district, or one offer. */
  | {
      readonly kind: 'block'
      readonly student: string
      readonly district: string | null
      readonly offer: string | null
    }

/** Why a change can't be made: the member that is wrong, and how. */
export type WhatIfFault = { readonly change: number } & (
  | { readonly kind: 'unknown'; readonly member: 'offer' | 'district' | 'university' | 'student' | 'field' }
  | { readonly kind: 'guaranteeAboveQuota'; readonly member: 'guarantee' }
  | { readonly kind: 'boundsCross'; readonly member: 'minimum' }
  | { readonly kind: 'blockNamesNothing'; readonly member: 'district' }
  /** R12: the numbers of the rules (R5–R10, R14) that the pin breaks on its own. */
  | { readonly kind: 'pinBreaksRules'; readonly member: 'offer'; readonly rules: readonly string[] }
)

export type ChangedInstance = { ok: true; instance: Instance } | { ok: false; faults: readonly WhatIfFault[] }

/**
 * The instance with the changes, in their order. Refuses ids that the instance doesn't have (a field is known when an
 * offer or a wish names it, or when it is among `fields`), a guarantee above its quota (R3), a minimum above its maximum
 * (R4), and pins that break a rule on their own (R12) when all changes are made.
 */
export function withChanges(
  instance: Instance,
  changes: readonly WhatIfChange[],
  fields: readonly string[],
): ChangedInstance {
  const references = changes.flatMap((change, index) => faultsOf(instance, change, index, fields))
  if (references.length > 0) return { ok: false, faults: references }
  const changed = changes.reduce(changedBy, instance)
  const faults = changes.flatMap((change, index): WhatIfFault[] => {
    if (change.kind !== 'pin') return []
    const isReplaced = !changed.pinned.some(
      ({ student, offer }) => student === change.student && offer === change.offer,
    )
    const rules = isReplaced ? [] : pairRulesBroken(changed, change)
    return rules.length > 0 ? [{ change: index, kind: 'pinBreaksRules', member: 'offer', rules }] : []
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, instance: changed }
}

/** The instance in which the student is pinned in the offer and nowhere else (R12). */
export function withPin(instance: Instance, { student, offer }: StudentInOffer): Instance {
  return { ...instance, pinned: [...withoutPin(instance, student), { student, offer }] }
}

const withoutPin = ({ pinned }: Instance, student: string): StudentInOffer[] =>
  pinned.filter(pin => pin.student !== student)

/** The numbers of the rules (R5–R10, R14) that the pair breaks on its own, by the checker; none for unknown ids. */
export function pairRulesBroken(instance: Instance, pair: StudentInOffer): string[] {
  const student = instance.students.find(({ id }) => id === pair.student)
  const offer = instance.offers.find(({ id }) => id === pair.offer)
  return student && offer ? pairViolations(instance, student, offer) : []
}

function faultsOf(
  instance: Instance,
  change: WhatIfChange,
  index: number,
  fields: readonly string[],
): WhatIfFault[] {
  const knows = {
    offer: ({ offers }: Instance, id: string) => offers.some(offer => offer.id === id),
    district: ({ districts }: Instance, id: string) => districts.some(district => district.id === id),
    university: ({ universities }: Instance, id: string) =>
      universities.some(university => university.id === id),
    student: ({ students }: Instance, id: string) => students.some(student => student.id === id),
    field: (_: Instance, id: string) => fields.includes(id),
  }
  const unknown = (['offer', 'district', 'university', 'student', 'field'] as const).flatMap(
    (member): WhatIfFault[] => {
      const id = (change as Partial<Record<typeof member, string | null>>)[member]
      const isKnown = id === undefined || id === null || knows[member](instance, id)
      return isKnown ? [] : [{ change: index, kind: 'unknown', member }]
    },
  )
  if (unknown.length > 0) return unknown
  switch (change.kind) {
    case 'share': {
      const isAbove = change.quota !== null && change.guarantee > change.quota
      return isAbove ? [{ change: index, kind: 'guaranteeAboveQuota', member: 'guarantee' }] : []
    }
    case 'bounds': {
      const cross = change.maximum !== null && change.minimum > change.maximum
      return cross ? [{ change: index, kind: 'boundsCross', member: 'minimum' }] : []
    }
    case 'block': {
      const namesNothing = change.district === null && change.offer === null
      return namesNothing ? [{ change: index, kind: 'blockNamesNothing', member: 'district' }] : []
    }
    case 'places':
    case 'newPlaces':
    case 'travel':
    case 'pin':
    case 'unpin':
      return []
  }
}

function changedBy(instance: Instance, change: WhatIfChange): Instance {
  switch (change.kind) {
    case 'places':
      return {
        ...instance,
        offers: withItem(instance.offers, change.offer, { places: change.places }),
      }
    case 'newPlaces':
      return withNewOffer(instance, change)
    case 'share': {
      const { quota, guarantee } = change
      return {
        ...instance,
        universities: withItem(instance.universities, change.university, { quota, guarantee }),
      }
    }
    case 'bounds': {
      const { minimum, maximum } = change
      return { ...instance, districts: withItem(instance.districts, change.district, { minimum, maximum }) }
    }
    case 'travel':
      return { ...instance, maxTravelMinutes: change.maxTravelMinutes }
    case 'pin':
      return withPin(instance, change)
    case 'unpin':
      return { ...instance, pinned: withoutPin(instance, change.student) }
    case 'block': {
      const { district, offer } = change
      const block: Block = { ...(district !== null && { district }), ...(offer !== null && { offer }) }
      const students = instance.students.map(student =>
        student.id === change.student ? { ...student, blocked: [...student.blocked, block] } : student,
      )
      return { ...instance, students }
    }
  }
}

const withItem = <Item extends { id: string }>(
  items: readonly Item[],
  id: string,
  change: Partial<Item>,
): Item[] => items.map(item => (item.id === id ? { ...item, ...change } : item))

const NEW_OFFER = 'new'

/** Whether the id is that of an offer that a change adds. */
export const isNewOffer = (id: string): boolean => id.startsWith(`${NEW_OFFER}/`)

function withNewOffer(
  instance: Instance,
  { district, field, places }: Extract<WhatIfChange, { kind: 'newPlaces' }>,
): Instance {
  // Numbered among its like alone, so that other changes before it don't change the draw (the lottery goes by id).
  const like = `${NEW_OFFER}/${district}/${field}/`
  const id = `${like}${instance.offers.filter(offer => offer.id.startsWith(like)).length + 1}`
  const offer = { id, district, field, unit: id, places, requires: [], provides: [] }
  return { ...instance, offers: [...instance.offers, offer] }
}
