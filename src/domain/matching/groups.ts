/*
 * R11 by branch and bound. A part of the search has decided some groups, each for one district or for no place;
 * the others' members are free. Without R11 that is a network again, and its criteria, in the strict order, are a
 * bound: no plan of the part is lexicographically better.
 *
 * The part with the best bound goes on, by one stage at a time, so that most parts are left as soon as their first
 * stages are worse than another part's. A part whose plan is complete and splits a group is divided by what that
 * group may do. The first complete plan that splits none is the optimum: every other part's bound is no better.
 */
import type { StudentDemand } from './constraints.ts'
import {
  eachDecidedGroupStaysTogether,
  eachGroupKeepsToCommonDistricts,
  eachPinHolds,
} from './constraints.ts'
import { choicesOfTightestGroup } from './division.ts'
import type { Engine } from './engine-question.ts'
import { faceOf } from './face.ts'
import type { ProvedStage, Standing } from './lexicographic.ts'
import { isComplete, isInfeasible, solveNext, unsolved } from './lexicographic.ts'
import type { MatchingModel } from './model.ts'
import type { Costs } from './order.ts'
import { boundFrom, compareCosts, worseOf } from './order.ts'
import type { Plan } from './plan.ts'
import type { GroupDecision } from './proof.ts'

/** A part of the search; `parts` are those that it was divided into by deciding the group. */
export interface SearchPart {
  readonly decisions: readonly GroupDecision[]
  /** A plan and columns to start from. */
  readonly start: { readonly plan: Plan; readonly columns: ArrayLike<number> }
  /** What was known about the part before anything was solved in it: see division.ts. */
  readonly foreknown: readonly ProvedStage[]
  /** Null until something is solved. */
  standing: Standing | null
  /** No plan of the part is better. */
  bound: Costs
  divided: { readonly together: string; readonly parts: readonly SearchPart[] } | null
}

export interface Search {
  readonly root: SearchPart
  /** The complete standing whose plan is optimal; null when no plan obeys the rules, or time ran out. */
  readonly optimum: Standing | null
  readonly outOfTime: boolean
}

export interface SearchOptions {
  /** Hears of the stage that each part solved, and of where the part stands after it. */
  readonly onSolved?: (solved: ProvedStage, standing: Standing) => void
  /** Is called with a part's best plan, which splits a group, before the search divides the part. */
  readonly beforeDividing?: (standing: Standing) => Promise<void>
  /** What is asked of the plan beyond the rules. */
  readonly demands?: readonly StudentDemand[]
}

/** Searches for the best plan under all rules, R11 included. */
export async function searchGroups(
  engine: Engine,
  model: MatchingModel,
  start: Plan,
  { onSolved, beforeDividing, demands = [] }: SearchOptions = {},
): Promise<Search> {
  const root: SearchPart = {
    decisions: [],
    start: { plan: start, columns: start },
    foreknown: [],
    standing: null,
    bound: boundFrom(model, []),
    divided: null,
  }
  const waiting = [root]
  for (let part = takeBest(waiting); part; part = takeBest(waiting)) {
    const standing =
      part.standing ?? unsolved(faceOf(model, [...demands, ...demandsOn(model, part)]), part.start)
    if (isComplete(model, standing)) {
      const split = splitGroups(model, standing.plan)
      if (split.size === 0) return { root, optimum: standing, outOfTime: false }
      await beforeDividing?.(standing)
      waiting.push(...divide(model, part, standing, split))
      continue
    }
    // Many parts are solved without asking the engine, which would tell of the time.
    const isLate = root.divided !== null && engine.remainingSeconds() <= 0
    const next = isLate ? null : await solveNext(engine, model, standing)
    if (!next) return { root, optimum: null, outOfTime: true }
    part.standing = next
    part.bound = worseOf(boundOf(model, next), part.bound)
    const solved = next.stages.at(-1) ?? next.shortfall
    if (solved) onSolved?.(solved, next)
    if (!isInfeasible(next)) waiting.push(part)
  }
  return { root, optimum: null, outOfTime: false }
}

/** The part with the best bound, and of equals the one that has come furthest; undefined when none waits. */
function takeBest(waiting: SearchPart[]): SearchPart | undefined {
  const depth = (part: SearchPart): number => part.standing?.stages.length ?? -1
  const best = waiting.reduce((bestSoFar, part, index) => {
    const other = waiting[bestSoFar] ?? part
    const order = compareCosts(part.bound, other.bound)
    return order < 0 || (order === 0 && depth(part) > depth(other)) ? index : bestSoFar
  }, 0)
  return waiting.splice(best, 1)[0]
}

/** What is asked of the students when the groups are decided so (R11), and of those that are pinned (R12). */
export const demandsOn = (
  { instance, pairs }: MatchingModel,
  { decisions }: Pick<SearchPart, 'decisions'>,
): StudentDemand[] => [
  ...eachPinHolds(instance),
  ...eachGroupKeepsToCommonDistricts(instance, pairs),
  ...eachDecidedGroupStaysTogether(instance, decisions),
]

function boundOf(model: MatchingModel, standing: Standing): Costs {
  if (isInfeasible(standing)) return model.stages.map(() => Infinity)
  return boundFrom(model, standing.stages)
}

/** Divides a complete part by what one of the groups that it splits can do. */
function divide(
  model: MatchingModel,
  part: SearchPart,
  standing: Standing,
  split: ReadonlySet<string>,
): readonly SearchPart[] {
  const choices = choicesOfTightestGroup(model, split, standing.stages)
  const parts = choices.map(({ decision, stages }): SearchPart => ({
    decisions: [...part.decisions, decision],
    start: standing,
    foreknown: stages,
    standing: null,
    bound: worseOf(boundFrom(model, stages), part.bound),
    divided: null,
  }))
  part.divided = { together: choices[0]?.decision.together ?? '', parts }
  return parts
}

/** The groups that the plan splits: members in two districts, or some without a place; by their first members. */
export function splitGroups({ instance, pairs }: MatchingModel, plan: Plan): Set<string> {
  const districtOf = new Map(
    plan.map(column => {
      const pair = pairs[column]
      return [pair?.student, instance.offers[pair?.offer ?? -1]?.district]
    }),
  )
  const districtOfGroup = new Map<string, string | undefined>()
  const split = new Set<string>()
  for (const [index, { together }] of instance.students.entries()) {
    if (together === undefined) continue
    const district = districtOf.get(index)
    if (!districtOfGroup.has(together)) districtOfGroup.set(together, district)
    else if (districtOfGroup.get(together) !== district) split.add(together)
  }
  return split
}
