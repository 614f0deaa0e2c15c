import { growingInt32 } from '../linear/growing-array.ts'
import { guaranteeToKeep } from './check-rules.ts'
import type { AlikeOffers } from './certificate-pairs.ts'
import { pairsByAlikeOffers } from './certificate-pairs.ts'
import { lotteryAddend, rankOf, travelAddend } from './check-pair.ts'
import type { Instance, Offer, Student } from './instance.ts'
import type { DualValues, GroupDecision } from './proof.ts'
import { SHORTFALL } from './proof.ts'
import type { Criterion } from './result.ts'

// The linear program that a proof is about, restated from the rules for the certificate alone. It shares nothing
// with constraints, objective, model or pairs: a mistake in them shows here as a bound that doesn't hold.

/** A row's sum lies within these bounds; Infinity is none. Family and id are its place in the dual values. */
export interface Row {
  readonly family: keyof DualValues
  readonly id: string
  readonly lower: number
  readonly upper: number
}

/** An allowed pair. */
export interface Column {
  readonly student: Student
  readonly offer: Offer
  /** Position from 1 of the first wish that names the offer; null when none does. */
  readonly rank: number | null
}

/** A group (R11): its members' places among the students, and the districts where each of them has an allowed pair. */
export interface Group {
  readonly members: readonly number[]
  readonly districts: ReadonlySet<string>
}

export interface Program {
  readonly instance: Instance
  readonly rows: readonly Row[]
  /** Student s has the columns j with `starts[s] ≤ j < starts[s + 1]`. */
  readonly starts: Int32Array
  /** By column its offer. */
  readonly offers: Int32Array
  /** By column its rank; 0 is none. */
  readonly ranks: Int32Array
  /** The rows of the first student and of the first offer; the others follow in their order. */
  readonly firstStudentRow: number
  readonly firstOfferRow: number
  /** By student the row of R3, and by offer that of R4. */
  readonly universityRows: Int32Array
  readonly districtRows: Int32Array
  readonly groups: ReadonlyMap<string, Group>
  readonly costs: CostsOfColumns
}

/** What each of a student's columns costs in a criterion, minimised; the values of columns never asked about mean nothing. */
export type CostsOfColumns = (
  criterion: Pick<Criterion, 'name' | 'sense'>,
  student: number,
  columns: Int32Array,
) => Float64Array

