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
import type { Instance } from './instance.ts'
import type { PartStanding, ProvedStage } from './lexicographic.ts'
import { isComplete, isInfeasible } from './lexicographic.ts'
import type { MatchingModel } from './model.ts'
import type { Costs } from './order.ts'
import { boundFrom, compareCosts, worseOf } from './order.ts'
import type { Plan } from './plan.ts'
import type { GroupDecision } from './proof.ts'

/** A part of the search; `parts` are those that it was divided into by deciding the group. */
export interface SearchPart<Standing extends PartStanding = PartStanding> {
  readonly decisions: readonly GroupDecision[]
  /** Where the part that it came from stood when it was divided; null for one that the search began with. */
  readonly from: Standing | null
  /** What was known about the part before anything was solved in it: see division.ts. */
  readonly foreknown: readonly ProvedStage[]
  /** Null until something is solved. */
  standing: Standing | null
  /** No plan of the part is better. */
  bound: Costs
  divided: { readonly together: string; readonly parts: readonly SearchPart<Standing>[] } | null
}

export interface Search<Standing extends PartStanding = PartStanding> {
  readonly root: SearchPart<Standing>
  /** The complete standing whose plan is optimal; null when no plan obeys the rules, or time ran out. */
  readonly optimum: Standing | null
  readonly outOfTime: boolean
}

/** What solves the parts: pair by pair for any engine (search-match.ts), or on the network of classes (network-match.ts). */
export interface PartSolver<Standing extends PartStanding> {
  /** Where a part stands of which nothing is solved; it starts from what was solved in the part that it came from. */
  readonly begin: (part: SearchPart<Standing>) => Standing
  /** Solves what comes next; null when time ran out. */
  readonly solveNext: (standing: Standing) => Promise<Standing | null> | Standing | null
  /** The groups that the plan of a complete standing splits. */
  readonly splitGroups: (standing: Standing) => ReadonlySet<string>
  readonly isOutOfTime: () => boolean
}

export interface SearchOptions<Standing extends PartStanding> {
  /** Only a plan that costs less is sought. */
  readonly limit?: Costs | null
  /** Hears of the stage that each part solved, and of where the part stands after it. */
  readonly onSolved?: (solved: ProvedStage, standing: Standing) => void
  /** Is called with a part's best plan, which splits a group, before the search divides the part. */
  readonly beforeDividing?: (standing: Standing) => Promise<void>
  /**
   * Called with the first plan that splits no group. When it is given the search goes straight down to such a plan, so
   * that there is one early; after that, as without it, to whatever has the best bound.
   */
  readonly onPlan?: (standing: Standing) => void
}

/**
 * Searches for the best plan under all rules, R11 included. Of the model's pairs only those of students in groups are
 * needed.
 */
export async function searchGroups<Standing extends PartStanding>(
  model: MatchingModel,
  solver: PartSolver<Standing>,
  { root: standing, ...options }: SearchOptions<Standing> & { readonly root?: Standing } = {},
): Promise<Search<Standing>> {
  const bound = standing ? boundOf(model, standing) : boundFrom(model, [])
  const root: SearchPart<Standing> = { ...partToSearch<Standing>([], bound), standing: standing ?? null }
  return { root, ...(await searchParts(model, solver, [root], options)) }
}

/** A part of which nothing is solved, but that no plan of it is better than the bound. */
export const partToSearch = <Standing extends PartStanding>(
  decisions: readonly GroupDecision[],
  bound: Costs,
): SearchPart<Standing> => ({ decisions, from: null, foreknown: [], standing: null, bound, divided: null })

