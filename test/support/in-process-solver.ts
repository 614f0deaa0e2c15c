import { loadHighsEngine } from '../../src/adapters/solver/highs.ts'
import type { LinearModel, LinearSolver, SolverResult } from '../../src/domain/linear/model.ts'
import type { Engine } from '../../src/domain/matching/engine-question.ts'
import type { Instance } from '../../src/domain/matching/instance.ts'
import type { MatchOptions } from '../../src/domain/matching/match.ts'
import { matchInstance } from '../../src/domain/matching/match.ts'
import type { MatchingResult } from '../../src/domain/matching/result.ts'

const highs = await loadHighsEngine()

/** HiGHS without a thread: for tests of what the domain does with its answers. */
export const inProcessSolver: LinearSolver = {
  solve: (model, { timeLimitSeconds }) => Promise.resolve(highs(model, timeLimitSeconds)),
}

/** HiGHS without a thread and without a time limit, as the parts of a match ask it. */
export const inProcessEngine: Engine = {
  name: 'highs',
  solver: inProcessSolver,
  remainingSeconds: () => Infinity,
}

/** An engine whose answer to each model is changed before it is handed out. */
export function solverThat(change: (answer: SolverResult, model: LinearModel) => SolverResult): LinearSolver {
  return {
    solve: async (model, options) => change(await inProcessSolver.solve(model, options), model),
  }
}

/** The match of the instance with HiGHS in this thread, changed as told. */
export const matched = (instance: Instance, options: Partial<MatchOptions> = {}): Promise<MatchingResult> =>
  matchInstance(instance, {
    engine: 'highs',
    solver: inProcessSolver,
    now: () => performance.now(),
    ...options,
  })
