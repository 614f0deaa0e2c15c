import type { Instance, Policy, StudentInOffer } from '../domain/matching/instance.ts'
import type { PolicyOutcome, StudentGroup } from '../domain/matching/policies.ts'
import type { StudentReason } from '../domain/matching/reasons.ts'
import type { MatchingResult } from '../domain/matching/result.ts'
import type { PlaceWorth } from '../domain/matching/worth.ts'

export interface WhatIfOptions {
  readonly policy: Policy
  readonly timeLimitSeconds: number
  /** Placements of a similar instance: only where the search starts. */
  readonly start: readonly StudentInOffer[]
}

/** A question about the instance's result. */
export interface AboutResult {
  readonly result: MatchingResult
  readonly timeLimitSeconds: number
}

export interface PoliciesOptions {
  readonly groups: readonly StudentGroup[]
  readonly timeLimitSeconds: number
}

/** What became of a question. `failed` carries a Swedish sentence for the coordinator. */
export type AnalysisOutcome<Answer> =
  { kind: 'answer'; answer: Answer } | { kind: 'failed'; sentence: string } | { kind: 'cancelled' }

/** Each question's name, options and answer. */
export interface AnalysisQuestions {
  /** The instance's best placements, as a run would find them. */
  whatIf: { options: WhatIfOptions; answer: MatchingResult }
  /** Why each student got what they got. */
  reasons: { options: AboutResult; answer: StudentReason[] }
  /** What a place more or less is worth; the result must be optimal. */
  worth: { options: AboutResult; answer: PlaceWorth[] }
  /** What each policy, and the random order, would give. */
  policies: { options: PoliciesOptions; answer: PolicyOutcome[] }
}

export type AnalysisQuestion = keyof AnalysisQuestions

/**
 * Answers questions about a matching while somebody watches: away from the event loop and warm. `whatIf` waits for
 * nothing else; the others, which take longer, wait for each other. A question that is aborted is answered with
 * `cancelled` at once. Nothing is stored.
 */
export type MatchingAnalysis = {
  readonly [Name in AnalysisQuestion]: (
    instance: Instance,
    options: AnalysisQuestions[Name]['options'],
    signal: AbortSignal,
  ) => Promise<AnalysisOutcome<AnalysisQuestions[Name]['answer']>>
}
