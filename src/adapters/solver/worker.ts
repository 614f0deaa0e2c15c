import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { LinearModel, SolveOptions, SolverName, SolverResult } from '../../domain/linear/model.ts'
import type { Solver, Solvers } from '../../ports/solver.ts'
import type { WorkerQuestion } from './worker-entry.ts'

// An engine that keeps its own limit gets this long to answer before its thread is ended.
const GRACE_SECONDS = 0.25
const LONGEST_TIMER_SECONDS = 2 ** 31 / 1000 - 1

/**
 * The engine in a thread of its own, started at the first question and kept warm between questions, which are
 * answered one at a time. A question that takes too long, or is aborted, ends the thread; the next starts another.
 * An idle thread doesn't keep the process alive.
 */
export function workerSolver(engine: SolverName): Solver {
  let worker: Worker | null = null
  let lastQuestion: Promise<unknown> = Promise.resolve()

  const start = (): Worker => {
    const started = startWorker(engine)
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

  async function ask(model: LinearModel, options: SolveOptions): Promise<SolverResult> {
    options.signal?.throwIfAborted()
    const asked = (worker ??= start())
    const answer = await answerOf(asked, model, options)
    if (answer.threadIsUsable) asked.unref()
    else await stop()
    options.signal?.throwIfAborted()
    return answer.result
  }

  return {
    engine,
    solve(model, options) {
      const answer = lastQuestion.then(() => ask(model, options))
      lastQuestion = answer.catch(() => undefined)
      return answer
    },
    close: stop,
  }
}

/** A solver per engine, made at its first use. */
export function workerSolvers(): Solvers {
  const solvers = new Map<SolverName, Solver>()
  return {
    solverFor(engine) {
      const solver = solvers.get(engine) ?? workerSolver(engine)
      solvers.set(engine, solver)
      return solver
    },
    async close() {
      await Promise.all([...solvers.values()].map(solver => solver.close()))
    },
  }
}

function startWorker(engine: SolverName): Worker {
  const isBuilt = import.meta.url.endsWith('.js')
  const entry = new URL(isBuilt ? './worker-entry.js' : './worker-from-source.mjs', import.meta.url)
  return new Worker(entry, { workerData: { engine } })
}

interface Answer {
  readonly result: SolverResult
  readonly threadIsUsable: boolean
}

const spoilt = (result: SolverResult): Answer => ({ result, threadIsUsable: false })

const failed = (message: string): Answer => spoilt({ status: 'error', message })

/** What comes first: an answer, the end of the thread, the end of the time, or the signal. */
async function answerOf(worker: Worker, model: LinearModel, options: SolveOptions): Promise<Answer> {
  const { timeLimitSeconds, signal } = options
  const listening = new AbortController()
  const whileListening = { signal: listening.signal }
  const seconds = Math.min(timeLimitSeconds + GRACE_SECONDS, LONGEST_TIMER_SECONDS)
  const outOfTime = spoilt({ status: 'timeLimit' })
  worker.ref()
  const first = Promise.race([
    once(worker, 'message', whileListening).then(([result]) => ({ result, threadIsUsable: true })),
    once(worker, 'exit', whileListening).then(([code]) => failed(`the thread ended with code ${code}`)),
    setTimeout(seconds * 1000, outOfTime, whileListening),
    ...(signal ? [once(signal, 'abort', whileListening).then(() => outOfTime)] : []),
  ])
  const question: WorkerQuestion = { model, timeLimitSeconds }
  worker.postMessage(question)
  try {
    return await first
  } catch (error) {
    return failed(`the thread failed: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    listening.abort()
  }
}
