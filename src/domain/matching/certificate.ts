import { recomputedCriteria } from './check-criteria.ts'
import { lookUp } from './check-rules.ts'
import { provedBounds } from './certificate-bound.ts'
import type { Program } from './certificate-program.ts'
import { districtsOpenTo, programOf, restricted } from './certificate-program.ts'
import { quoted } from './fault.ts'
import type { Instance } from './instance.ts'
import type { GroupDecision, PartProof, StageProof } from './proof.ts'
import { SHORTFALL } from './proof.ts'
import type { Criterion, MatchingResult } from './result.ts'
import type { Violation } from './violation.ts'

/*
 * The independent certificate: that no plan has better criteria than the result, from the instance and the proof
 * alone. It shares no code with the model and needs no engine: every allowed pair is tried by the checker's rules
 * and priced with the proof's dual values, in whole numbers.
 */

/** A claim that no plan is better than these criteria in the strict order; null: that there is no plan at all. */
type Claim = readonly Criterion[] | null

/**
 * What is wrong with the result's proof; empty when it proves what the status says. `optimal`: no plan is better
 * than the placements. `feasible`: none is better than the proof's bound. `infeasible`: there is none. Whether the
 * placements obey the rules is the checker's business.
 */
export function checkCertificate(instance: Instance, result: MatchingResult): Violation[] {
  const { proof, policy, status, placements } = result
  const criteria = recomputedCriteria(instance, policy, lookUp(instance, placements).placed)
  const program = programOf(instance)
  if (proof.kind === 'lp-duality') {
    if (status === 'feasible') return [wrong('Ett bevis av slaget lp-duality hör inte till status feasible.')]
    const claim = status === 'optimal' ? criteria : null
    return partViolations({ instance, criteria, claim }, program, [], { ...proof, divided: null }, [])
  }
  if (status === 'infeasible') {
    return partViolations({ instance, criteria, claim: null }, program, [], proof.search, [])
  }
  const claim = withBounds(criteria, proof.stages)
  if (!claim) return [wrong('Bevisets steg är inte kriterierna i deras ordning.')]
  return [
    ...gapViolations(criteria, claim, status),
    ...partViolations({ instance, criteria, claim }, program, [], proof.search, []),
  ]
}

const wrong = (text: string): Violation => ({ rule: 'proof', text })

/** The criteria with the proof's bounds as their values; null when the names differ. */
function withBounds(
  criteria: readonly Criterion[],
  stages: readonly { name: string; bound: number }[],
): Criterion[] | null {
  if (criteria.length !== stages.length) return null
  if (criteria.some(({ name }, index) => name !== stages[index]?.name)) return null
  return criteria.map((criterion, index) => ({ ...criterion, value: stages[index]?.bound ?? 0 }))
}

/** An optimum is its own bound; a plan that was found in time is no better than its bound. */
function gapViolations(criteria: Criterion[], bounds: Criterion[], status: string): Violation[] {
  const at = criteria.findIndex(({ value }, index) => value !== bounds[index]?.value)
  const [criterion, bound] = [criteria[at], bounds[at]]
  if (!criterion || !bound) return []
  const { name, sense, value } = criterion
  if (status === 'feasible' && costOf(sense, value) > costOf(sense, bound.value)) return []
  return [wrong(`Kriteriet ${name} är ${value}, men bevisets gräns är ${bound.value}.`)]
}

interface Claimed {
  readonly instance: Instance
  /** The criteria's names, senses and order. */
  readonly criteria: readonly Criterion[]
  readonly claim: Claim
}

/** A part without stages of its own relies on those of the part that it came from: it has fewer plans. */
function partViolations(
  claimed: Claimed,
  whole: Program,
  decisions: readonly GroupDecision[],
  part: PartProof,
  inherited: readonly StageProof[],
): Violation[] {
  const { instance, criteria, claim } = claimed
  const isOwn = part.stages.length > 0
  const stages = isOwn ? part.stages : inherited
  const proved = provedBounds(instance, restricted(whole, decisions), stages, criteria)
  if (!proved.ok) return [wrong(proved.text)]
  const misstated = isOwn ? misstatedBounds(part.stages, criteria, proved.bounds) : []
  if (!part.divided) return [...misstated, ...claimViolations(instance, claim, proved.bounds)]
  const { together, parts } = part.divided
  return [
    ...misstated,
    ...coverViolations(instance, restricted(whole, decisions), part.divided),
    ...parts.flatMap(({ district, part: child }) =>
      partViolations(claimed, whole, [...decisions, { together, district }], child, stages),
    ),
  ]
}

function misstatedBounds(
  stages: readonly StageProof[],
  criteria: readonly Criterion[],
  bounds: ReadonlyMap<string, bigint>,
): Violation[] {
  return stages.flatMap(({ name, bound }) => {
    const sense = criteria.find(criterion => criterion.name === name)?.sense ?? 'min'
    return bounds.get(name) === costOf(sense, bound)
      ? []
      : [wrong(`Dualvärdena i steget ${name} ger inte gränsen ${bound}.`)]
  })
}

/** The parts must be all that the group can do: be in a district where all of it can be, or have no places (R11). */
function coverViolations(
  instance: Instance,
  program: Program,
  { together, parts }: NonNullable<PartProof['divided']>,
): Violation[] {
  const covered = new Set(parts.map(({ district }) => district))
  const needed = [...districtsOpenTo(instance, program, together), null]
  return needed
    .filter(district => !covered.has(district))
    .map(district => wrong(`Beviset prövar inte gruppen ${quoted(together)} i ${quoted(district)}.`))
}

/** Compares the bounds, in the strict order, with what is claimed: they may not allow anything better. */
function claimViolations(instance: Instance, claim: Claim, bounds: ReadonlyMap<string, bigint>): Violation[] {
  if ((bounds.get(SHORTFALL) ?? 0n) > 0n) return []
  if (claim === null) return [wrong('Beviset visar inte att reglerna är oförenliga.')]
  for (const { name, sense, value } of claim) {
    // Without a proof the best that can be thought of: everybody counts for the better, nobody for the worse.
    const boundless = sense === 'max' ? BigInt(-instance.students.length) : 0n
    const bound = bounds.get(name) ?? boundless
    if (bound > costOf(sense, value)) return []
    if (bound < costOf(sense, value)) {
      return [wrong(`Beviset utesluter inte ett bättre värde än ${value} i kriteriet ${name}.`)]
    }
  }
  return []
}

const costOf = (sense: Criterion['sense'], value: number): bigint => BigInt(sense === 'max' ? -value : value)
