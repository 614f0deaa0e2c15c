import type { Planner } from '../../ports/planner.ts'
import { runInWorker, siblingModule } from '../worker-thread.ts'
import type { PlanAnswer, PlanQuestion } from './planner-entry.ts'

/** The thread is ended this long after planning should have ended by itself. */
const GRACE_SECONDS = 30
const HEAP_MEGABYTES = 4096

/** Plans each pilot, check included, in a thread of its own. */
export const threadPlanner: Planner = {
  async plan(pilot, { previous, locked, timeLimitSeconds, signal }) {
    const question: PlanQuestion = { pilot, previous, locked, timeLimitSeconds }
    const outcome = await runInWorker<PlanAnswer>(
      siblingModule(import.meta.url, './planner-entry'),
      question,
      {
        timeLimitSeconds: timeLimitSeconds + GRACE_SECONDS,
        maxHeapMegabytes: HEAP_MEGABYTES,
        signal,
      },
    )
    switch (outcome.kind) {
      case 'done':
        return outcome.output
      case 'cancelled':
        return { kind: 'cancelled' }
      case 'timeLimit':
      case 'outOfMemory':
        return { kind: 'failed', why: outcome.kind }
      case 'crashed':
        throw outcome.error
    }
  },
}
