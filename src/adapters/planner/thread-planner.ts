import type { Remedy } from '../../domain/auscultation/remedies.ts'
import type { Planner, RemedyQuestion } from '../../ports/planner.ts'
import { warmThread } from '../warm-thread.ts'
import { runInWorker, siblingModule } from '../worker-thread.ts'
import type { PlanAnswer, PlanQuestion } from './planner-entry.ts'

/** The thread is ended this long after planning should have ended by itself. */
const GRACE_SECONDS = 30
const HEAP_MEGABYTES = 4096
/** Somebody is watching: planning anew is the other way out. */
const REMEDIES_SECONDS = 60
const REMEDIES_HEAP_MEGABYTES = 1024

/** Plans each pilot, check included, in a thread of its own; remedies come from one that is kept warm. */
export function threadPlanner(): Planner & { close(): Promise<void> } {
  const advising = warmThread<RemedyQuestion, Remedy[]>(siblingModule(import.meta.url, './remedies-entry'), {
    maxHeapMegabytes: REMEDIES_HEAP_MEGABYTES,
  })
  return {
    async plan(pilot, { previous, locked, timeLimitSeconds, signal, onStage }) {
      const question: PlanQuestion = { pilot, previous, locked, timeLimitSeconds }
      const outcome = await runInWorker<PlanAnswer>(
        siblingModule(import.meta.url, './planner-entry'),
        question,
        {
          timeLimitSeconds: timeLimitSeconds + GRACE_SECONDS,
          maxHeapMegabytes: HEAP_MEGABYTES,
          signal,
        },
        onStage,
      )
      if (outcome.kind === 'done') return outcome.output
      return outcome.kind === 'crashed' ? Promise.reject(outcome.error) : withoutAnswer(outcome.kind)
    },
    async remedies(question, signal) {
      const outcome = await advising.ask(question, { timeLimitSeconds: REMEDIES_SECONDS, signal })
      if (outcome.kind === 'done') return { kind: 'result', remedies: outcome.output }
      return outcome.kind === 'crashed' ? Promise.reject(outcome.error) : withoutAnswer(outcome.kind)
    },
    close: () => advising.close(),
  }
}

function withoutAnswer(kind: 'cancelled' | 'timeLimit' | 'outOfMemory') {
  return kind === 'cancelled' ? { kind } : { kind: 'failed' as const, why: kind }
}
