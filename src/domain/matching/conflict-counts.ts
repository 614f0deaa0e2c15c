import { quoted } from './fault.ts'
import type { Instance, Offer, Student } from './instance.ts'
import { allowedPairs } from './pairs.ts'
import type { Conflict } from './result.ts'

/**
 * Contradictions that show by counting, each enough on its own to rule out every plan: more pinned to an offer
 * than its places (R2, R12), of a university than its quota (R3, R12), in a district than its maximum (R4, R12);
 * a group pinned to several districts (R11, R12); a district's minimum above its places (R2, R4) or the students
 * who may be there (R1, R4); all minima above the students who can be placed (R1, R4) or the quotas (R3, R4); a
 * guarantee above the places its students may have (R2, R3), all guarantees above all places. Empty when no
 * count tells, which doesn't mean that there is a plan.
 */
export function countedConflicts(instance: Instance): Conflict[] {
  return [
    ...pinConflicts(instance),
    ...pinnedGroupConflicts(instance),
    ...minimumConflicts(instance),
    ...guaranteeConflicts(instance),
  ]
}

const CENTRAL = 'den centrala samordnaren'

interface Pinned {
  student: Student
  offer: Offer
}

function pinsOf(instance: Instance): Pinned[] {
  const students = new Map(instance.students.map(student => [student.id, student]))
  const offers = new Map(instance.offers.map(offer => [offer.id, offer]))
  return instance.pinned.flatMap(pin => {
    const student = students.get(pin.student)
    const offer = offers.get(pin.offer)
    return student && offer ? [{ student, offer }] : []
  })
}

function pinConflicts(instance: Instance): Conflict[] {
  const pins = pinsOf(instance)
  const countPins = (holds: (pin: Pinned) => boolean): number => pins.filter(holds).length
  const conflict = (rule: string, what: string, limit: string): Conflict => ({
    rules: [rule, 'R12'],
    text: `${what}, men ${limit}. ${capital(CENTRAL)} kan ta bort en låsning.`,
  })
  const pinnedStudents = (count: number): string => `${students(count)} är ${count === 1 ? 'låst' : 'låsta'}`
  return [
    ...instance.offers.flatMap(({ id, places }) => {
      const count = countPins(({ offer }) => offer.id === id)
      return count > places
        ? [
            conflict(
              'R2',
              `${pinnedStudents(count)} vid platsen ${quoted(id)}`,
              places === 0 ? 'den tar ingen' : `den tar högst ${places}`,
            ),
          ]
        : []
    }),
    ...instance.universities.flatMap(({ id, quota }) => {
      const count = countPins(({ student }) => student.university === id)
      const what = `Lärosätet ${quoted(id)} har ${students(count)} med låst placering`
      return quota !== null && count > quota ? [conflict('R3', what, `kvoten är ${quota}`)] : []
    }),
    ...instance.districts.flatMap(({ id, maximum }) => {
      const count = countPins(({ offer }) => offer.district === id)
      const what = `${pinnedStudents(count)} i förvaltningen ${quoted(id)}`
      return maximum !== null && count > maximum
        ? [conflict('R4', what, `dess högsta antal är ${maximum}`)]
        : []
    }),
  ]
}

function pinnedGroupConflicts(instance: Instance): Conflict[] {
  const districtsOf = new Map<string, Set<string>>()
  for (const { student, offer } of pinsOf(instance)) {
    if (student.together === undefined) continue
    districtsOf.set(student.together, (districtsOf.get(student.together) ?? new Set()).add(offer.district))
  }
  return [...districtsOf].flatMap(([group, districts]) => {
    if (districts.size < 2) return []
    const names = [...districts].toSorted().map(quoted).join(' och ')
    const text = `Gruppen ${quoted(group)} ska vara i samma förvaltning men är låst i ${names}. ${capital(CENTRAL)} kan ta bort en låsning.`
    return [{ rules: ['R11', 'R12'], text }]
  })
}

