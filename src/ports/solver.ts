import type { LinearSolver, SolverName } from '../domain/linear/model.ts'

/**
 * An engine for linear models. It never blocks the event loop, keeps its time limit even when it hangs, and stops
 * within a second of being aborted. Its answers are claims: the domain proves a plan before it is used.
 */
export interface Solver extends LinearSolver {
  readonly engine: SolverName
  /** Frees what the engine holds. A later `solve` starts it anew. */
  close(): Promise<void>
}

/** Gives the solver of each engine; one is made for an engine at its first use and kept. */
export interface Solvers {
  solverFor(engine: SolverName): Solver
  close(): Promise<void>
}
