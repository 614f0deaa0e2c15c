import type { Search, SearchPart } from './groups.ts'
import type { ProvedStage } from './lexicographic.ts'
import { isInfeasible } from './lexicographic.ts'
import type { MatchingModel } from './model.ts'
import type { Costs } from './order.ts'
import { boundFrom, compareCosts } from './order.ts'
import { minimised } from './plan.ts'
import type { DualValues, PartProof, Proof, StageProof } from './proof.ts'

/**
 * The proof that a search leaves behind. `claimed` are the costs that no plan is better than; null when no plan
 * obeys the rules. A search that never had to divide is a plain proof by duality.
 */
export function proofOf(model: MatchingModel, { root }: Search, claimed: Costs | null): Proof {
  const search = partProof(model, root, claimed)
  const isProved = claimed === null || search.stages.length === model.stages.length
  if (!search.divided && isProved) return { kind: 'lp-duality', stages: search.stages }
  const stages = model.stages.flatMap((stage, index) => {
    const cost = claimed?.[index]
    return cost === undefined ? [] : { name: stage.name, bound: minimised(stage, cost) }
  })
  return { kind: 'branch-and-bound', stages, search }
}

/** The best bound of the parts that weren't divided: no plan at all is better. */
export function bestBound(part: SearchPart): Costs {
  if (!part.divided) return part.bound
  return part.divided.parts.map(bestBound).reduce((a, b) => (compareCosts(a, b) <= 0 ? a : b))
}

function partProof(model: MatchingModel, part: SearchPart, claimed: Costs | null): PartProof {
  const proofs = (stages: readonly ProvedStage[]): StageProof[] =>
    stages.map(stage => stageProof(model, stage))
  const { standing, divided } = part
  if (standing?.shortfall && isInfeasible(standing)) {
    return { stages: proofs([standing.shortfall]), divided: null }
  }
  // Where nothing is feasible each part proves that by itself, and the stages before it prove nothing.
  if (!divided) return { stages: claimed ? proofs(ownStages(model, part, claimed)) : [], divided: null }
  return {
    stages: claimed && standing ? proofs(standing.stages) : [],
    divided: {
      together: divided.together,
      parts: divided.parts.map(child => ({
        district: child.decisions.at(-1)?.district ?? null,
        part: partProof(model, child, claimed),
      })),
    },
  }
}

/** Stages that prove the claim for the part by themselves; none when it relies on the part that it came from. */
function ownStages(
  model: MatchingModel,
  { standing, foreknown }: SearchPart,
  claimed: Costs,
): readonly ProvedStage[] {
  const proving = [standing?.stages ?? [], foreknown].find(
    stages => stages.length > 0 && compareCosts(boundFrom(model, stages), claimed) >= 0,
  )
  if (!proving) return []
  const firstWorse = proving.findIndex(({ cost }, index) => cost !== claimed[index])
  return firstWorse < 0 ? proving : proving.slice(0, firstWorse + 1)
}

function stageProof({ rows, stages }: MatchingModel, { name, cost, duals }: ProvedStage): StageProof {
  const dualsOf = (rule: string): Record<string, number> =>
    Object.fromEntries(
      rows.flatMap((row, index) =>
        row.rule === rule && duals[index] !== 0 ? [[row.name, duals[index] ?? 0]] : [],
      ),
    )
  const values: DualValues = {
    universities: dualsOf('R3'),
    students: dualsOf('R1'),
    offers: dualsOf('R2'),
    districts: dualsOf('R4'),
  }
  const stage = stages.find(each => each.name === name)
  return { name, bound: stage ? minimised(stage, cost) : cost, duals: values }
}
