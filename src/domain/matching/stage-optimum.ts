import { EngineFault } from '../linear/engine-fault.ts'
import { potentials } from '../linear/potentials.ts'
import type { Engine, Question } from './engine-question.ts'
import { askEngine } from './engine-question.ts'
import { enteringColumns } from './pricing.ts'
import type { MatchingModel } from './model.ts'
import type { Plan } from './plan.ts'
import { residualArcs } from './residual.ts'

/** A plan that is optimal for a question, and the dual values of the rows that prove it over all open columns. */
export interface StageOptimum {
  readonly plan: Plan
  readonly duals: Float64Array
  /** Those that took part in the end: a good start for the next stage. */
  readonly columns: Int32Array
}

/**
 * The optimum of a question, from a plan at hand that is feasible for it; null when time ran out.
 *
 * The engine is asked only while the plan at hand can't be proved: it returns a plan and nothing else is taken
 * from it. Dual values are computed from that plan by shortest paths. Then every open column that was left out is
 * priced; when one would make the plan cheaper it takes part and the question is asked again. So neither a wrong
 * engine nor the choice of columns can spoil the optimum: the former is an {@link EngineFault}.
 */
export async function stageOptimum(
  engine: Engine,
  model: MatchingModel,
  initial: Question,
  planAtHand: Plan,
): Promise<StageOptimum | null> {
  let question = initial
  let plan = planAtHand
  for (;;) {
    let duals = dualsOf(model, question, plan)
    if (!duals) {
      const answer = await askEngine(engine, model, question, plan)
      if (!answer) return null
      plan = answer
      duals = dualsOf(model, question, plan)
      if (!duals) {
        throw new EngineFault('engineNotOptimal', engine.name, question.stage, 'its plan is not optimal')
      }
    }
    const entering = enteringColumns(model, question.face, duals, question.costs)
    if (entering.length === 0) return { plan, duals, columns: question.columns }
    question = { ...question, columns: merged(question.columns, entering) }
  }
}

/** A row's dual value is the fall in potential along its arc; null when the plan isn't optimal. */
function dualsOf(model: MatchingModel, question: Question, plan: Plan): Float64Array | null {
  const { network } = model
  const found = potentials(network.nodes, residualArcs(model, question, plan))
  if (!found.ok) return null
  const { values } = found
  return Float64Array.from(
    network.rowTail,
    (tail, row) => (values[tail] as number) - (values[network.rowHead[row] as number] as number),
  )
}

const merged = (columns: Int32Array, entering: readonly number[]): Int32Array =>
  Int32Array.from([...columns, ...entering]).sort()
