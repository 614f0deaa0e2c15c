import type { Instance, Offer, Student } from './instance.ts'
import { offerIsOpenTo } from './pairs.ts'

/*
 * Interchangeable offers: the same to every student in every criterion but the lottery. They are of the same district
 * and field, open to the same students by R5–R8, and not told apart by name or unit by any wish, block, journey, pin
 * or previous placement. For all stages but the last they are one offer with the sum of their places.
 */
export interface OfferClasses {
  /** Indices of the instance's offers, by class; every class has at least one. */
  readonly members: readonly (readonly number[])[]
  /** Whether every student of a kind may use the class by R5–R8: at `kind × classes + class`. */
  readonly isOpen: Uint8Array
  /** By student: students of a kind are the same to R5–R8. */
  readonly kindOf: Int32Array
}

/** The classes in the order of their first offers. Takes as long as offers + students + kinds of both multiplied. */
export function offerClasses(instance: Instance): OfferClasses {
  const { students, offers } = instance
  const kinds = grouped(students, student =>
    JSON.stringify([student.university, student.from, student.to, student.has, student.needs]),
  )
  const someone = kinds.members.map(([first = 0]) => students[first] as Student)
  const limits = grouped(offers, offer =>
    JSON.stringify([offer.from, offer.to, offer.universities, offer.requires, offer.provides]),
  )
  const openness = limits.members.map(([first = 0]) =>
    someone.map(student => (offerIsOpenTo(student, offers[first] as Offer) ? '1' : '0')).join(''),
  )
  const named = namesIn(instance)
  const classes = grouped(offers, (offer, index) =>
    JSON.stringify([
      offer.district,
      offer.field,
      openness[limits.groupOf[index] as number],
      named.units.has(offer.unit) && offer.unit,
      named.offers.has(offer.id) && offer.id,
    ]),
  )
  const isOpen = new Uint8Array(someone.length * classes.members.length)
  classes.members.forEach(([first = 0], offerClass) => {
    const pattern = openness[limits.groupOf[first] as number] ?? ''
    for (let kind = 0; kind < someone.length; kind++) {
      if (pattern[kind] === '1') isOpen[kind * classes.members.length + offerClass] = 1
    }
  })
  return { members: classes.members, isOpen, kindOf: kinds.groupOf }
}

/** Units and offers that somebody names, so that they are not like others. */
function namesIn({ students, pinned, previous }: Instance) {
  const units = new Set<string>()
  const offers = new Set([...pinned, ...previous].map(({ offer }) => offer))
  for (const { wishes, blocked, travelMinutes } of students) {
    for (const { offer } of wishes) if (offer !== undefined) offers.add(offer)
    for (const { unit, offer } of blocked) {
      if (unit !== undefined) units.add(unit)
      if (offer !== undefined) offers.add(offer)
    }
    // Keys are districts or offers; an offer that is called as a district is then one that is named.
    for (const key in travelMinutes) offers.add(key)
  }
  return { units, offers }
}

/** Items with the same key, in the order in which they first occur. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item, index: number) => string) {
  const groups = new Map<string, number>()
  const members: number[][] = []
  const groupOf = Int32Array.from(items, (item, index) => {
    const key = keyOf(item, index)
    let group = groups.get(key)
    if (group === undefined) {
      group = members.push([]) - 1
      groups.set(key, group)
    }
    members[group]?.push(index)
    return group
  })
  return { members, groupOf }
}
