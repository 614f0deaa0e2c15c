/**
 * A linear model in the form that engines take: minimise `columnCost · x` where every row's sum lies within its
 * bounds and every column within its own. The matrix is stored by column: column j's entries are
 * `rowIndices[k]`, `coefficients[k]` for `starts[j] ≤ k < starts[j + 1]`. Lower bounds are finite, an upper bound of
 * Infinity is none. There is at least one column.
 */
export interface LinearModel {
  /** For messages only. */
  readonly name: string
  readonly columnCost: Float64Array
  readonly columnLower: Float64Array
  readonly columnUpper: Float64Array
  /** True when every column must be a whole number. */
  readonly integer: boolean
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  readonly starts: Int32Array
  readonly rowIndices: Int32Array
  readonly coefficients: Float64Array
}

/** `lower ≤ the sum of the columns ≤ upper`: a rule of the domain as one row. Infinity is no upper bound. */
export interface LinearConstraint {
  /** The rule's number, for example `R3`. */
  readonly rule: string
  /** Whom it concerns: an id within the rule. */
  readonly name: string
  readonly lower: number
  readonly upper: number
  readonly columns: readonly number[]
}

/** The engines that take any linear model. */
export const LINEAR_ENGINES = ['highs', 'javascript-lp-solver'] as const
export type LinearEngineName = (typeof LINEAR_ENGINES)[number]

/** The engines that can be chosen for a matching: the domain's own network simplex, and second opinions on it. */
export const ENGINES = ['network', ...LINEAR_ENGINES] as const
export type EngineName = (typeof ENGINES)[number]

/** All that solve linear models: the engines that do, and the project's own search, which takes 0-1 models only. */
export type SolverName = LinearEngineName | 'conflict-search'

/**
 * What an engine answers. `values` holds one number per column. An answer is a claim: whoever asked must prove it.
 * `feasible` is a plan that isn't proved best, `bound` what no plan can go below; `refused` is a model that the
 * engine is known not to master, with a Swedish sentence for a person.
 */
export type SolverResult =
  | { readonly status: 'optimal'; readonly values: Float64Array }
  | { readonly status: 'feasible'; readonly values: Float64Array; readonly bound: number }
  | { readonly status: 'infeasible' }
  | { readonly status: 'timeLimit' }
  | { readonly status: 'refused'; readonly message: string }
  | { readonly status: 'error'; readonly message: string }

export interface SolveOptions {
  /** Wall time; Infinity is no limit. */
  readonly timeLimitSeconds: number
  readonly signal?: AbortSignal | undefined
}

/** What the domain asks of an engine. Rejects with the signal's reason when it is aborted. */
export interface LinearSolver {
  solve(model: LinearModel, options: SolveOptions): Promise<SolverResult>
}
