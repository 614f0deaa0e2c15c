import type { ResidualArcs } from '../linear/potentials.ts'
import { addResidualArc, noResidualArcs } from '../linear/potentials.ts'
import type { Question } from './engine-question.ts'
import type { MatchingModel } from './model.ts'
import type { Plan } from './plan.ts'
import { rowSums } from './plan.ts'

/**
 * How the plan's flow could be changed within the question: a row's sum can rise below its upper bound and sink
 * above its lower one, a column can always be used more (its student's row sets the limit) and, when it is used,
 * less. First the arcs along the paths, then those against them, so that distances spread in few passes.
 */
export function residualArcs(model: MatchingModel, question: Question, plan: Plan): ResidualArcs {
  const { network } = model
  const { columns, costs } = question
  const rows = rowChanges(model, question, plan)
  const costOf = (column: number): number => costs[column] as number
  const arcs = noResidualArcs()
  for (const { tail, head, rise } of rows) if (rise !== null) addResidualArc(arcs, tail, head, rise)
  for (const column of columns) {
    const tail = network.columnTail[column] as number
    addResidualArc(arcs, tail, network.columnHead[column] as number, costOf(column))
  }
  for (const column of plan) {
    const tail = network.columnTail[column] as number
    addResidualArc(arcs, network.columnHead[column] as number, tail, -costOf(column))
  }
  for (const { tail, head, sink } of rows) if (sink !== null) addResidualArc(arcs, head, tail, sink)
  return arcs
}

interface RowChange {
  tail: number
  head: number
  /** The cost of one more, or of one fewer; null when the row doesn't allow it. */
  rise: number | null
  sink: number | null
}

/** Asked for the shortfall, each unit up to the lower bound saves 1, and a sum may sink below it. */
function rowChanges(model: MatchingModel, question: Question, plan: Plan): RowChange[] {
  const { face, shortfall } = question
  return [...rowSums(model, plan)].map((sum, row) => {
    const lower = face.rowLower[row] ?? 0
    const upper = face.rowUpper[row] ?? 0
    const missing = shortfall && sum < lower
    const needed = shortfall && sum > 0 && sum <= lower
    return {
      tail: model.network.rowTail[row] ?? 0,
      head: model.network.rowHead[row] ?? 0,
      rise: sum >= upper ? null : missing ? -1 : 0,
      sink: needed ? 1 : sum > lower ? 0 : null,
    }
  })
}
