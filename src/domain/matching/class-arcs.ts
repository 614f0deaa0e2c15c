import { growingInt32 } from '../linear/growing-array.ts'
import { commonDistricts } from './constraints.ts'
import type { Block, Instance, Offer, Student, Wish } from './instance.ts'
import type { OfferClasses } from './offer-classes.ts'
import { countedTravelMinutes, isWithinReach, matches, maxTravelMinutesOf, pairsOfGroups } from './pairs.ts'

/** The allowed pairs (R5–R12, R14) of students and classes of offers, by student and then class. */
export interface ClassArcs {
  /** Student s has the arcs a with `starts[s] ≤ a < starts[s + 1]`. */
  readonly starts: Int32Array
  readonly classes: Int32Array
  /** The wish number; 0 is outside. */
  readonly wishes: Int32Array
  /** As stage `travel` counts them. */
  readonly travelMinutes: Int32Array
}

/** Some of a network's arcs, in their order. */
export interface ArcsLeft {
  readonly starts: Int32Array
  readonly classes: Int32Array
  /** Their places among all of the network's; null for all of them. */
  readonly indices: Int32Array | null
}

const UNKNOWN = -1

/**
 * Tries every student with every class. What a wish or a block matches is worked out once for each that is different, and
 * journeys once for each district, so that a pair takes a few operations.
 */
export function classArcs(instance: Instance, classes: OfferClasses): ClassArcs {
  const { students, offers, districts } = instance
  const someOffer = classes.members.map(([first = 0]) => offers[first] as Offer)
  const count = someOffer.length
  const districtIndex = new Map(districts.map(({ id }, index) => [id, index]))
  const districtOf = Int32Array.from(someOffer, ({ district }) => districtIndex.get(district) ?? -1)
  const namedBy = new Map(someOffer.map(({ id }, offerClass) => [id, offerClass]))
  const classesOf = rememberedMatches(someOffer)
  const pinsOf = pinnedOffers(instance)
  const common = commonDistricts(instance, pairsOfGroups(instance))

  const minutes = new Int32Array(count)
  const wishOf = new Int32Array(count)
  const isClosed = new Uint8Array(count)
  const starts = new Int32Array(students.length + 1)
  const [found, wishes, travelMinutes] = [growingInt32(), growingInt32(), growingInt32()]
  let arcs = 0

  students.forEach((student, index) => {
    const limit = maxTravelMinutesOf(instance, student)
    fillMinutes(minutes, student, districtIndex, districtOf, namedBy)
    fillWishes(wishOf, student, classesOf)
    isClosed.fill(0)
    for (const block of student.blocked) for (const each of classesOf(block)) isClosed[each] = 1
    closeOthers(isClosed, student, someOffer, pinsOf.get(student.id), common)
    const open = (classes.kindOf[index] as number) * count
    for (let offerClass = 0; offerClass < count; offerClass++) {
      if (classes.isOpen[open + offerClass] === 0 || isClosed[offerClass] === 1) continue
      const stated = minutes[offerClass] as number
      const known = stated === UNKNOWN ? null : stated
      if (!isWithinReach(known, limit)) continue
      const wish = wishOf[offerClass] as number
      if (wish === 0 && student.onlyWishes) continue
      found.push(offerClass)
      wishes.push(wish)
      travelMinutes.push(countedTravelMinutes(known, limit))
      arcs++
    }
    starts[index + 1] = arcs
  })
  return { starts, classes: found.take(), wishes: wishes.take(), travelMinutes: travelMinutes.take() }
}

/** The classes that a wish or a block matches; classes that could be told apart by it have one offer. */
function rememberedMatches(someOffer: readonly Offer[]): (pattern: Wish & Block) => readonly number[] {
  const known = new Map<string, number[]>()
  return pattern => {
    const { field, district, unit, offer } = pattern
    const key = JSON.stringify([field, district, unit, offer])
    let classes = known.get(key)
    if (!classes) {
      classes = [...someOffer.keys()].filter(each => matches(pattern, someOffer[each] as Offer))
      known.set(key, classes)
    }
    return classes
  }
}

function fillMinutes(
  minutes: Int32Array,
  { travelMinutes }: Student,
  districtIndex: ReadonlyMap<string, number>,
  districtOf: Int32Array,
  namedBy: ReadonlyMap<string, number>,
): void {
  const byDistrict = new Int32Array(districtIndex.size).fill(UNKNOWN)
  for (const key in travelMinutes) {
    const district = districtIndex.get(key)
    if (district !== undefined) byDistrict[district] = travelMinutes[key] ?? UNKNOWN
  }
  for (let each = 0; each < minutes.length; each++) {
    minutes[each] = byDistrict[districtOf[each] as number] as number
  }
  for (const key in travelMinutes) {
    const named = namedBy.get(key)
    if (named !== undefined) minutes[named] = travelMinutes[key] ?? UNKNOWN
  }
}

/** By class the first wish that matches; 0 outside. */
function fillWishes(
  wishOf: Int32Array,
  { wishes }: Student,
  classesOf: (wish: Wish) => readonly number[],
): void {
  wishOf.fill(wishes.length === 0 ? 1 : 0)
  for (let number = wishes.length; number > 0; number--) {
    for (const each of classesOf(wishes[number - 1] as Wish)) wishOf[each] = number
  }
}

/** R11, R12: all but the pinned offers, and all outside the districts where the student's whole group may be. */
function closeOthers(
  isClosed: Uint8Array,
  { together }: Student,
  someOffer: readonly Offer[],
  pinned: readonly string[] | undefined,
  common: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const districts = together === undefined ? undefined : common.get(together)
  if (!pinned && !districts) return
  someOffer.forEach(({ id, district }, each) => {
    const isPinned = pinned?.every(offer => offer === id) ?? true
    if (!isPinned || !(districts?.has(district) ?? true)) isClosed[each] = 1
  })
}

function pinnedOffers({ pinned }: Instance): Map<string, string[]> {
  const offers = new Map<string, string[]>()
  for (const { student, offer } of pinned) offers.set(student, [...(offers.get(student) ?? []), offer])
  return offers
}
