import type { Pilot } from '../domain/auscultation/pilot.ts'
import type { Session } from '../domain/auscultation/plan-file.ts'
import type { PlanningResult } from '../domain/auscultation/plan-pilot.ts'
import type { Away } from '../domain/auscultation/absence.ts'
import type { Remedy } from '../domain/auscultation/remedies.ts'
import type { Step } from './work-leases.ts'

export interface PlannerOptions {
  /** The sessions that are to be kept where they can be (A12); null for a plan from nothing. */
  readonly previous: readonly Session[] | null
  /** Ids of previous sessions that must stay just as they were (A12). */
  readonly locked: readonly string[]
  readonly timeLimitSeconds: number
  readonly signal: AbortSignal
  /** Told what is being looked for. */
  readonly onStage?: (step: Step) => void
}

/** How planning ended. `fault` is one that the planner tells in Swedish; the others have sentences in every language. */
export type PlannerOutcome =
  | { kind: 'result'; result: PlanningResult }
  | { kind: 'failed'; why: 'timeLimit' | 'outOfMemory' | 'crashed' }
  | { kind: 'fault'; sentence: string }
  | { kind: 'cancelled' }

export interface RemedyQuestion {
  readonly pilot: Pilot
  readonly sessions: readonly Session[]
  readonly away: Away
  /** Ids of sessions that must stay at their time (A12). */
  readonly locked: readonly string[]
}

export type RemedyOutcome =
  | { kind: 'result'; remedies: Remedy[] }
  | { kind: 'failed'; why: 'timeLimit' | 'outOfMemory' }
  | { kind: 'cancelled' }

/** Plans away from the event loop: the server answers others meanwhile, and cancelled planning ends within a second. */
export interface Planner {
  plan(pilot: Pilot, options: PlannerOptions): Promise<PlannerOutcome>
  /** What can be done about an absence ({@link Remedy}), while somebody watches: in a thread that is kept warm. */
  remedies(question: RemedyQuestion, signal: AbortSignal): Promise<RemedyOutcome>
}
