import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { crashed, failureOf, startWorker, type WorkerLimits, type WorkerOutcome } from './worker-thread.ts'

// A question that nobody wants any more gets this long to end by itself, because starting another thread takes
// longer than most questions.
const PATIENCE_SECONDS = 0.25
const LONGEST_TIMER_SECONDS = 2 ** 31 / 1000 - 1

export interface WarmThread<Question, Answer> {
  /**
   * What became of the question. Questions wait for each other; one that is aborted while it waits is never asked.
   * The time runs from when the thread gets it.
   */
  ask(question: Question, limits: Omit<WorkerLimits, 'maxHeapMegabytes'>): Promise<WorkerOutcome<Answer>>
  /** Ends the thread. A later question starts another. */
  close(): Promise<void>
}

export interface WarmThreadOptions {
  readonly workerData?: unknown
  readonly maxHeapMegabytes: number
}

/**
 * A module in a thread of its own, started at the first question and kept warm between questions, which are answered
 * one at a time. The module answers each message with one message. A question that takes too long, or goes on after it
 * was aborted, ends the thread, and so does a fault; the next question starts another. An idle thread doesn't keep the
 * process alive.
 */
export function warmThread<Question, Answer>(
  module: URL,
  { workerData = null, maxHeapMegabytes }: WarmThreadOptions,
): WarmThread<Question, Answer> {
  let worker: Worker | null = null
  let lastQuestion: Promise<unknown> = Promise.resolve()

  const start = (): Worker => {
    const started = startWorker(module, workerData, maxHeapMegabytes)
    const forget = (): void => {
      if (worker === started) worker = null
    }
    return started.on('error', forget).on('exit', forget)
  }

  const stop = async (): Promise<void> => {
    const stopped = worker
    worker = null
    await stopped?.terminate()
  }

  async function askNow(question: Question, timeLimitSeconds: number, abandoned: AbortSignal) {
    const asked = (worker ??= start())
    asked.ref()
    const outcome = answerOf<Answer>(asked, timeLimitSeconds, abandoned)
    asked.postMessage(question)
    const { kind } = await outcome
    if (kind === 'done') asked.unref()
    else await stop()
    return outcome
  }

  return {
    ask(question, { timeLimitSeconds, signal = new AbortController().signal }) {
      const answer = lastQuestion.then(() =>
        signal.aborted ? CANCELLED : askNow(question, timeLimitSeconds, signal),
      )
      lastQuestion = answer
      return unlessAborted(answer, signal)
    },
    close: stop,
  }
}

const CANCELLED = { kind: 'cancelled' } as const

/** The outcome, or `cancelled` as soon as the signal says so: whoever asked doesn't wait for the thread to end. */
async function unlessAborted<Answer>(
  answer: Promise<WorkerOutcome<Answer>>,
  signal: AbortSignal,
): Promise<WorkerOutcome<Answer>> {
  if (signal.aborted) return CANCELLED
  const listening = new AbortController()
  const aborted = once(signal, 'abort', { signal: listening.signal }).then(
    () => CANCELLED,
    () => CANCELLED,
  )
  try {
    return await Promise.race([answer, aborted])
  } finally {
    listening.abort()
  }
}

/** What comes first: an answer, the end of the thread, the end of the time, or of the patience after the signal. */
async function answerOf<Answer>(
  worker: Worker,
  timeLimitSeconds: number,
  signal: AbortSignal,
): Promise<WorkerOutcome<Answer>> {
  const listening = new AbortController()
  const whileListening = { signal: listening.signal }
  const seconds = Math.min(timeLimitSeconds, LONGEST_TIMER_SECONDS)
  try {
    return await Promise.race([
      once(worker, 'message', whileListening).then(([output]) => ({ kind: 'done' as const, output })),
      once(worker, 'messageerror', whileListening).then(([error]) => crashed(error)),
      once(worker, 'exit', whileListening).then(([code]) =>
        crashed(new Error(`The thread ended without an answer (exit ${code})`)),
      ),
      setTimeout(seconds * 1000, { kind: 'timeLimit' as const }, whileListening),
      once(signal, 'abort', whileListening).then(() =>
        setTimeout(PATIENCE_SECONDS * 1000, CANCELLED, whileListening),
      ),
    ])
  } catch (error) {
    // `once` rejects with what the thread threw.
    return failureOf(error)
  } finally {
    listening.abort()
  }
}
