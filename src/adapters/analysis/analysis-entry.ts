import { parentPort } from 'node:worker_threads'
import { EngineFault } from '../../domain/linear/engine-fault.ts'
import type { Instance } from '../../domain/matching/instance.ts'
import { POLICIES } from '../../domain/matching/instance.ts'
import { matchInstance } from '../../domain/matching/match.ts'
import { comparePolicies } from '../../domain/matching/policies.ts'
import { reasonsOf } from '../../domain/matching/reasons.ts'
import { ResultFault } from '../../domain/matching/result-fault.ts'
import { worthOfPlaces } from '../../domain/matching/worth.ts'
import type { AnalysisOutcome, AnalysisQuestion, AnalysisQuestions } from '../../ports/matching-analysis.ts'

/** A question as it is sent to the thread; the answer is an {@link AnalysisOutcome}. */
export interface AskedQuestion<Name extends AnalysisQuestion = AnalysisQuestion> {
  readonly name: Name
  readonly instance: Instance
  readonly options: AnalysisQuestions[Name]['options']
}

// The domain's own engine runs in this thread: whoever asks ends the thread when it takes too long.
const matching = { engine: 'network', solver: null, now: () => performance.now() } as const

/** Whether so many seconds have passed since now. */
function endsAfter(timeLimitSeconds: number): () => boolean {
  const end = performance.now() + timeLimitSeconds * 1000
  return () => performance.now() >= end
}

const ANSWERS: {
  readonly [Name in AnalysisQuestion]: (
    instance: Instance,
    options: AnalysisQuestions[Name]['options'],
  ) => Promise<AnalysisQuestions[Name]['answer']>
} = {
  whatIf: (instance, options) => matchInstance(instance, { ...matching, ...options }),
  reasons: (instance, { result, timeLimitSeconds }) =>
    reasonsOf(instance, result, endsAfter(timeLimitSeconds)),
  worth: (instance, { result, timeLimitSeconds }) =>
    worthOfPlaces(instance, result, endsAfter(timeLimitSeconds)),
  policies: (instance, { groups, timeLimitSeconds }) =>
    comparePolicies(instance, groups, policy =>
      matchInstance(instance, { ...matching, policy, timeLimitSeconds: timeLimitSeconds / POLICIES.length }),
    ),
}

async function answer<Name extends AnalysisQuestion>({
  name,
  instance,
  options,
}: AskedQuestion<Name>): Promise<AnalysisOutcome<AnalysisQuestions[Name]['answer']>> {
  try {
    return { kind: 'answer', answer: await ANSWERS[name](instance, options) }
  } catch (error) {
    if (error instanceof EngineFault || error instanceof ResultFault) {
      return { kind: 'failed', sentence: error.message }
    }
    throw error
  }
}

parentPort?.on('message', (question: AskedQuestion) => {
  void answer(question).then(outcome => parentPort?.postMessage(outcome))
})
