import type { ActivityQueue } from './activity-queue.ts'
import { activityQueue } from './activity-queue.ts'
import { Assignment, NONE } from './assignment.ts'
import type { LinearModel, SolverResult } from './model.ts'
import type { Literal, PseudoBoolean } from './pseudo-boolean.ts'
import { atLeast, negated, pseudoBooleans } from './pseudo-boolean.ts'

export interface SearchOptions {
  /** Asked now and then; true ends the search. */
  readonly isOutOfTime: () => boolean
  /** After so many conflicts the search gives up: another method may do better. */
  readonly conflictLimit: number
}

/**
 * Solves a model of 0-1 columns exactly by conflict-driven search (Marques-Silva and Sakallah 1999, with constraints
 * as in Chai and Kuehlmann 2003): decide a column, find what follows, and when a constraint can't hold any more,
 * learn a clause that says why and go back to where it first mattered. When no decision is left to take back there
 * is no plan. A plan that costs something is followed by the demand for a cheaper one. Deterministic: effort is
 * counted in conflicts.
 *
 * `refused` for a model with other columns or fractions, and when the conflicts are used up without a plan.
 */
export function searchForConflicts(model: LinearModel, options: SearchOptions): SolverResult {
  const constraints = pseudoBooleans(model)
  if (!constraints) return { status: 'refused', message: 'Modellen har annat än heltal mellan 0 och 1.' }
  const columns = model.columnCost.length
  const queue = activityQueue(columns)
  const assignment = new Assignment(columns, column => queue.push(column))
  const infeasible: SolverResult = { status: 'infeasible' }
  for (let column = 0; column < columns; column += 1) {
    if (model.columnLower[column] === 1 && !assignment.fix(2 * column)) return infeasible
    if (model.columnUpper[column] === 0 && !assignment.fix(2 * column + 1)) return infeasible
  }
  if (!constraints.every(constraint => assignment.addConstraint(constraint))) return infeasible
  const search = new Search(assignment, queue, model.columnCost, options)
  let best: Float64Array | null = null
  for (;;) {
    const end = search.next()
    if (end !== 'plan') return answerAfter(end, best, model)
    best = Float64Array.from({ length: columns }, (_, column) => (assignment.value[2 * column] === 1 ? 1 : 0))
    const cheaper = cheaperThan(model, best)
    assignment.backtrack(0)
    if (!cheaper || !assignment.addConstraint(cheaper)) return { status: 'optimal', values: best }
  }
}

type End = 'plan' | 'none' | 'time' | 'effort'

function answerAfter(end: Exclude<End, 'plan'>, best: Float64Array | null, model: LinearModel): SolverResult {
  if (end === 'none') return best ? { status: 'optimal', values: best } : { status: 'infeasible' }
  if (best) return { status: 'feasible', values: best, bound: leastCost(model) }
  if (end === 'time') return { status: 'timeLimit' }
  return { status: 'refused', message: 'Sökningen blev för lång.' }
}

const leastCost = ({ columnCost }: LinearModel): number =>
  columnCost.reduce((sum, cost) => sum + Math.min(cost, 0), 0)

/** That a plan costs less than this one; null when none can. */
function cheaperThan(model: LinearModel, values: Float64Array): PseudoBoolean | null {
  const cost = model.columnCost.reduce((sum, each, column) => sum + each * (values[column] as number), 0)
  if (cost <= leastCost(model)) return null
  const terms = [...model.columnCost].map((each, column) => ({ column, coefficient: -each }))
  return atLeast(terms, 1 - cost)
}

const RESTART_UNIT = 64
const CLAUSES_BEFORE_FIRST_CLEANING = 2000

class Search {
  private readonly phase: Int8Array
  private readonly seen: Uint8Array
  private learnt: { index: number; distance: number }[] = []
  private clausesBeforeCleaning = CLAUSES_BEFORE_FIRST_CLEANING
  private conflicts = 0
  private readonly assignment: Assignment
  private readonly queue: ActivityQueue
  private readonly options: SearchOptions

  constructor(assignment: Assignment, queue: ActivityQueue, cost: Float64Array, options: SearchOptions) {
    this.assignment = assignment
    this.queue = queue
    this.options = options
    // A column is first tried as 1 unless that costs something: a meeting that starts leaves little open.
    this.phase = Int8Array.from(cost, each => (each > 0 ? 1 : 0))
    this.seen = new Uint8Array(cost.length)
  }

