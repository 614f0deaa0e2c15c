import type { StudentDemand } from './constraints.ts'
import { eachDecidedGroupStaysTogether, eachPinHolds } from './constraints.ts'
import { reducedCost, studentRow } from './face.ts'
import type { ProvedStage } from './lexicographic.ts'
import type { MatchingModel } from './model.ts'
import type { Costs } from './order.ts'
import { boundFrom, compareCosts } from './order.ts'
import { minimised } from './plan.ts'
import type { GroupDecision } from './proof.ts'

/** Something that a group can do (R11), and what the dual values at hand already prove about it. */
export interface Choice {
  readonly decision: GroupDecision
  /** Proofs for the first stages, the last of them worse than before the choice; empty when nothing is known. */
  readonly stages: readonly ProvedStage[]
}

/**
 * What the group to decide next can do: be in one of the districts where every member has an allowed pair, or have
 * no places. Of the groups, the one whose best choice is worst comes first: it says most about the rest.
 */
export function choicesOfTightestGroup(
  model: MatchingModel,
  groups: Iterable<string>,
  proved: readonly ProvedStage[],
): readonly Choice[] {
  const pins = eachPinHolds(model.instance)
  let tightest: { choices: Choice[]; best: Costs } | null = null
  for (const together of groups) {
    const choices = [...(model.groupDistricts.get(together) ?? []), null].map(district => {
      const decision = { together, district }
      return { decision, stages: stagesAfter(model, proved, membersOf(model, pins, decision)) }
    })
    const bounds = choices.map(({ stages }) => boundFrom(model, stages.length > 0 ? stages : proved))
    const best = bounds.reduce((a, b) => (compareCosts(a, b) <= 0 ? a : b))
    if (!tightest || compareCosts(best, tightest.best) > 0) tightest = { choices, best }
  }
  return tightest?.choices ?? []
}

interface Member {
  readonly row: number
  readonly mustBePlaced: boolean
  readonly columns: readonly number[]
  /** The bounds of the member's row on the optimal face of the stages so far, before the choice. */
  readonly lower: number
  readonly upper: number
}

/**
 * What follows from the choice by duality alone, without solving anything. A member who must use one of some
 * columns pays at least the least of their reduced costs, which the dual value of the member's row can take up; a
 * member who isn't placed no longer pays a negative dual value. At the first stage where this raises the bound the
 * raised dual values are its proof; until then the stages are proved as they were.
 */
function stagesAfter(
  model: MatchingModel,
  proved: readonly ProvedStage[],
  undecided: readonly Member[],
): readonly ProvedStage[] {
  let members = undecided
  if (members.some(({ mustBePlaced, columns }) => mustBePlaced && columns.length === 0)) return []
  for (const [index, stage] of proved.entries()) {
    const prices = members.map(({ columns }) => pricesOf(model, stage, index, columns))
    const duals = stage.duals.slice()
    let rise = 0
    members.forEach(({ row, mustBePlaced, lower, upper }, at) => {
      const dual = stage.duals[row] ?? 0
      const raised = mustBePlaced ? dual + Math.min(...(prices[at] ?? [])) : Math.max(0, dual)
      duals[row] = raised
      rise += (mustBePlaced ? raised : 0) - dual * (dual > 0 ? lower : upper)
    })
    if (rise > 0) return [...proved.slice(0, index), { name: stage.name, cost: stage.cost + rise, duals }]
    members = members.map((member, at) => onOptimalFace(member, stage.duals, prices[at] ?? []))
  }
  return []
}

function onOptimalFace(member: Member, duals: Float64Array, prices: readonly number[]): Member {
  const dual = duals[member.row] ?? 0
  return {
    ...member,
    columns: member.columns.filter((_, at) => prices[at] === 0),
    lower: dual < 0 ? member.upper : member.lower,
    upper: dual > 0 ? member.lower : member.upper,
  }
}

function pricesOf(
  model: MatchingModel,
  { duals }: ProvedStage,
  stageIndex: number,
  columns: readonly number[],
): number[] {
  const stage = model.stages[stageIndex]
  return columns.map(column => {
    const pair = model.pairs[column]
    const cost = stage && pair ? minimised(stage, stage.coefficient(pair)) : 0
    return reducedCost(model, duals, cost, column)
  })
}

function membersOf(model: MatchingModel, pins: readonly StudentDemand[], decision: GroupDecision): Member[] {
  return eachDecidedGroupStaysTogether(model.instance, [decision]).map(demand => {
    const own: StudentDemand[] = [demand, ...pins.filter(({ student }) => student === demand.student)]
    const row = studentRow(model, demand.student)
    return {
      row,
      mustBePlaced: own.some(({ mustBePlaced }) => mustBePlaced),
      columns: (model.rows[row]?.columns ?? []).filter(column => {
        const pair = model.pairs[column]
        return pair && own.every(({ mayUse }) => mayUse(pair))
      }),
      lower: own.length > 1 ? 1 : (model.rows[row]?.lower ?? 0),
      upper: 1,
    }
  })
}
