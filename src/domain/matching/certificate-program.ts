import { guaranteeToKeep } from './check-rules.ts'
import { lotteryAddend, pairViolations, rankOf, travelAddend } from './check-pair.ts'
import type { Instance, Offer, Student } from './instance.ts'
import type { DualValues, GroupDecision } from './proof.ts'

// The linear program that a proof is about, restated from the rules for the certificate alone. It shares nothing
// with constraints, objective, model or pairs: a mistake in them shows here as a bound that doesn't hold.

/** A row's sum lies within these bounds; null is none. The key is its place in the dual values. */
export interface Row {
  readonly family: keyof DualValues
  readonly id: string
  readonly lower: number
  readonly upper: number | null
}

/** A column: an allowed pair, and the indices of the rows that it is in. */
export interface Column {
  readonly student: Student
  readonly offer: Offer
  readonly rows: readonly [number, number, number, number]
}

export interface Program {
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
}

/**
 * All plans of the instance that obey R1–R10, R12 and R14, and of R11 that no group is placed where one of its
 * members can't be. Every pair is tried against the rules.
 */
export function programOf(instance: Instance): Program {
  const program = withoutGroups(instance)
  const open = new Map<string, Set<string>>()
  for (const { together } of instance.students) {
    if (together !== undefined && !open.has(together)) {
      open.set(together, districtsOpenTo(instance, program, together))
    }
  }
  const isOpen = ({ student: { together }, offer }: Column): boolean =>
    together === undefined || (open.get(together)?.has(offer.district) ?? false)
  return { ...program, columns: program.columns.filter(isOpen) }
}

function withoutGroups(instance: Instance): Program {
  const pinnedOffer = new Map(instance.pinned.map(({ student, offer }) => [student, offer]))
  const rows: Row[] = [
    ...instance.universities.map(({ id, quota }) => ({
      family: 'universities' as const,
      id,
      lower: guaranteeToKeep(instance, id),
      upper: quota,
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
      upper: maximum,
    })),
  ]
  const indexOf = new Map(rows.map(({ family, id }, index) => [`${family} ${id}`, index]))
  const row = (family: keyof DualValues, id: string): number => indexOf.get(`${family} ${id}`) ?? -1
  const columns = instance.students.flatMap(student => {
    const pin = pinnedOffer.get(student.id)
    const [university, own] = [row('universities', student.university), row('students', student.id)]
    return instance.offers.flatMap((offer): Column[] => {
      if (pin !== undefined && pin !== offer.id) return []
      if (pairViolations(instance, student, offer).length > 0) return []
      return [
        {
          student,
          offer,
          rows: [university, own, row('offers', offer.id), row('districts', offer.district)],
        },
      ]
    })
  })
  return { rows, columns }
}

/** The plans of the program in which the groups do what was decided (R11). */
export function restricted(program: Program, decisions: readonly GroupDecision[]): Program {
  if (decisions.length === 0) return program
  const districtOf = new Map(decisions.map(({ together, district }) => [together, district]))
  const decided = ({ together }: Student): string | null | undefined =>
    together === undefined ? undefined : districtOf.get(together)
  const mustBePlaced = new Set(
    program.columns.flatMap(({ student }) => (typeof decided(student) === 'string' ? student.id : [])),
  )
  return {
    rows: program.rows.map(row =>
      row.family === 'students' && mustBePlaced.has(row.id) ? { ...row, lower: 1 } : row,
    ),
    columns: program.columns.filter(({ student, offer }) => {
      const district = decided(student)
      return district === undefined || district === offer.district
    }),
  }
}

/** The districts where every member of the group has a column: nobody of it can be placed anywhere else (R11). */
export function districtsOpenTo(instance: Instance, { columns }: Program, together: string): Set<string> {
  const members = instance.students.filter(student => student.together === together)
  const districtsOf = new Map(members.map(({ id }) => [id, new Set<string>()]))
  for (const { student, offer } of columns) districtsOf.get(student.id)?.add(offer.district)
  const [first, ...others] = [...districtsOf.values()]
  return new Set([...(first ?? [])].filter(district => others.every(other => other.has(district))))
}

/**
 * What one placement adds to a criterion, by its name. A name that isn't a criterion's adds nothing: the order and
 * the names of the criteria are compared elsewhere.
 */
export function addendOf(instance: Instance, criterion: string): (column: Column) => number {
  const number = Number(/^(?:wish|priority)-(\d+)$/.exec(criterion)?.[1] ?? Number.NaN)
  if (criterion === 'placed') return () => 1
  if (criterion === 'outside') return ({ student, offer }) => (rankOf(student, offer) === null ? 1 : 0)
  if (criterion === 'travel') return ({ student, offer }) => travelAddend(instance, student, offer)
  if (criterion === 'lottery') return ({ student, offer }) => lotteryAddend(instance, student, offer)
  if (criterion === 'kept') {
    const had = new Map(instance.previous.map(({ student, offer }) => [student, offer]))
    return ({ student, offer }) => (had.get(student.id) === offer.id ? 1 : 0)
  }
  if (criterion === 'wish-sum') {
    const outside = Math.max(2, 1 + Math.max(0, ...instance.students.map(({ wishes }) => wishes.length)))
    return ({ student, offer }) => rankOf(student, offer) ?? outside
  }
  if (criterion.startsWith('priority-')) return ({ student }) => (student.priority === number ? 1 : 0)
  return ({ student, offer }) => (rankOf(student, offer) === number ? 1 : 0)
}