function minimumConflicts(instance: Instance): Conflict[] {
  const demanding = instance.districts.filter(({ minimum }) => minimum > 0)
  if (demanding.length === 0) return []
  const pairs = allowedPairs(instance)
  const placeable = new Set(pairs.map(({ student }) => student)).size
  const conflicts = demanding.flatMap(({ id, minimum }): Conflict[] => {
    const places = placesOf(instance.offers.filter(({ district }) => district === id))
    if (places < minimum) {
      const text = `Förvaltningen ${quoted(id)} ska ha minst ${students(minimum)} men har ${places === 0 ? 'inga platser' : placeCount(places)}. Förvaltningens samordnare kan erbjuda fler, eller ${CENTRAL} sänka minsta antalet.`
      return [{ rules: ['R2', 'R4'], text }]
    }
    const there = pairs.filter(({ offer }) => instance.offers[offer]?.district === id)
    const count = new Set(there.map(({ student }) => student)).size
    if (count >= minimum) return []
    const text = `Förvaltningen ${quoted(id)} ska ha minst ${students(minimum)}, men ${count === 0 ? 'ingen' : `bara ${count}`} har någon tillåten plats där. ${capital(CENTRAL)} kan sänka minsta antalet.`
    return [{ rules: ['R1', 'R4'], text }]
  })
  return conflicts.length > 0 ? conflicts : sumOfMinimaConflicts(instance, placeable)
}

function sumOfMinimaConflicts(instance: Instance, placeable: number): Conflict[] {
  const sum = total(instance.districts.map(({ minimum }) => minimum))
  const minima = `Förvaltningarnas minsta antal är tillsammans ${sum}`
  if (sum > placeable) {
    const text = `${minima}, men ${placeable === 0 ? 'ingen' : `bara ${placeable}`} av studenterna har någon tillåten plats. ${capital(CENTRAL)} kan sänka dem.`
    return [{ rules: ['R1', 'R4'], text }]
  }
  const quotas = total(
    instance.universities.map(({ id, quota }) => {
      const enrolled = instance.students.filter(({ university }) => university === id).length
      return Math.min(quota ?? enrolled, enrolled)
    }),
  )
  if (sum <= quotas) return []
  const text = `${minima}, men lärosätenas kvoter räcker ${quotas === 0 ? 'inte till någon' : `bara till ${quotas}`}. ${capital(CENTRAL)} kan sänka de förra eller höja de senare.`
  return [{ rules: ['R3', 'R4'], text }]
}

function guaranteeConflicts(instance: Instance): Conflict[] {
  const demanding = instance.universities.filter(({ guarantee }) => guarantee > 0)
  if (demanding.length === 0) return []
  const studentsOf = new Map<string, Set<number>>()
  const offersOf = new Map<string, Set<number>>()
  for (const { student, offer } of allowedPairs(instance)) {
    const id = instance.students[student]?.university ?? ''
    studentsOf.set(id, (studentsOf.get(id) ?? new Set()).add(student))
    offersOf.set(id, (offersOf.get(id) ?? new Set()).add(offer))
  }
  // A guarantee is lowered to the students who can be placed before it binds; see effectiveGuarantee.
  const binding = demanding.map(({ id, guarantee }) => ({
    id,
    asked: guarantee,
    counted: Math.min(guarantee, studentsOf.get(id)?.size ?? 0),
    places: placesOf(instance.offers.filter((_, index) => offersOf.get(id)?.has(index))),
  }))
  const conflicts = binding.flatMap(({ id, asked, counted, places }): Conflict[] => {
    if (places >= counted) return []
    const few = places === 0 ? 'inga platser' : `bara ${placeCount(places)}`
    const text = `Lärosätet ${quoted(id)} är garanterat ${guaranteed(asked, counted)}, men dess studenter har ${few} att välja bland. Förvaltningarna kan erbjuda fler, eller ${CENTRAL} sänka garantin.`
    return [{ rules: ['R2', 'R3'], text }]
  })
  const counted = total(binding.map(each => each.counted))
  const places = placesOf(instance.offers)
  if (conflicts.length === 0 && counted > places) {
    const all = guaranteed(total(binding.map(each => each.asked)), counted)
    const text = `Lärosätena är tillsammans garanterade ${all}, men det finns bara ${places}. Förvaltningarna kan erbjuda fler, eller ${CENTRAL} sänka garantierna.`
    conflicts.push({ rules: ['R2', 'R3'], text })
  }
  return conflicts
}

/** What was asked for and, when that is less, what counts of it. */
const guaranteed = (asked: number, counted: number): string =>
  asked === counted
    ? placeCount(asked)
    : `${placeCount(asked)}, varav ${counted} räknas eftersom fler studenter inte har någon tillåten plats`

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
const placesOf = (offers: readonly Offer[]): number => total(offers.map(({ places }) => places))
const students = (count: number): string => `${count} ${count === 1 ? 'student' : 'studenter'}`
const placeCount = (count: number): string => `${count} ${count === 1 ? 'plats' : 'platser'}`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
