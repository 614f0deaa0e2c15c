import type { Language } from '../../copy/copy.ts'
import { copyIn } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Instance } from '../../domain/matching/instance.ts'
import {
  affectedStudents,
  comparedCriteria,
  type AffectedStudent,
  type ComparedCriterion,
  type Matching,
} from '../../domain/matching/run-comparison.ts'
import { withChanges, type WhatIfChange } from '../../domain/matching/what-if.ts'
import { AppError } from '../../errors.ts'
import { answerOf } from '../analysis/commands.ts'

/** Somebody is watching: an answer that takes longer is of no use. */
const TIME_LIMIT_SECONDS = 15

/** A matching as it would be, beside the one that there is. */
export interface Supposition {
  readonly after: Matching
  readonly criteria: readonly ComparedCriterion[]
  /** Nobody when one of the two has no plan. */
  readonly affected: readonly AffectedStudent[]
}

/**
 * Matches the changed instance under the matching's own policy and compares (nothing is stored). Refuses when time or
 * memory runs out, and when the caller has hung up.
 */
export async function suppose(
  deps: Deps,
  before: Matching,
  instance: Instance,
  signal: AbortSignal,
): Promise<Supposition> {
  const outcome = await deps.analysis.whatIf(
    instance,
    { policy: before.result.policy, timeLimitSeconds: TIME_LIMIT_SECONDS, start: before.result.placements },
    signal,
  )
  const after = { instance, result: answerOf(outcome) }
  return {
    after,
    criteria: comparedCriteria(before, after),
    affected: affectedStudents(before, after),
  }
}

/** The instance with the changes. Refuses those that can't be made, each at its own place in the request. */
export function changedInstance(
  language: Language,
  instance: Instance,
  changes: readonly WhatIfChange[],
  fields: readonly string[],
): Instance {
  const changed = withChanges(instance, changes, fields)
  if (changed.ok) return changed.instance
  const faults = changed.faults.map(fault => ({
    path: `changes.${fault.change}.${fault.member}`,
    text: copyIn[language].whatIf.whatIfFault(fault),
  }))
  throw new AppError('invalidInput', {}, faults)
}
