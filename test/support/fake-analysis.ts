import type {
  AboutResult,
  AnalysisOutcome,
  MatchingAnalysis,
  PoliciesOptions,
  WhatIfOptions,
} from '../../src/ports/matching-analysis.ts'
import { comparePolicies, type PolicyOutcome } from '../../src/domain/matching/policies.ts'
import { reasonsOf, type StudentReason } from '../../src/domain/matching/reasons.ts'
import { worthOfPlaces, type PlaceWorth } from '../../src/domain/matching/worth.ts'
import type { Instance } from '../../src/domain/matching/instance.ts'
import type { MatchingResult } from '../../src/domain/matching/result.ts'
import { matched } from './in-process-solver.ts'

type Answer = (
  instance: Instance,
  options: WhatIfOptions,
  signal: AbortSignal,
) => Promise<AnalysisOutcome<MatchingResult>>

/**
 * Answers with the real matching, in this thread, unless told otherwise; remembers what it was asked. Reasons are only
 * given when the test asks for them: a matcher that answers as told isn't optimal, and has none.
 */
export class FakeAnalysis implements MatchingAnalysis {
  readonly asked: { instance: Instance; options: WhatIfOptions }[] = []
  givesReasons = false
  #next: Answer | null = null

  async reasons(instance: Instance, { result }: AboutResult): Promise<AnalysisOutcome<StudentReason[]>> {
    if (!this.givesReasons) return { kind: 'failed', sentence: 'No reasons in this test' }
    return { kind: 'answer', answer: await reasonsOf(instance, result, () => false) }
  }

  async worth(instance: Instance, { result }: AboutResult): Promise<AnalysisOutcome<PlaceWorth[]>> {
    return { kind: 'answer', answer: await worthOfPlaces(instance, result, () => false) }
  }

  async policies(instance: Instance, { groups }: PoliciesOptions): Promise<AnalysisOutcome<PolicyOutcome[]>> {
    return {
      kind: 'answer',
      answer: await comparePolicies(instance, groups, policy => matched(instance, { policy })),
    }
  }

  async whatIf(instance: Instance, options: WhatIfOptions, signal: AbortSignal) {
    this.asked.push({ instance, options })
    const answer = this.#next ?? matchedAnswer
    this.#next = null
    return answer(instance, options, signal)
  }

  /** Answers the next question as told. */
  answersNext(answer: Answer): void {
    this.#next = answer
  }
}

const matchedAnswer: Answer = async (instance, options) => ({
  kind: 'answer',
  answer: await matched(instance, options),
})
