import { guaranteeToKeep } from './check-rules.ts'
import { lotteryAddend, pairViolations, rankOf, travelAddend } from './check-pair.ts'
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

/** A column: an allowed pair, and the indices of the rows that it is in. */
export interface Column {
  readonly student: Student
  readonly offer: Offer
  readonly rows: readonly [number, number, number, number]
}

/** A group (R11): its members' places among the students, and the districts where each of them has an allowed pair. */
export interface Group {
  readonly members: readonly number[]
  readonly districts: ReadonlySet<string>
}

export interface Program {
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  /** Column j's rows stand at 4j … 4j + 3: a proof prices millions of columns. */
  readonly rowsOfColumns: Int32Array
  /** The row of the first student; the others follow in their order. */
  readonly firstStudentRow: number
  readonly groups: ReadonlyMap<string, Group>
  /** What each of the columns costs in a criterion, minimised; the values of columns never asked about mean nothing. */
  readonly costs: (criterion: Pick<Criterion, 'name' | 'sense'>, columns: Int32Array) => Float64Array
}

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
  const { rows, columns } = withoutGroups(instance)
  const groups = groupsOf(columns, instance)
  const isOpen = ({ student: { together }, offer }: Column): boolean =>
    together === undefined || (groups.get(together)?.districts.has(offer.district) ?? false)
  const open = columns.filter(isOpen)
  return {
    rows,
    columns: open,
    rowsOfColumns: Int32Array.from(open.flatMap(column => column.rows)),
    firstStudentRow: instance.universities.length,
    groups,
    costs: rememberedCosts(instance, open),
  }
}

/** Every plan of the program. */
export function wholeFace({ rows, columns }: Program): Face {
  const byStudent = new Map(
    rows.flatMap(({ family, id }) => (family === 'students' ? [[id, [] as number[]]] : [])),
  )
  columns.forEach(({ student }, index) => byStudent.get(student.id)?.push(index))
  return {
    columns: [...byStudent.values()].map(indices => Int32Array.from(indices)),
    lower: Float64Array.from(rows, ({ lower }) => lower),
    upper: Float64Array.from(rows, ({ upper }) => upper),
  }
}

/** The plans of the face in which the group does what was decided (R11). */
export function restricted(program: Program, face: Face, { together, district }: GroupDecision): Face {
  const members = program.groups.get(together)?.members ?? []
  const columns = [...face.columns]
  for (const member of members) {
    columns[member] = (face.columns[member] ?? new Int32Array()).filter(
      index => program.columns[index]?.offer.district === district,
    )
  }
  if (district === null) return { ...face, columns }
  const lower = face.lower.slice()
  const upper = face.upper.slice()
  for (const member of members) {
    const row = program.firstStudentRow + member
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

function withoutGroups(instance: Instance): { rows: Row[]; columns: Column[] } {
  const pinnedOffer = new Map(instance.pinned.map(({ student, offer }) => [student, offer]))
  const rows = rowsOf(instance)
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

function groupsOf(columns: readonly Column[], { students }: Instance): Map<string, Group> {
  const districtsOf = new Map(students.map(({ id }) => [id, new Set<string>()]))
  for (const { student, offer } of columns) districtsOf.get(student.id)?.add(offer.district)
  const groups = new Map<string, Group>()
  for (const [index, { id, together }] of students.entries()) {
    if (together === undefined) continue
    const own = districtsOf.get(id) ?? new Set()
    const group = groups.get(together) ?? { members: [], districts: own }
    const districts = new Set([...group.districts].filter(district => own.has(district)))
    groups.set(together, { members: [...group.members, index], districts })
  }
  return groups
}

/** Worked out once for each column that is asked about: a proof asks thousands of times. */
function rememberedCosts(instance: Instance, columns: readonly Column[]): Program['costs'] {
  const known = new Map<string, { costs: Float64Array; costOf: (column: Column) => number }>()
  return ({ name, sense }, wanted) => {
    let remembered = known.get(name)
    if (!remembered) {
      const addend = addendOf(instance, name)
      const costs = new Float64Array(columns.length).fill(Number.NaN)
      remembered = { costs, costOf: sense === 'max' ? column => -addend(column) : addend }
      known.set(name, remembered)
    }
    const { costs, costOf } = remembered
    for (const index of wanted) {
      if (Number.isNaN(costs[index])) costs[index] = costOf(columns[index] as Column)
    }
    return costs
  }
}

/**
 * What one placement adds to a criterion, by its name; nothing to the shortfall. A name that isn't a criterion's adds nothing: the order and
 * the names of the criteria are compared elsewhere.
 */
export function addendOf(
  instance: Instance,
  criterion: string,
): (column: Pick<Column, 'student' | 'offer'>) => number {
  const number = Number(/^(?:wish|priority)-(\d+)$/.exec(criterion)?.[1] ?? Number.NaN)
  if (criterion === SHORTFALL) return () => 0
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