  /** Goes on to a plan that obeys all constraints, or to the reason why there isn't one now. */
  next(): End {
    for (let round = 1; ; round += 1) {
      const end = this.untilRestart(RESTART_UNIT * luby(round))
      if (end) return end
      this.assignment.backtrack(0)
      this.clean()
    }
  }

  private untilRestart(conflictsLeft: number): End | null {
    for (let left = conflictsLeft; ;) {
      const conflict = this.assignment.propagate()
      if (conflict) {
        if (this.assignment.decisions === 0) return 'none'
        this.learn(conflict)
        this.conflicts += 1
        left -= 1
        if (this.conflicts >= this.options.conflictLimit) return 'effort'
        if (this.conflicts % 32 === 0 && this.options.isOutOfTime()) return 'time'
      } else if (left <= 0) {
        return null
      } else if (!this.decideNext()) {
        return 'plan'
      }
    }
  }

  private decideNext(): boolean {
    for (;;) {
      const column = this.queue.pop()
      if (column < 0) return false
      if (this.assignment.value[2 * column] !== 0) continue
      this.assignment.decide(2 * column + (this.phase[column] as number))
      return true
    }
  }

  /** Learns the clause of the first unique implication point, and goes back to where it says something new. */
  private learn(conflict: Literal[]): void {
    const { assignment } = this
    const clause: Literal[] = [0]
    let open = 0
    let at = assignment.trailLength
    let literals = conflict
    for (;;) {
      for (const literal of literals) {
        const column = literal >> 1
        const level = assignment.level[column] as number
        if (this.seen[column] || level === 0) continue
        this.seen[column] = 1
        this.queue.bump(column)
        if (level === assignment.decisions) open += 1
        else clause.push(literal)
      }
      do at -= 1
      while (!this.seen[(assignment.trail[at] as Literal) >> 1])
      const literal = assignment.trail[at] as Literal
      this.seen[literal >> 1] = 0
      open -= 1
      if (open === 0) {
        clause[0] = negated(literal)
        break
      }
      literals = assignment.reasonsFor(literal)
    }
    const needed = this.withoutImplied(clause)
    for (const literal of clause) this.seen[literal >> 1] = 0
    this.goBackAndAdd(needed)
    this.queue.fade()
  }

  /** Leaves out the literals that follow from the others. */
  private withoutImplied(clause: readonly Literal[]): Literal[] {
    const { assignment } = this
    return clause.filter((literal, index) => {
      if (index === 0) return true
      const reasons = assignment.reasonsFor(negated(literal))
      return (
        reasons.length === 0 ||
        reasons.some(other => !this.seen[other >> 1] && assignment.level[other >> 1] !== 0)
      )
    })
  }

  private goBackAndAdd(clause: Literal[]): void {
    const { assignment } = this
    const levelOf = (literal: Literal): number => assignment.level[literal >> 1] as number
    let deepest = 1
    for (let at = 2; at < clause.length; at += 1) {
      if (levelOf(clause[at] as Literal) > levelOf(clause[deepest] as Literal)) deepest = at
    }
    const back = clause.length === 1 ? 0 : levelOf(clause[deepest] as Literal)
    if (clause.length > 1) {
      const second = clause[1] as Literal
      clause[1] = clause[deepest] as Literal
      clause[deepest] = second
    }
    const distance = new Set(clause.map(levelOf)).size
    for (let at = assignment.trailLength - 1; at >= 0; at -= 1) {
      const literal = assignment.trail[at] as Literal
      if (levelOf(literal) <= back) break
      this.phase[literal >> 1] = literal & 1
    }
    assignment.backtrack(back)
    const index = assignment.addClause(Int32Array.from(clause))
    if (index !== NONE) this.learnt.push({ index, distance })
  }

  /** Forgets the half of the clauses that tie together the most decisions; they have said the least. */
  private clean(): void {
    if (this.learnt.length < this.clausesBeforeCleaning) return
    this.clausesBeforeCleaning += 500
    const byUse = this.learnt.toSorted((a, b) => a.distance - b.distance || b.index - a.index)
    const half = byUse.length >> 1
    this.learnt = byUse.filter(
      ({ index, distance }, at) => at < half || distance <= 2 || !this.assignment.dropClause(index),
    )
  }
}

/** 1, 1, 2, 1, 1, 2, 4, … (Luby, Sinclair and Zuckerman 1993): how long to search between restarts. */
function luby(round: number): number {
  let length = 1
  while (length < round + 1) length *= 2
  if (length === round + 1) return length / 2
  return luby(round - length / 2 + 1)
}
