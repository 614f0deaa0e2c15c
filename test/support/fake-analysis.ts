import type { AnalysisOutcome, MatchingAnalysis, WhatIfOptions } from '../../src/ports/matching-analysis.ts'
import type { Instance } from '../../src/domain/matching/instance.ts'
import type { MatchingResult } from '../../src/domain/matching/result.ts'
import { matched } from './in-process-solver.ts'

type Answer = (
  instance: Instance,
  options: WhatIfOptions,
  signal: AbortSignal,
) => Promise<AnalysisOutcome<MatchingResult>>

/** Answers with the real matching, in this thread, unless told otherwise; remembers what it was asked. */
export class FakeAnalysis implements MatchingAnalysis {
  readonly asked: { instance: Instance; options: WhatIfOptions }[] = []
  #next: Answer | null = null

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
