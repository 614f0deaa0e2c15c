import type { PathConstraint } from '../linear/network.ts'
import type { Search, SearchPart } from './groups.ts'
import type { ProvedStage } from './lexicographic.ts'
import { isInfeasible } from './lexicographic.ts'
import type { MatchingModel } from './model.ts'
import type { Costs } from './order.ts'
import { boundFrom, compareCosts } from './order.ts'
import { minimised } from './plan.ts'
import type { DualValues, Proof, SearchPartProof, StageProof } from './proof.ts'

/** How much a proof may hold. */
export interface ProofLimits {
  readonly parts: number
  /** About so many as JSON. */
  readonly characters: number
}

// A file of 100 MB can be read; some characters are written as several bytes.
const LARGEST_PROOF: ProofLimits = { parts: Infinity, characters: 30_000_000 }
// The bound of an unfinished search gains little from more parts than take hardly any time to check.
const LARGEST_UNFINISHED: ProofLimits = { parts: 100, characters: 10_000_000 }

/**
 * The proof that a search leaves behind. `claimed` are the costs that no plan is better than; null when no plan
 * obeys the rules. Parts whose bound is no better are not gone into, whatever the search did in them. A search that
 * never had to divide is a plain proof by duality. Null when a file with the proof would be too large to read.
 */
export function proofOf(
  model: MatchingModel,
  { root }: Search,
  claimed: Costs | null,
  limits = LARGEST_PROOF,
): Proof | null {
  const parts = partsWithin(limits, model, root, claimed)
  const isProved = claimed === null || parts?.[0]?.stages.length === model.stages.length
  if (!parts || root.divided || !isProved) return parts && dividedProof(model, claimed, parts)
  return { kind: 'lp-duality', stages: parts[0]?.stages ?? [] }
}

/** The proof of the best bound, but no better than the claimed, that is small and checked in no time. */
export function unfinishedProofOf(
  model: MatchingModel,
  { root }: Search,
  claimed: Costs,
  limits = LARGEST_UNFINISHED,
): Proof {
  const bounds = boundsUpTo(root, claimed)
  // The higher the bound, the larger its proof: halve the range that has the first which is too large.
  let [fits, tooLarge] = [0, bounds.length]
  while (tooLarge - fits > 1) {
    const middle = (fits + tooLarge) >> 1
    if (partsWithin(limits, model, root, bounds[middle] ?? [])) fits = middle
    else tooLarge = middle
  }
  const bound = bounds[fits] ?? root.bound
  return dividedProof(model, bound, partsWithin(LARGEST_PROOF, model, root, bound) ?? [])
}

/** The best bound of the parts that weren't divided: no plan at all is better. */
export function bestBound(part: SearchPart): Costs {
  if (!part.divided) return part.bound
  return part.divided.parts.map(bestBound).reduce((a, b) => (compareCosts(a, b) <= 0 ? a : b))
}

/** Every bound in the search up to the claimed, the least first: the whole's own, which needs no part but the whole. */
function boundsUpTo(root: SearchPart, claimed: Costs): Costs[] {
  const all = (part: SearchPart): Costs[] => [part.bound, ...(part.divided?.parts ?? []).flatMap(all)]
  return all(root)
    .filter(bound => compareCosts(bound, claimed) <= 0)
    .toSorted(compareCosts)
}

function dividedProof(model: MatchingModel, claimed: Costs | null, search: SearchPartProof[]): Proof {
  const stages = model.stages.flatMap((stage, index) => {
    const cost = claimed?.[index]
    return cost === undefined ? [] : { name: stage.name, bound: minimised(stage, cost) }
  })
  return { kind: 'branch-and-bound', stages, search }
}

/** A part that the proof needs, with the stages that it needs of it. */
interface NeededPart {
  readonly part: SearchPart
  readonly stages: readonly ProvedStage[]
  readonly parts: readonly NeededPart[]
}

