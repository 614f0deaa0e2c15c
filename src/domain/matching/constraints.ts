import type { PathConstraint } from '../linear/network.ts'
import type { Instance } from './instance.ts'
import type { Pair } from './pairs.ts'
import { effectiveGuarantee } from './pairs.ts'
import type { GroupDecision } from './proof.ts'

// The rules of the model, one function each. R5–R10, R13 and R14 decide which pairs exist at all: see pairs.ts.

/** R3: a university has at most its quota of placements, and at least its guarantee as far as that is possible. */
export function eachUniversityHasItsShare(instance: Instance, pairs: readonly Pair[]): PathConstraint[] {
  const { universities, students } = instance
  const indexOf = new Map(universities.map(({ id }, index) => [id, index]))
  const universityOf = students.map(({ university }) => indexOf.get(university) ?? -1)
  const columns = columnsBy(pairs, universities.length, pair => universityOf[pair.student] ?? -1)
  return universities.map(({ id, quota }, index) => ({
    rule: 'R3',
    side: 'supply',
    name: id,
    lower: effectiveGuarantee(instance, index),
    upper: quota ?? Infinity,
    columns: columns[index] ?? [],
  }))
}

/** R1: a student has at most one placement. */
export function eachStudentPlacedAtMostOnce(instance: Instance, pairs: readonly Pair[]): PathConstraint[] {
  const columns = columnsBy(pairs, instance.students.length, pair => pair.student)
  return instance.students.map(({ id }, index) => ({
    rule: 'R1',
    side: 'supply',
    name: id,
    lower: 0,
    upper: 1,
    columns: columns[index] ?? [],
  }))
}

/** R2: an offer takes at most as many students as it has places. */
export function eachOfferHoldsItsPlaces(instance: Instance, pairs: readonly Pair[]): PathConstraint[] {
  const columns = columnsBy(pairs, instance.offers.length, pair => pair.offer)
  return instance.offers.map(({ id, places }, index) => ({
    rule: 'R2',
    side: 'demand',
    name: id,
    lower: 0,
    upper: places,
    columns: columns[index] ?? [],
  }))
}

/** R4: a district's number of students lies within its minimum and maximum. */
export function eachDistrictWithinItsBounds(instance: Instance, pairs: readonly Pair[]): PathConstraint[] {
  const { districts, offers } = instance
  const indexOf = new Map(districts.map(({ id }, index) => [id, index]))
  const districtOf = offers.map(({ district }) => indexOf.get(district) ?? -1)
  const columns = columnsBy(pairs, districts.length, pair => districtOf[pair.offer] ?? -1)
  return districts.map(({ id, minimum, maximum }, index) => ({
    rule: 'R4',
    side: 'demand',
    name: id,
    lower: minimum,
    upper: maximum ?? Infinity,
    columns: columns[index] ?? [],
  }))
}

/** A rule about one student that needs no row: which pairs are left, and whether one of them must be used. */
export interface StudentDemand {
  readonly rule: 'R11' | 'R12'
  readonly student: number
  readonly mustBePlaced: boolean
  readonly mayUse: (pair: Pair) => boolean
}

/** R12: a pinned student is placed, in the pinned offer. */
export function eachPinHolds({ students, offers, pinned }: Instance): StudentDemand[] {
  const studentIndex = new Map(students.map(({ id }, index) => [id, index]))
  const offerIndex = new Map(offers.map(({ id }, index) => [id, index]))
  return pinned.map(pin => ({
    rule: 'R12',
    student: studentIndex.get(pin.student) ?? -1,
    mustBePlaced: true,
    mayUse: pair => pair.offer === offerIndex.get(pin.offer),
  }))
}

/** R11: a group's members are only placed in districts where every member has an allowed pair. */
export function eachGroupKeepsToCommonDistricts(
  { students, offers }: Instance,
  pairs: readonly Pair[],
): StudentDemand[] {
  const common = commonDistricts({ students, offers }, pairs)
  return students.flatMap(({ together }, index) =>
    together === undefined
      ? []
      : {
          rule: 'R11' as const,
          student: index,
          mustBePlaced: false,
          mayUse: (pair: Pair) => common.get(together)?.has(offers[pair.offer]?.district ?? '') ?? false,
        },
  )
}

/** For each group (R11) the districts where every member has an allowed pair; a group may have none. */
export function commonDistricts(
  { students, offers }: Pick<Instance, 'students' | 'offers'>,
  pairs: readonly Pair[],
): Map<string, Set<string>> {
  const districtsOf = students.map(() => new Set<string>())
  for (const { student, offer } of pairs) districtsOf[student]?.add(offers[offer]?.district ?? '')
  const common = new Map<string, Set<string>>()
  for (const [index, { together }] of students.entries()) {
    if (together === undefined) continue
    const own = districtsOf[index] ?? new Set()
    const earlier = common.get(together) ?? own
    common.set(together, new Set([...earlier].filter(district => own.has(district))))
  }
  return common
}

/** R11, for groups that the search has decided: all members are placed in the district, or (null) nobody is. */
export function eachDecidedGroupStaysTogether(
  { students, offers }: Instance,
  decisions: readonly GroupDecision[],
): StudentDemand[] {
  return decisions.flatMap(({ together, district }) =>
    students.flatMap((student, index) =>
      student.together === together
        ? {
            rule: 'R11' as const,
            student: index,
            mustBePlaced: district !== null,
            mayUse: (pair: Pair) => district !== null && offers[pair.offer]?.district === district,
          }
        : [],
    ),
  )
}

function columnsBy(pairs: readonly Pair[], count: number, indexOf: (pair: Pair) => number): number[][] {
  const columns: number[][] = Array.from({ length: count }, () => [])
  pairs.forEach((pair, column) => columns[indexOf(pair)]?.push(column))
  return columns
}