/** Searches the parts for the best plan of all, which is better than `limit`; there may be none. */
export async function searchParts<Standing extends PartStanding>(
  model: MatchingModel,
  solver: PartSolver<Standing>,
  parts: readonly SearchPart<Standing>[],
  { limit = null, onSolved, beforeDividing, onPlan }: SearchOptions<Standing>,
): Promise<Omit<Search<Standing>, 'root'>> {
  let best: { readonly standing: Standing | null; readonly bound: Costs } | null = limit && {
    standing: null,
    bound: limit,
  }
  const waiting = [...parts]
  let areMany = parts.length > 1
  const take = (): SearchPart<Standing> | undefined =>
    takeFirst(waiting, onPlan && !best ? comesDeeper : comesBefore)
  for (let part = take(); part; part = take()) {
    if (best && compareCosts(part.bound, best.bound) >= 0) break
    const standing = part.standing ?? solver.begin(part)
    if (isComplete(model, standing)) {
      const split = solver.splitGroups(standing)
      if (split.size === 0) {
        if (!onPlan) return { optimum: standing, outOfTime: false }
        if (!best) onPlan(standing)
        best = { standing, bound: part.bound }
        continue
      }
      await beforeDividing?.(standing)
      waiting.push(...divide(model, part, standing, split))
      areMany = true
      continue
    }
    // Many parts are solved without a look at the clock.
    const isLate = areMany && solver.isOutOfTime()
    const next = isLate ? null : await solver.solveNext(standing)
    if (!next) return { optimum: null, outOfTime: true }
    part.standing = next
    part.bound = worseOf(boundOf(model, next), part.bound)
    const solved = next.stages.at(-1) ?? next.shortfall
    if (solved) onSolved?.(solved, next)
    if (!isInfeasible(next)) waiting.push(part)
  }
  return { optimum: best?.standing ?? null, outOfTime: false }
}

const stagesSolved = ({ standing }: SearchPart): number => standing?.stages.length ?? -1

/** By the bound, and of equals the one that has come furthest. */
function comesBefore(a: SearchPart, b: SearchPart): boolean {
  const order = compareCosts(a.bound, b.bound)
  return order < 0 || (order === 0 && stagesSolved(a) > stagesSolved(b))
}

const comesDeeper = (a: SearchPart, b: SearchPart): boolean =>
  a.decisions.length > b.decisions.length || (a.decisions.length === b.decisions.length && comesBefore(a, b))

/** Takes the part that comes before all others; undefined when none waits. */
function takeFirst<Part extends SearchPart>(
  waiting: Part[],
  isBefore: (a: Part, b: Part) => boolean,
): Part | undefined {
  const first = waiting.reduce(
    (found, part, index) => (isBefore(part, waiting[found] ?? part) ? index : found),
    0,
  )
  return waiting.splice(first, 1)[0]
}

/** What is asked of the students when the groups are decided so (R11), and of those that are pinned (R12). */
export const demandsOn = (
  { instance, pairs }: MatchingModel,
  decisions: readonly GroupDecision[],
): StudentDemand[] => [
  ...eachPinHolds(instance),
  ...eachGroupKeepsToCommonDistricts(instance, pairs),
  ...eachDecidedGroupStaysTogether(instance, decisions),
]

function boundOf(model: MatchingModel, standing: PartStanding): Costs {
  if (isInfeasible(standing)) return model.stages.map(() => Infinity)
  return boundFrom(model, standing.stages)
}

/** Divides a complete part by what one of the groups that it splits can do. */
function divide<Standing extends PartStanding>(
  model: MatchingModel,
  part: SearchPart<Standing>,
  standing: Standing,
  split: ReadonlySet<string>,
): readonly SearchPart<Standing>[] {
  const choices = choicesOfTightestGroup(model, split, standing.stages)
  const parts = choices.map(({ decision, stages }): SearchPart<Standing> => ({
    decisions: [...part.decisions, decision],
    from: standing,
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
  return groupsSplitBy(instance, student => districtOf.get(student))
}

/** The groups that a plan splits, by where it has each student; undefined without a place. */
export function groupsSplitBy(
  { students }: Instance,
  districtOf: (student: number) => string | undefined,
): Set<string> {
  const districtOfGroup = new Map<string, string | undefined>()
  const split = new Set<string>()
  for (const [index, { together }] of students.entries()) {
    if (together === undefined) continue
    const district = districtOf(index)
    if (!districtOfGroup.has(together)) districtOfGroup.set(together, district)
    else if (districtOfGroup.get(together) !== district) split.add(together)
  }
  return split
}
