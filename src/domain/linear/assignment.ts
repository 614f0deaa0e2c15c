import type { Literal, PseudoBoolean } from './pseudo-boolean.ts'
import { negated } from './pseudo-boolean.ts'

/** Why a literal is true: a constraint, a learnt clause, or (`NONE`) a decision or what holds from the start. */
export type Reason = number
export const NONE: Reason = -1

/**
 * What is decided so far and what follows from it. The literals that follow are found constraint by constraint: in
 * `Σ coefficient × literal ≥ bound` the slack is what the sum can be at most, less the bound, and a literal whose
 * coefficient is larger than the slack must be true. Clauses are looked at only when one of the two literals that
 * they watch becomes false.
 */
export class Assignment {
  /** By literal: 1 true, -1 false, 0 open. */
  readonly value: Int8Array
  /** By column: how many decisions came before. */
  readonly level: Int32Array
  /** The true literals in the order in which they became so. */
  readonly trail: Int32Array
  trailLength = 0
  private readonly reason: Int32Array
  private readonly position: Int32Array
  private readonly levelStarts: number[] = []
  private readonly constraints: PseudoBoolean[] = []
  private readonly slack: number[] = []
  private readonly occurrences: number[][]
  private readonly clauses: (Int32Array | null)[] = []
  private readonly watches: number[][]
  private propagated = 0
  private readonly onRelease: (column: number) => void

  constructor(columns: number, onRelease: (column: number) => void) {
    this.value = new Int8Array(2 * columns)
    this.level = new Int32Array(columns)
    this.trail = new Int32Array(columns)
    this.reason = new Int32Array(columns).fill(NONE)
    this.position = new Int32Array(columns)
    this.occurrences = Array.from({ length: 2 * columns }, () => [])
    this.watches = Array.from({ length: 2 * columns }, () => [])
    this.onRelease = onRelease
  }

  get decisions(): number {
    return this.levelStarts.length
  }

  /** Adds a constraint when nothing is decided; false when it can't hold. */
  addConstraint(constraint: PseudoBoolean): boolean {
    const index = this.constraints.push(constraint) - 1
    const { literals, coefficients, bound } = constraint
    let slack = -bound
    literals.forEach((literal, at) => {
      const coefficient = coefficients[at] as number
      const isFalse = this.value[literal] === -1 && (this.position[literal >> 1] as number) < this.propagated
      if (!isFalse) slack += coefficient
      this.occurrences[literal]?.push(index, coefficient)
    })
    this.slack.push(slack)
    return slack >= 0 && this.implyFrom(index)
  }

  /** Adds a learnt clause and makes its first literal, the only open one, true. Its second is of the highest level. */
  addClause(literals: Int32Array): number {
    const first = literals[0] as Literal
    if (literals.length === 1) {
      this.assign(first, NONE)
      return NONE
    }
    const index = this.clauses.push(literals) - 1
    this.watches[first]?.push(index)
    this.watches[literals[1] as Literal]?.push(index)
    this.assign(first, 2 * index + 1)
    return index
  }

  /** Forgets a clause unless something follows from it now; whether it is forgotten. */
  dropClause(index: number): boolean {
    const literals = this.clauses[index]
    if (!literals || this.reason[(literals[0] as Literal) >> 1] === 2 * index + 1) return false
    this.clauses[index] = null
    return true
  }

  decide(literal: Literal): void {
    this.levelStarts.push(this.trailLength)
    this.assign(literal, NONE)
  }

  /** Makes a literal true that holds whatever is decided; false when it can't be. */
  fix(literal: Literal): boolean {
    if (this.value[literal] === 0) this.assign(literal, NONE)
    return this.value[literal] === 1
  }

  /** Takes back all decisions after the first `level` ones. */
  backtrack(level: number): void {
    if (level >= this.decisions) return
    const start = this.levelStarts[level] as number
    for (let at = this.trailLength - 1; at >= start; at -= 1) {
      const literal = this.trail[at] as Literal
      if (at < this.propagated) {
        const own = this.occurrences[negated(literal)] as number[]
        for (let entry = 0; entry < own.length; entry += 2) {
          const constraint = own[entry] as number
          this.slack[constraint] = (this.slack[constraint] as number) + (own[entry + 1] as number)
        }
      }
      this.value[literal] = 0
      this.value[negated(literal)] = 0
      this.onRelease(literal >> 1)
    }
    this.trailLength = start
    this.propagated = Math.min(this.propagated, start)
    this.levelStarts.length = level
  }

