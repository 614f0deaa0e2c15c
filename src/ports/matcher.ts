import type { EngineName } from '../domain/linear/model.ts'
import type { Instance, Policy } from '../domain/matching/instance.ts'
import type { MatchingResult } from '../domain/matching/result.ts'
import type { Step } from './work-leases.ts'

export interface MatcherOptions {
  readonly policy: Policy
  readonly engine: EngineName
  readonly timeLimitSeconds: number
  readonly signal: AbortSignal
  /** Told which criterion is being worked on, and of how many. */
  readonly onStage?: (step: Step) => void
}

/** A run's end. `failed` carries a Swedish sentence for the coordinator. */
export type MatcherOutcome =
  { kind: 'result'; result: MatchingResult } | { kind: 'failed'; sentence: string } | { kind: 'cancelled' }

/** Matches away from the event loop: the server answers others meanwhile, and a cancelled run ends within a second. */
export interface Matcher {
  match(instance: Instance, options: MatcherOptions): Promise<MatcherOutcome>
}