/** The parts of the proof in their order; null when they break a limit. */
function partsWithin(
  limits: ProofLimits,
  model: MatchingModel,
  root: SearchPart,
  claimed: Costs | null,
): SearchPartProof[] | null {
  const proofs: SearchPartProof[] = []
  let characters = 0
  const add = (needed: NeededPart, of: number | null, base: readonly ProvedStage[]): boolean => {
    const index = proofs.length
    const keeps = keptFrom(base, needed.stages)
    const stages = needed.stages
      .slice(keeps)
      .map((stage, at) => stageOf(model, stage, base[keeps + at] ?? null))
    characters += stages.reduce((sum, stage) => sum + charactersOf(stage), CHARACTERS_OF_PART)
    proofs.push({ of, decision: of === null ? null : (needed.part.decisions.at(-1) ?? null), keeps, stages })
    if (proofs.length > limits.parts || characters > limits.characters) return false
    return needed.parts.every(each => add(each, index, needed.stages))
  }
  return add(neededPart(model, root, claimed, []), null, []) ? proofs : null
}

/** What the part must show: by itself, by the stages of the part that it came from, or by each part it was divided into. */
function neededPart(
  model: MatchingModel,
  part: SearchPart,
  claimed: Costs | null,
  inherited: readonly ProvedStage[],
): NeededPart {
  const { standing, foreknown, divided, bound } = part
  if (standing?.shortfall && isInfeasible(standing)) {
    return { part, stages: [standing.shortfall], parts: [] }
  }
  if (divided && (claimed === null || compareCosts(bound, claimed) < 0)) {
    const own = standing?.stages ?? []
    const parts = divided.parts.map(child => neededPart(model, child, claimed, own))
    // Where nothing is feasible each part proves that by itself, and the stages before it prove nothing.
    const depth = claimed ? Math.max(0, ...parts.map(({ stages }) => stages.length)) : 0
    return { part, stages: own.slice(0, depth), parts }
  }
  if (!claimed) return { part, stages: [], parts: [] }
  const proving = [standing?.stages ?? [], foreknown, inherited].find(
    stages => stages.length > 0 && compareCosts(boundFrom(model, stages), claimed) >= 0,
  )
  return { part, stages: proving ? upToWorse(proving, claimed) : [], parts: [] }
}

function upToWorse(stages: readonly ProvedStage[], claimed: Costs): readonly ProvedStage[] {
  const firstWorse = stages.findIndex(({ cost }, index) => cost !== claimed[index])
  return firstWorse < 0 ? stages : stages.slice(0, firstWorse + 1)
}

/** How many of the stages are the same as in the part that this one came from. */
function keptFrom(base: readonly ProvedStage[], stages: readonly ProvedStage[]): number {
  const differs = stages.findIndex((stage, at) => {
    const same = base[at]
    return stage !== same && (stage.name !== same?.name || !areEqual(stage.duals, same.duals))
  })
  return differs < 0 ? stages.length : differs
}

function areEqual(duals: Float64Array, others: Float64Array): boolean {
  for (let row = 0; row < duals.length; row++) if (duals[row] !== others[row]) return false
  return true
}

const FAMILY_OF_RULE: Readonly<Record<string, keyof DualValues>> = {
  R1: 'students',
  R2: 'offers',
  R3: 'universities',
  R4: 'districts',
}

/** The stage with the dual values that differ from the same stage of the part that this one came from. */
function stageOf(
  { rows, stages }: MatchingModel,
  { name, cost, duals }: ProvedStage,
  same: ProvedStage | null,
): StageProof {
  const base = same?.name === name ? same.duals : null
  const changes: DualValues = { universities: {}, students: {}, offers: {}, districts: {} }
  for (let row = 0; row < duals.length; row++) {
    const dual = duals[row] as number
    if (dual === (base ? base[row] : 0)) continue
    const { rule, name: id } = rows[row] as PathConstraint
    const family = FAMILY_OF_RULE[rule]
    if (family) changes[family][id] = dual
  }
  const stage = stages.find(each => each.name === name)
  return { name, bound: stage ? minimised(stage, cost) : cost, duals: changes }
}

const CHARACTERS_OF_PART = 100
const CHARACTERS_OF_STAGE = 120
/** Quotes, a colon and a comma. */
const CHARACTERS_BESIDE_ID = 4

function charactersOf({ duals }: StageProof): number {
  let characters = CHARACTERS_OF_STAGE
  for (const values of Object.values(duals)) {
    for (const id in values) characters += id.length + String(values[id]).length + CHARACTERS_BESIDE_ID
  }
  return characters
}
