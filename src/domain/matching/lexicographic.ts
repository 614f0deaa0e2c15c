import type { Engine, Question } from './engine-question.ts'
import type { Face } from './face.ts'
import { isOpenIn, optimalFace } from './face.ts'
import type { MatchingModel } from './model.ts'
import type { Stage } from './objective.ts'
import type { Plan } from './plan.ts'
import { minimised, rowSums } from './plan.ts'
import { SHORTFALL } from './proof.ts'
import { stageOptimum } from './stage-optimum.ts'

/** A stage's optimum in the minimised form, with the rows' dual values that prove it. */
export interface ProvedStage {
  readonly name: string
  readonly cost: number
  readonly duals: Float64Array
}

/** How far the stages have been solved in one part of the search. */
export interface PartStanding {
  /** Null until it is known whether the part has a plan; then by how much the lower bounds are missed. */
  readonly shortfall: ProvedStage | null
  readonly stages: readonly ProvedStage[]
}

/** A standing pair by pair, with the face of plans that is left. */
export interface Standing extends PartStanding {
  readonly face: Face
  /** Optimal in every proved stage; before the first, any plan below the face's upper bounds. */
  readonly plan: Plan
  readonly columns: Int32Array
}

/** The standing before anything is solved. The plan and the columns are a start from another standing. */
export function unsolved(face: Face, start: { plan: Plan; columns: ArrayLike<number> }): Standing {
  const isOpen = isOpenIn(face)
  return {
    face,
    plan: start.plan.filter(isOpen),
    columns: Int32Array.from(start.columns).filter(isOpen),
    shortfall: null,
    stages: [],
  }
}

/** True when the part has no plan at all. */
export const isInfeasible = ({ shortfall }: PartStanding): boolean => (shortfall?.cost ?? 0) > 0

/** True when every stage of the model is solved. */
export const isComplete = (model: Pick<MatchingModel, 'stages'>, standing: PartStanding): boolean =>
  standing.shortfall !== null && standing.stages.length === model.stages.length

/**
 * Solves what comes next: first whether the face has a plan at all, then stage after stage, each on the optimal
 * face of the one before. Null when time ran out. The plan at hand is optimal in all stages so far, so it is
 * feasible for the next, and often optimal there too.
 */
export async function solveNext(
  engine: Engine,
  model: MatchingModel,
  standing: Standing,
): Promise<Standing | null> {
  return standing.shortfall === null
    ? solveShortfall(engine, model, standing)
    : solveStage(engine, model, standing)
}

async function solveShortfall(
  engine: Engine,
  model: MatchingModel,
  standing: Standing,
): Promise<Standing | null> {
  const { face, columns } = standing
  const costs = new Float64Array(model.pairs.length)
  const question: Question = { stage: SHORTFALL, face, columns, costs, shortfall: true }
  const optimum = await stageOptimum(engine, model, question, standing.plan)
  if (!optimum) return null
  const missing = rowSums(model, optimum.plan).reduce(
    (total, sum, row) => total + Math.max(0, (face.rowLower[row] ?? 0) - sum),
    0,
  )
  return {
    ...standing,
    plan: optimum.plan,
    columns: optimum.columns,
    shortfall: { name: SHORTFALL, cost: missing, duals: optimum.duals },
  }
}

async function solveStage(
  engine: Engine,
  model: MatchingModel,
  standing: Standing,
): Promise<Standing | null> {
  const stage = model.stages[standing.stages.length]
  if (!stage) return standing
  const { face, columns } = standing
  const costs = stageCosts(model, face, stage)
  const question: Question = { stage: stage.name, face, columns, costs, shortfall: false }
  const optimum = await stageOptimum(engine, model, question, standing.plan)
  if (!optimum) return null
  const cost = optimum.plan.reduce((total, column) => total + (costs[column] as number), 0)
  const left = optimalFace(model, face, optimum.duals, costs)
  return {
    ...standing,
    face: left,
    plan: optimum.plan,
    columns: optimum.columns.filter(isOpenIn(left)),
    stages: [...standing.stages, { name: stage.name, cost, duals: optimum.duals }],
  }
}

/** The stage's coefficients with the sign that makes it a minimisation, for the face's open columns. */
function stageCosts({ pairs }: MatchingModel, { open }: Face, stage: Stage): Float64Array {
  const costs = new Float64Array(pairs.length)
  for (const column of open) {
    const pair = pairs[column]
    if (pair) costs[column] = minimised(stage, stage.coefficient(pair))
  }
  return costs
}
