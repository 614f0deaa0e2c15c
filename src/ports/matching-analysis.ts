import type { Instance, Policy, StudentInOffer } from '../domain/matching/instance.ts'
import type { MatchingResult } from '../domain/matching/result.ts'

export interface WhatIfOptions {
  readonly policy: Policy
  readonly timeLimitSeconds: number
  /** Placements of a similar instance: only where the search starts. */
  readonly start: readonly StudentInOffer[]
}

/** What became of a question. `failed` carries a Swedish sentence for the coordinator. */
export type AnalysisOutcome<Answer> =
  { kind: 'answer'; answer: Answer } | { kind: 'failed'; sentence: string } | { kind: 'cancelled' }

/** Each question's name, options and answer. */
export interface AnalysisQuestions {
  /** The instance's best placements, as a run would find them. */
  whatIf: { options: WhatIfOptions; answer: MatchingResult }
}

export type AnalysisQuestion = keyof AnalysisQuestions

/**
 * Answers questions about a matching while somebody watches: away from the event loop, one at a time, and warm. A
 * question that is aborted is answered with `cancelled` at once. Nothing is stored.
 */
export type MatchingAnalysis = {
  readonly [Name in AnalysisQuestion]: (
    instance: Instance,
    options: AnalysisQuestions[Name]['options'],
    signal: AbortSignal,
  ) => Promise<AnalysisOutcome<AnalysisQuestions[Name]['answer']>>
}
