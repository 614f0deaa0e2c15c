import type {
  AnalysisOutcome,
  AnalysisQuestion,
  AnalysisQuestions,
  MatchingAnalysis,
} from '../../ports/matching-analysis.ts'
import { warmThread, type WarmThread } from '../warm-thread.ts'
import { siblingModule } from '../worker-thread.ts'
import type { AskedQuestion } from './analysis-entry.ts'

/** The thread is ended this long after a question should have ended by itself. */
const GRACE_SECONDS = 2
const HEAP_MEGABYTES = 2048

type AnalysisThread = WarmThread<AskedQuestion, AnalysisOutcome<never>>

const startThread = (): AnalysisThread =>
  warmThread(siblingModule(import.meta.url, './analysis-entry'), { maxHeapMegabytes: HEAP_MEGABYTES })

/** Answers in two warm threads, where the model, the engine and the check are: one is kept free for whoever watches. */
export function threadAnalysis(): MatchingAnalysis & { close(): Promise<void> } {
  const live = startThread()
  const patient = startThread()

  const question =
    <Name extends AnalysisQuestion>(name: Name, thread: AnalysisThread): MatchingAnalysis[Name] =>
    async (instance, options, signal) => {
      const asked: AskedQuestion<Name> = { name, instance, options }
      const timeLimitSeconds = options.timeLimitSeconds + GRACE_SECONDS
      const outcome = await thread.ask(asked, { timeLimitSeconds, signal })
      switch (outcome.kind) {
        case 'done':
          return outcome.output satisfies AnalysisOutcome<AnalysisQuestions[Name]['answer']>
        case 'cancelled':
          return { kind: 'cancelled' }
        case 'timeLimit':
          return { kind: 'failed', sentence: 'Uträkningen hann inte klart inom tidsgränsen.' }
        case 'outOfMemory':
          return { kind: 'failed', sentence: 'Uträkningen behövde mer minne än den får.' }
        case 'crashed':
          throw outcome.error
      }
    }

  return {
    whatIf: question('whatIf', live),
    reasons: question('reasons', patient),
    worth: question('worth', patient),
    policies: question('policies', patient),
    async close() {
      await Promise.all([live.close(), patient.close()])
    },
  }
}
