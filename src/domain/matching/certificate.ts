import { recomputedCriteria } from './check-criteria.ts'
import { lookUp } from './check-rules.ts'
import type { CertifiedPart, Proving } from './certificate-part.ts'
import { certifiedPart } from './certificate-part.ts'
import { rowIndexOf } from './certificate-bound.ts'
import { programOf } from './certificate-program.ts'
import { streamedStages } from './certificate-stream.ts'
import { quoted } from './fault.ts'
import type { Instance } from './instance.ts'
import type { SearchPartProof } from './proof.ts'
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
  if (proof.kind === 'lp-duality') {
    if (status === 'feasible') return [wrong('Ett bevis av slaget lp-duality hör inte till status feasible.')]
    const whole = { of: null, decision: null, keeps: 0, stages: proof.stages }
    return searchViolations(instance, criteria, [whole], status === 'optimal' ? criteria : null)
  }
  if (status === 'infeasible') return searchViolations(instance, criteria, proof.search, null)
  const claim = withBounds(criteria, proof.stages)
  if (!claim) return [wrong('Bevisets steg är inte kriterierna i deras ordning.')]
  return [
    ...gapViolations(criteria, claim, status),
    ...searchViolations(instance, criteria, proof.search, claim),
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

/** A part on the way from the whole to the one at hand, and the choices that have been tried in it. */
interface OpenPart {
  readonly index: number
  readonly part: CertifiedPart
  readonly tried: { readonly together: string; readonly districts: Set<string | null> } | null
}

/** A proof in one part is priced pair by pair; the parts of a divided one share what is worked out for the whole. */
function searchViolations(
  instance: Instance,
  criteria: readonly Criterion[],
  search: readonly SearchPartProof[],
  claim: Claim,
): Violation[] {
  const [whole, ...others] = search
  if (others.length === 0 && whole && whole.of === null && whole.decision === null && whole.keeps === 0) {
    const streamed = streamedStages(instance, criteria, whole.stages)
    return streamed.ok ? claimViolations(instance, claim, streamed) : [wrong(streamed.text)]
  }
  const program = programOf(instance)
  return dividedViolations(instance, { program, indexOf: rowIndexOf(program), criteria }, search, claim)
}

/**
 * Goes through the parts as they stand. What came from a part follows it before any part that didn't, so only the way
 * from the whole to the part at hand has to be kept. A part is judged when it is left: by itself, or by its choices.
 */
function dividedViolations(
  instance: Instance,
  proving: Proving,
  search: readonly SearchPartProof[],
  claim: Claim,
): Violation[] {
  const way: OpenPart[] = []
  const violations: Violation[] = []
  const leave = (): void => {
    const left = way.pop()
    if (!left) return
    violations.push(
      ...(left.tried ? coverViolations(proving, left.tried) : claimViolations(instance, claim, left.part)),
    )
  }
  for (const [index, { of, decision, ...rest }] of search.entries()) {
    while (way.length > 0 && way.at(-1)?.index !== of) leave()
    const from = way.at(-1)
    if (index === 0 ? of !== null || decision !== null : !from || !decision) {
      return [...violations, wrong(`Del ${index} av beviset hör inte ihop med delarna före den.`)]
    }
    if (from && decision) {
      const tried = from.tried ?? { together: decision.together, districts: new Set() }
      if (decision.together !== tried.together || !canBeDecided(proving, way, decision.together)) {
        return [...violations, wrong(`Beviset delar gruppen ${quoted(decision.together)} fel.`)]
      }
      way.splice(-1, 1, { ...from, tried: { ...tried, districts: tried.districts.add(decision.district) } })
    }
    const certified = certifiedPart(proving, from?.part ?? null, { decision, ...rest })
    if (!certified.ok) return [...violations, wrong(certified.text)]
    way.push({ index, part: certified.part, tried: null })
  }
  while (way.length > 0) leave()
  return search.length > 0 ? violations : [wrong('Beviset är tomt.')]
}

/** Only a group that the instance has, and whose choice isn't made already, can divide a part. */
const canBeDecided = ({ program }: Proving, way: readonly OpenPart[], together: string): boolean =>
  program.groups.has(together) && !way.slice(0, -1).some(({ tried }) => tried?.together === together)

/** The parts must be all that the group can do: be in a district where all of it can be, or have no places (R11). */
function coverViolations(
  { program }: Proving,
  { together, districts }: NonNullable<OpenPart['tried']>,
): Violation[] {
  return [...(program.groups.get(together)?.districts ?? []), null]
    .filter(district => !districts.has(district))
    .map(district => wrong(`Beviset prövar inte gruppen ${quoted(together)} i ${quoted(district)}.`))
}

interface ProvedBounds {
  readonly stages: readonly { readonly name: string; readonly bound: bigint }[]
}

/** Compares the bounds, in the strict order, with what is claimed: they may not allow anything better. */
function claimViolations(instance: Instance, claim: Claim, { stages }: ProvedBounds): Violation[] {
  const bounds = new Map(stages.map(({ name, bound }) => [name, bound]))
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
