import { parentPort, workerData } from 'node:worker_threads'
import type { LinearModel, SolverName, SolverResult } from '../../domain/linear/model.ts'

/** One model to solve; the answer is a {@link SolverResult}. */
export interface WorkerQuestion {
  readonly model: LinearModel
  readonly timeLimitSeconds: number
}

type SolveNow = (model: LinearModel, timeLimitSeconds: number) => SolverResult

async function load(engine: SolverName): Promise<SolveNow> {
  switch (engine) {
    case 'highs': {
      const { loadHighsEngine } = await import('./highs.ts')
      return loadHighsEngine()
    }
    case 'javascript-lp-solver': {
      const { solveWithJavascriptLpSolver } = await import('./javascript-lp-solver.ts')
      return solveWithJavascriptLpSolver
    }
    case 'conflict-search': {
      const { solveByConflictSearch } = await import('./conflict-search.ts')
      return solveByConflictSearch
    }
  }
}

const solveNow = load((workerData as { engine: SolverName }).engine)

parentPort?.on('message', ({ model, timeLimitSeconds }: WorkerQuestion) => {
  void answer(model, timeLimitSeconds).then(result => parentPort?.postMessage(result))
})

async function answer(model: LinearModel, timeLimitSeconds: number): Promise<SolverResult> {
  try {
    return (await solveNow)(model, timeLimitSeconds)
  } catch (error) {
    return { status: 'error', message: error instanceof Error ? error.message : String(error) }
  }
}