/** Some of the program's plans: those that use only these columns and keep the rows' sums within these bounds. */
export interface Face {
  /** Each student's, in the students' order. */
  readonly columns: readonly Int32Array[]
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/**
 * All plans of the instance that obey R1–R10, R12 and R14, and of R11 that no group is placed where one of its
 * members can't be. Every pair is tried against the rules.
 */
export function programOf(instance: Instance): Program {
  const { universities, students, offers } = instance
  const rows = rowsOf(instance)
  const index = new Map(rows.map(({ family, id }, row) => [`${family} ${id}`, row]))
  const row = (family: keyof DualValues, id: string): number => index.get(`${family} ${id}`) ?? -1
  const { kinds, districtsOfGroups, eachAllowed } = pairsByAlikeOffers(instance)
  const starts = new Int32Array(students.length + 1)
  const [allowed, ranks] = [growingInt32(), growingInt32()]
  for (let student = 0; student < students.length; student++) {
    let count = starts[student] as number
    eachAllowed(student, kind => {
      const { members, someone } = kinds[kind] as AlikeOffers
      const rank = rankOf(students[student] as Student, someone) ?? 0
      for (const offer of members) {
        allowed.push(offer)
        ranks.push(rank)
        count++
      }
    })
    starts[student + 1] = count
  }
  const columns = { offers: allowed.take(), ranks: ranks.take() }
  return {
    instance,
    rows,
    starts,
    ...columns,
    firstStudentRow: universities.length,
    firstOfferRow: universities.length + students.length,
    universityRows: Int32Array.from(students, ({ university }) => row('universities', university)),
    districtRows: Int32Array.from(offers, ({ district }) => row('districts', district)),
    groups: groupsOf(instance, districtsOfGroups),
    costs: rememberedCosts(instance, columns),
  }
}

/** Every plan of the program. */
export const wholeFace = ({ rows, starts }: Program): Face => ({
  columns: Array.from({ length: starts.length - 1 }, (_, student) => {
    const first = starts[student] as number
    return Int32Array.from({ length: (starts[student + 1] as number) - first }, (__, at) => first + at)
  }),
  lower: Float64Array.from(rows, ({ lower }) => lower),
  upper: Float64Array.from(rows, ({ upper }) => upper),
})

/** The plans of the face in which the group does what was decided (R11). */
export function restricted(program: Program, face: Face, { together, district }: GroupDecision): Face {
  const { instance, offers, firstStudentRow } = program
  const members = program.groups.get(together)?.members ?? []
  const columns = [...face.columns]
  for (const member of members) {
    columns[member] = (face.columns[member] ?? new Int32Array()).filter(
      column => instance.offers[offers[column] as number]?.district === district,
    )
  }
  if (district === null) return { ...face, columns }
  const lower = face.lower.slice()
  const upper = face.upper.slice()
  for (const member of members) {
    const row = firstStudentRow + member
    lower[row] = upper[row] = 1
  }
  return { columns, lower, upper }
}

/** R3, R1 and R12, R2, R4: the rows of the program, in that order. */
export function rowsOf(instance: Instance): Row[] {
  const pinnedOffer = new Map(instance.pinned.map(({ student, offer }) => [student, offer]))
  return [
    ...instance.universities.map(({ id, quota }) => ({
      family: 'universities' as const,
      id,
      lower: guaranteeToKeep(instance, id),
      upper: quota ?? Infinity,
    })),
    ...instance.students.map(({ id }) => ({
      family: 'students' as const,
      id,
      lower: pinnedOffer.has(id) ? 1 : 0,
      upper: 1,
    })),
    ...instance.offers.map(({ id, places }) => ({ family: 'offers' as const, id, lower: 0, upper: places })),
    ...instance.districts.map(({ id, minimum, maximum }) => ({
      family: 'districts' as const,
      id,
      lower: minimum,
      upper: maximum ?? Infinity,
    })),
  ]
}

function groupsOf(
  { students }: Instance,
  districtsOfGroups: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, Group> {
  const members = new Map<string, number[]>()
  for (const [index, { together }] of students.entries()) {
    if (together !== undefined) members.set(together, [...(members.get(together) ?? []), index])
  }
  return new Map(
    [...members].map(([together, own]) => [
      together,
      { members: own, districts: districtsOfGroups.get(together) ?? new Set() },
    ]),
  )
}

/** Worked out once for each column that is asked about: a proof asks thousands of times. */
function rememberedCosts(
  instance: Instance,
  { offers, ranks }: Pick<Program, 'offers' | 'ranks'>,
): CostsOfColumns {
  const known = new Map<string, { costs: Float64Array; costOf: ReturnType<typeof addendOf> }>()
  return ({ name, sense }, index, columns) => {
    let remembered = known.get(name)
    if (!remembered) {
      const addend = addendOf(instance, name)
      const costs = new Float64Array(offers.length).fill(Number.NaN)
      remembered = { costs, costOf: sense === 'max' ? column => -addend(column) : addend }
      known.set(name, remembered)
    }
    const { costs, costOf } = remembered
    const student = instance.students[index] as Student
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at] as number
      if (!Number.isNaN(costs[column])) continue
      const offer = instance.offers[offers[column] as number] as Offer
      costs[column] = costOf({ student, offer, rank: (ranks[column] as number) || null })
    }
    return costs
  }
}

/**
 * What one placement adds to a criterion, by its name; nothing to the shortfall. A name that isn't a criterion's adds nothing: the order and
 * the names of the criteria are compared elsewhere.
 */
export function addendOf(instance: Instance, criterion: string): (column: Column) => number {
  const number = Number(/^(?:wish|priority)-(\d+)$/.exec(criterion)?.[1] ?? Number.NaN)
  if (criterion === SHORTFALL) return () => 0
  if (criterion === 'placed') return () => 1
  if (criterion === 'outside') return ({ rank }) => (rank === null ? 1 : 0)
  if (criterion === 'travel') return ({ student, offer }) => travelAddend(instance, student, offer)
  if (criterion === 'lottery') return ({ student, offer }) => lotteryAddend(instance, student, offer)
  if (criterion === 'kept') {
    const had = new Map(instance.previous.map(({ student, offer }) => [student, offer]))
    return ({ student, offer }) => (had.get(student.id) === offer.id ? 1 : 0)
  }
  if (criterion === 'wish-sum') {
    const outside = Math.max(2, 1 + Math.max(0, ...instance.students.map(({ wishes }) => wishes.length)))
    return ({ rank }) => rank ?? outside
  }
  if (criterion.startsWith('priority-')) return ({ student }) => (student.priority === number ? 1 : 0)
  return ({ rank }) => (rank === number ? 1 : 0)
}
