import type { Instance, Offer, Student, StudentInOffer } from './instance.ts'
import type { PairRule } from './pairs.ts'
import { brokenPairRules, maxTravelMinutesOf } from './pairs.ts'

/** A student without a place and one Swedish sentence about why. */
export interface UnplacedStudent {
  student: string
  because: string
}

/**
 * Every student whom the placements leave out, sorted by id, with a sentence that is true of these placements:
 * no offer is allowed for them, the group can't be kept together (R11), the university's quota is full (R3), all
 * allowed offers are taken (R2), or the districts with places left are at their maximum (R4). The sentence tells
 * nothing about any other student, and never that a block exists (R10): offers that only a block forbids are
 * left out of the count, and no total is given that they could be worked out from.
 */
export function unplacedStudents(
  instance: Instance,
  placements: readonly StudentInOffer[],
): UnplacedStudent[] {
  const filled = fillingOf(instance, placements)
  return instance.students
    .filter(student => !filled.students.has(student.id))
    .map(student => ({ student: student.id, because: reason(instance, student, filled) }))
    .toSorted((a, b) => (a.student < b.student ? -1 : 1))
}

interface Filling {
  students: ReadonlySet<string>
  offers: ReadonlyMap<string, number>
  universities: ReadonlyMap<string, number>
  districts: ReadonlyMap<string, number>
}

function fillingOf(instance: Instance, placements: readonly StudentInOffer[]): Filling {
  const universityOf = new Map(instance.students.map(({ id, university }) => [id, university]))
  const districtOf = new Map(instance.offers.map(({ id, district }) => [id, district]))
  const offers = new Map<string, number>()
  const universities = new Map<string, number>()
  const districts = new Map<string, number>()
  const add = (counts: Map<string, number>, id = ''): unknown => counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const { student, offer } of placements) {
    add(offers, offer)
    add(universities, universityOf.get(student))
    add(districts, districtOf.get(offer))
  }
  return { students: new Set(placements.map(({ student }) => student)), offers, universities, districts }
}

function reason(instance: Instance, student: Student, filled: Filling): string {
  if (instance.offers.length === 0) return 'Terminen har inga platser.'
  const broken = instance.offers.map(offer => ({ offer, rules: brokenPairRules(instance, student, offer) }))
  const allowed = broken.filter(({ rules }) => rules.length === 0).map(({ offer }) => offer)
  if (allowed.length === 0) return nothingAllowed(instance, student, broken)

  const isInGroup = instance.students.some(
    ({ id, together }) => together !== undefined && together === student.together && id !== student.id,
  )
  if (isInGroup) {
    return 'Studenten ska placeras i samma förvaltning som andra studenter (R11), och hela gruppen fick inte plats.'
  }

  const quota = instance.universities.find(({ id }) => id === student.university)?.quota ?? null
  if (quota !== null && (filled.universities.get(student.university) ?? 0) >= quota) {
    return `Lärosätets kvot på ${counted(quota, 'placering', 'placeringar')} är fylld (R3).`
  }

  const free = allowed.filter(({ id, places }) => (filled.offers.get(id) ?? 0) < places)
  if (free.length === 0) {
    return allowed.length === 1
      ? 'Den enda plats som är tillåten för studenten är upptagen (R2).'
      : `Alla ${allowed.length} platser som är tillåtna för studenten är upptagna (R2).`
  }
  if (free.every(offer => districtIsFull(instance, offer, filled))) {
    return 'De lediga platser som är tillåtna för studenten ligger i förvaltningar som har nått sitt högsta antal (R4).'
  }
  // Only a run that was cut short leaves a student out although a place is free.
  return 'En tillåten plats är ledig, men tiden tog slut innan den bästa planen var funnen.'
}

function districtIsFull({ districts }: Instance, offer: Offer, filled: Filling): boolean {
  const maximum = districts.find(({ id }) => id === offer.district)?.maximum ?? null
  return maximum !== null && (filled.districts.get(offer.district) ?? 0) >= maximum
}

const OPEN_RULES = ['R5', 'R6', 'R7', 'R8', 'R9', 'R14'] as const satisfies readonly PairRule[]

function nothingAllowed(
  instance: Instance,
  student: Student,
  broken: readonly { offer: Offer; rules: readonly PairRule[] }[],
): string {
  const limit = maxTravelMinutesOf(instance, student)
  const obstacles: Record<(typeof OPEN_RULES)[number], string> = {
    R5: 'har en period som inte täcker studentens',
    R6: 'tar inte emot studenter från lärosätet',
    R7: 'kräver något som studenten saknar',
    R8: 'saknar något som studenten behöver',
    R9: `ligger längre bort än ${counted(limit ?? 0, 'minut', 'minuter')}`,
    R14: 'ligger utanför önskemålen',
  }
  const clauses = OPEN_RULES.flatMap(rule => {
    const count = broken.filter(({ rules }) => rules.includes(rule)).length
    return count > 0 ? `${counted(count, 'plats', 'platser')} ${obstacles[rule]} (${rule})` : []
  })
  if (clauses.length === 0) return 'Ingen av terminens platser går att använda för studenten.'
  return `Ingen av terminens platser går att använda för studenten: ${joined(clauses)}.`
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

function joined(clauses: readonly string[]): string {
  const last = clauses.at(-1) ?? ''
  return clauses.length < 2 ? last : `${clauses.slice(0, -1).join(', ')} och ${last}`
}
