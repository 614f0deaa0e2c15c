import type { SolverName, SolverResult } from '../../domain/linear/model.ts'
import type { Solver, Solvers } from '../../ports/solver.ts'
import { warmThread } from '../warm-thread.ts'
import { siblingModule, type WorkerOutcome } from '../worker-thread.ts'
import type { WorkerQuestion } from './worker-entry.ts'

// An engine that keeps its own limit gets this long to answer before its thread is ended.
const GRACE_SECONDS = 0.25
const HEAP_MEGABYTES = 4096

/** The engine in a warm thread of its own. */
export function workerSolver(engine: SolverName): Solver {
  const thread = warmThread<WorkerQuestion, SolverResult>(siblingModule(import.meta.url, './worker-entry'), {
    workerData: { engine },
    maxHeapMegabytes: HEAP_MEGABYTES,
  })
  return {
    engine,
    async solve(model, { timeLimitSeconds, signal }) {
      const outcome = await thread.ask(
        { model, timeLimitSeconds },
        { timeLimitSeconds: timeLimitSeconds + GRACE_SECONDS, ...(signal && { signal }) },
      )
      signal?.throwIfAborted()
      return resultOf(outcome)
    },
    close: () => thread.close(),
  }
}

function resultOf(outcome: WorkerOutcome<SolverResult>): SolverResult {
  switch (outcome.kind) {
    case 'done':
      return outcome.output
    case 'timeLimit':
    case 'cancelled':
      return { status: 'timeLimit' }
    case 'outOfMemory':
      return { status: 'error', message: 'the thread needed more memory than it may have' }
    case 'crashed':
      return { status: 'error', message: `the thread failed: ${outcome.error.message}` }
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