  /** Finds all that follows; the false literals of a constraint that can't hold any more, or null. */
  propagate(): Literal[] | null {
    while (this.propagated < this.trailLength) {
      const falsified = negated(this.trail[this.propagated] as Literal)
      this.propagated += 1
      const conflict = this.propagateConstraints(falsified) ?? this.propagateClauses(falsified)
      if (conflict) return conflict
    }
    return null
  }

  /** The false literals that made this true literal true; none for a decision. */
  reasonsFor(literal: Literal): Literal[] {
    const reason = this.reason[literal >> 1] as Reason
    if (reason === NONE) return []
    if (reason % 2 === 1) return [...(this.clauses[reason >> 1] as Int32Array).subarray(1)]
    return this.falseLiterals(reason >> 1, this.position[literal >> 1] as number)
  }

  private assign(literal: Literal, reason: Reason): void {
    const column = literal >> 1
    this.value[literal] = 1
    this.value[negated(literal)] = -1
    this.level[column] = this.decisions
    this.reason[column] = reason
    this.position[column] = this.trailLength
    this.trail[this.trailLength] = literal
    this.trailLength += 1
  }

  private propagateConstraints(falsified: Literal): Literal[] | null {
    const own = this.occurrences[falsified] as number[]
    let broken = -1
    for (let entry = 0; entry < own.length; entry += 2) {
      const constraint = own[entry] as number
      const slack = (this.slack[constraint] as number) - (own[entry + 1] as number)
      this.slack[constraint] = slack
      // The rest still has to be counted: backtracking gives all of it back.
      if (broken >= 0) continue
      if (slack < 0) broken = constraint
      else this.implyFrom(constraint)
    }
    return broken >= 0 ? this.falseLiterals(broken, this.trailLength) : null
  }

  /** Makes true what the constraint's slack leaves no choice about. Always true, for the caller's convenience. */
  private implyFrom(constraint: number): true {
    const slack = this.slack[constraint] as number
    const { literals, coefficients } = this.constraints[constraint] as PseudoBoolean
    for (let at = 0; at < literals.length && (coefficients[at] as number) > slack; at += 1) {
      const literal = literals[at] as Literal
      if (this.value[literal] === 0) this.assign(literal, 2 * constraint)
    }
    return true
  }

  private propagateClauses(falsified: Literal): Literal[] | null {
    const watching = this.watches[falsified] as number[]
    let kept = 0
    let conflict: Int32Array | null = null
    for (let at = 0; at < watching.length; at += 1) {
      const index = watching[at] as number
      const literals = this.clauses[index]
      if (!literals) continue
      if (conflict || !this.watchAnother(literals, falsified, index)) {
        watching[kept] = index
        kept += 1
        const first = literals[0] as Literal
        if (conflict || this.value[first] === 1) continue
        if (this.value[first] === -1) conflict = literals
        else this.assign(first, 2 * index + 1)
      }
    }
    watching.length = kept
    return conflict ? [...conflict] : null
  }

  /** Lets the clause watch another literal that isn't false. Otherwise the falsified one is its second. */
  private watchAnother(literals: Int32Array, falsified: Literal, index: number): boolean {
    if (literals[0] === falsified) {
      literals[0] = literals[1] as Literal
      literals[1] = falsified
    }
    if (this.value[literals[0] as Literal] === 1) return false
    for (let at = 2; at < literals.length; at += 1) {
      const literal = literals[at] as Literal
      if (this.value[literal] === -1) continue
      literals[1] = literal
      literals[at] = falsified
      this.watches[literal]?.push(index)
      return true
    }
    return false
  }

  private falseLiterals(constraint: number, before: number): Literal[] {
    const literals: Literal[] = []
    for (const literal of (this.constraints[constraint] as PseudoBoolean).literals) {
      if (this.value[literal] === -1 && (this.position[literal >> 1] as number) < before)
        literals.push(literal)
    }
    return literals
  }
}
