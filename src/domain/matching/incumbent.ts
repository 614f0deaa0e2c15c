import type { Placing } from './candidate.ts'
import { placing } from './candidate.ts'
import { commonDistricts, eachPinHolds } from './constraints.ts'
import type { Engine } from './engine-question.ts'
import { faceOf, isOpenIn } from './face.ts'
import { demandsOn, splitGroups } from './groups.ts'
import type { Standing } from './lexicographic.ts'
import { isComplete, isInfeasible, solveNext, unsolved } from './lexicographic.ts'
import type { MatchingModel } from './model.ts'
import type { Costs } from './order.ts'
import { compareCosts } from './order.ts'
import type { Plan } from './plan.ts'
import { costsOf, rowSums } from './plan.ts'
import type { GroupDecision } from './proof.ts'

/** The best plan so far that obeys every rule. What a longer search hands in only adds to what a shorter one did. */
export interface Incumbent {
  /**
   * Hands in a plan below the rows' upper bounds; its groups are made whole first: see {@link wholeGroupsIn}. True
   * when it is the best so far.
   */
  readonly consider: (plan: Plan) => boolean
  /** Null while no plan handed in meets the pins (R12) and lower bounds (R3, R4). */
  readonly best: () => { readonly plan: Plan; readonly costs: Costs } | null
}

export function incumbentOf(model: MatchingModel): Incumbent {
  const face = faceOf(model, eachPinHolds(model.instance))
  const withWholeGroups = wholeGroupsIn(model)
  let best: { plan: Plan; costs: Costs } | null = null
  return {
    consider(handedIn) {
      const plan = withWholeGroups(handedIn)
      if (rowSums(model, plan).some((sum, row) => sum < (face.rowLower[row] ?? 0))) return false
      const costs = costsOf(model, plan)
      if (best && compareCosts(costs, best.costs) >= 0) return false
      best = { plan, costs }
      return true
    },
    best: () => best,
  }
}

/**
 * Makes of a plan one that splits no group (R11): the groups that it splits lose their places. Then these and others
 * without places are placed whole where there is room, those with the highest priority first and each in the common
 * district that is best for the criteria; then single students where there still is any.
 */
export function wholeGroupsIn(model: MatchingModel): (plan: Plan) => Plan {
  const { instance, pairs } = model
  const isAllowed = isOpenIn(faceOf(model, demandsOn(model, [])))
  const common = commonDistricts(instance, pairs)
  const pinned = new Set(instance.pinned.map(({ student }) => student))
  const groupOf = (student = -1): string | undefined => instance.students[student]?.together
  return plan => {
    const table = placing(model, isAllowed)
    const split = splitGroups(model, plan)
    for (const column of plan) if (!split.has(groupOf(pairs[column]?.student) ?? '')) table.use(column)
    const alone = table.byUrgency.filter(student => groupOf(student) === undefined)
    for (const student of alone) {
      if (pinned.has(instance.students[student]?.id ?? '')) table.place(student, () => true)
    }
    for (const [together, students] of membersWithoutPlace(table, groupOf)) {
      const choices = [...(common.get(together) ?? [])].flatMap(district => {
        const columns = table.wouldPlace(students, column => districtOf(model, column) === district)
        return columns ? { columns, costs: costsOf(model, columns) } : []
      })
      const [best] = choices.toSorted((a, b) => compareCosts(a.costs, b.costs))
      for (const column of best?.columns ?? []) table.use(column)
    }
    for (const student of alone) table.place(student, () => true)
    return table.plan()
  }
}

/** By group, those with the most urgent member first. */
function membersWithoutPlace(
  { byUrgency, isPlaced }: Placing,
  groupOf: (student: number) => string | undefined,
): Map<string, number[]> {
  const members = new Map<string, number[]>()
  for (const student of byUrgency) {
    const together = groupOf(student)
    if (together === undefined || isPlaced(student)) continue
    members.set(together, [...(members.get(together) ?? []), student])
  }
  return members
}

const districtOf = ({ instance, pairs }: MatchingModel, column: number): string | undefined =>
  instance.offers[pairs[column]?.offer ?? -1]?.district

/**
 * Hands in the best plan there is when each group is where the plan has it, once the plan's groups are whole: that
 * leaves a network without R11. Also what the stages on the way find is handed in, so time may run out here.
 */
export async function considerBestWithGroupsAsIn(
  engine: Engine,
  model: MatchingModel,
  { plan, columns }: Standing,
  incumbent: Incumbent,
): Promise<void> {
  const start = wholeGroupsIn(model)(plan)
  const decisions = decisionsIn(model, start)
  const started = { plan: start, columns: Int32Array.from(new Set([...columns, ...start])).toSorted() }
  let standing = unsolved(faceOf(model, demandsOn(model, decisions)), started)
  while (!isComplete(model, standing)) {
    const next = await solveNext(engine, model, standing)
    if (!next || isInfeasible(next)) return
    standing = next
    incumbent.consider(standing.plan)
  }
}

function decisionsIn(model: MatchingModel, plan: Plan): GroupDecision[] {
  const districtOfStudent = new Map(
    plan.map(column => [model.pairs[column]?.student, districtOf(model, column) ?? null]),
  )
  const decided = new Map<string, string | null>()
  for (const [student, { together }] of model.instance.students.entries()) {
    if (together !== undefined) decided.set(together, districtOfStudent.get(student) ?? null)
  }
  return [...decided].map(([together, district]) => ({ together, district }))
}
