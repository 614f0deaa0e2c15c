import type { Instance, InstanceInput, Offer } from './instance.ts'
import { INSTANCE_FORMAT } from './instance.ts'
import type { Pair } from './pairs.ts'
import { allowedPairs, matches } from './pairs.ts'

/** A field that no offer has: a wish for it keeps its place in the list and meets nothing. */
const NOWHERE = '-'

/**
 * The instance as anyone may have it, with the same placements and criteria. It has no names and no free text: units
 * are numbered, and the ids stay, because the lottery draws on them.
 *
 * Nor does it tell why a pair isn't allowed. Periods, requirements, needs, travel limits, `onlyWishes` and blocks (R5–R10,
 * R14) are folded into one list for each student, the offers that are closed; travel is told of open offers only, and a
 * wish that meets none of them is emptied. Whoever recognises a student by the place they got can't read from the file
 * that a block exists (R10).
 */
export function deidentified(instance: Instance): InstanceInput {
  const { offers, students } = instance
  const pairsOf = new Map<number, Pair[]>()
  for (const pair of allowedPairs(instance)) {
    pairsOf.set(pair.student, [...(pairsOf.get(pair.student) ?? []), pair])
  }
  const units = [...new Set(offers.map(({ district, unit }) => `${district} ${unit}`))].toSorted()
  const unitOf = ({ district, unit }: Offer): string => `unit-${units.indexOf(`${district} ${unit}`) + 1}`
  return {
    format: INSTANCE_FORMAT,
    term: instance.term,
    policy: instance.policy,
    seed: instance.seed,
    maxTravelMinutes: null,
    universities: instance.universities,
    districts: instance.districts,
    offers: offers.map(offer => ({
      id: offer.id,
      district: offer.district,
      unit: unitOf(offer),
      field: offer.field,
      places: offer.places,
    })),
    students: students.map((student, index) => {
      const open = pairsOf.get(index) ?? []
      const isOpen = new Set(open.map(({ offer }) => offer))
      const openOffers = offers.filter((_, offer) => isOpen.has(offer))
      return {
        id: student.id,
        university: student.university,
        priority: student.priority,
        wishes: student.wishes.map(wish =>
          openOffers.some(offer => matches(wish, offer)) ? wish : { field: NOWHERE },
        ),
        travelMinutes: Object.fromEntries(
          open.map(({ offer, travelMinutes }) => [offers[offer]?.id ?? '', travelMinutes]),
        ),
        blocked: offers.flatMap(({ id }, offer) => (isOpen.has(offer) ? [] : [{ offer: id }])),
        ...(student.together === undefined ? {} : { together: student.together }),
      }
    }),
    pinned: instance.pinned,
    previous: instance.previous,
  }
}
