import { loadHighsEngine } from '../../src/adapters/solver/highs.ts'
import { solveByConflictSearch } from '../../src/adapters/solver/conflict-search.ts'
import type { Pilot } from '../../src/domain/auscultation/pilot.ts'
import type { PlanningOptions, PlanningResult } from '../../src/domain/auscultation/plan-pilot.ts'
import { planPilot } from '../../src/domain/auscultation/plan-pilot.ts'
import type { Inquiry } from '../../src/domain/auscultation/question.ts'
import type { LinearSolver } from '../../src/domain/linear/model.ts'

const highs = await loadHighsEngine()

/** The project's own search without a thread. */
export const inProcessSearch: LinearSolver = {
  solve: (model, { timeLimitSeconds }) => Promise.resolve(solveByConflictSearch(model, timeLimitSeconds)),
}

/** HiGHS without a thread. */
export const inProcessEngine: LinearSolver = {
  solve: (model, { timeLimitSeconds }) => Promise.resolve(highs(model, timeLimitSeconds)),
}

/** Questions to the search and the engine in this thread, without a time limit. */
export const inquiry = (): Inquiry => ({
  search: inProcessSearch,
  engine: inProcessEngine,
  remainingSeconds: () => 1000,
  asked: { count: 0 },
})

/** The pilot planned in this thread. */
export const planned = (pilot: Pilot, options: Partial<PlanningOptions> = {}): Promise<PlanningResult> =>
  planPilot(pilot, {
    search: inProcessSearch,
    engine: inProcessEngine,
    now: () => performance.now(),
    ...options,
  })
