import type { Instance, StudentInOffer } from '../../src/domain/matching/instance.ts'
import type { Matcher, MatcherOptions, MatcherOutcome } from '../../src/ports/matcher.ts'
import { buildResult } from './build-result.ts'
import { matched } from './in-process-solver.ts'

type Answer = (instance: Instance, options: MatcherOptions) => Promise<MatcherOutcome>

/** A matcher that answers as the test says, and remembers what it was asked. */
export class FakeMatcher implements Matcher {
  readonly asked: { instance: Instance; options: MatcherOptions }[] = []
  #answer: Answer = () => Promise.reject(new Error('No answer was given to the matcher'))

  match(instance: Instance, options: MatcherOptions): Promise<MatcherOutcome> {
    this.asked.push({ instance, options })
    return this.#answer(instance, options)
  }

  answers(answer: Answer): void {
    this.#answer = answer
  }

  /** Answers with these placements, whether they are the best or not. */
  places(...pairs: readonly StudentInOffer[]): void {
    this.answers(instance => Promise.resolve({ kind: 'result', result: buildResult(instance, pairs) }))
  }

  /** Answers with the best placements. */
  matches(): void {
    this.answers(async (instance, { policy }) => ({
      kind: 'result',
      result: await matched(instance, { policy }),
    }))
  }

  /** Answers only when told to, or when the run is cancelled. */
  waits(): (outcome: MatcherOutcome) => void {
    let finish: (outcome: MatcherOutcome) => void = () => {}
    this.answers(
      (_instance, { signal }) =>
        new Promise(resolve => {
          finish = resolve
          signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }))
        }),
    )
    return outcome => finish(outcome)
  }
}
