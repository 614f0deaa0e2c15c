import type { Matcher } from '../../ports/matcher.ts'
import { runInWorker, siblingModule } from '../worker-thread.ts'
import type { MatchAnswer, MatchQuestion } from './matcher-entry.ts'

/** The thread is ended this long after the run should have ended by itself. */
const GRACE_SECONDS = 30
const HEAP_MEGABYTES = 4096

/** Runs each matching, model and proof included, in a thread of its own. */
export const threadMatcher: Matcher = {
  async match(instance, { policy, engine, timeLimitSeconds, signal, onStage }) {
    const question: MatchQuestion = { instance, policy, engine, timeLimitSeconds }
    const outcome = await runInWorker<MatchAnswer>(
      siblingModule(import.meta.url, './matcher-entry'),
      question,
      {
        timeLimitSeconds: timeLimitSeconds + GRACE_SECONDS,
        maxHeapMegabytes: HEAP_MEGABYTES,
        signal,
      },
      onStage,
    )
    switch (outcome.kind) {
      case 'done':
        return outcome.output
      case 'cancelled':
        return { kind: 'cancelled' }
      case 'timeLimit':
        return { kind: 'failed', sentence: 'Körningen hann inte klart inom tidsgränsen.' }
      case 'outOfMemory':
        return { kind: 'failed', sentence: 'Körningen behövde mer minne än den får.' }
      case 'crashed':
        throw outcome.error
    }
  },
}
