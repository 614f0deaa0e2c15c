import type { Instance, Policy, StudentInOffer } from './instance.ts'
import { POLICIES } from './instance.ts'
import type { PlanStatistics } from './plan-statistics.ts'
import { averageStatistics, statisticsOf } from './plan-statistics.ts'
import { randomTurns } from './random-turns.ts'
import type { MatchingResult } from './result.ts'

/** How many draws the random order is averaged over. */
export const RANDOM_DRAWS = 200

/** What a way of choosing gives, to everyone and to each of the groups that were asked about. */
export interface PolicyOutcome {
  readonly way: Policy | 'random-turns'
  /** Null when no plan obeys the rules, or none was found in time. */
  readonly all: PlanStatistics | null
  readonly groups: readonly { readonly name: string; readonly statistics: PlanStatistics }[]
  /** True when the plan is proved best under the policy; an order by lot is best in nothing. */
  readonly isProved: boolean
}

/** Students to count on their own, such as a university's. */
export interface StudentGroup {
  readonly name: string
  readonly students: readonly string[]
}

/**
 * The price of a policy: what each gives on the same data, and what students choosing in random order would get, on
 * average over {@link RANDOM_DRAWS} draws. `match` gives the best plan of the instance under a policy.
 */
export async function comparePolicies(
  instance: Instance,
  groups: readonly StudentGroup[],
  match: (policy: Policy) => Promise<MatchingResult>,
): Promise<PolicyOutcome[]> {
  const outcomes: PolicyOutcome[] = []
  for (const policy of POLICIES) {
    const { status, placements } = await match(policy)
    const plans = status === 'infeasible' ? [] : [placements]
    outcomes.push(outcomeOf(instance, groups, policy, plans, status === 'optimal'))
  }
  const inTurn = randomTurns(instance)
  const draws = Array.from({ length: RANDOM_DRAWS }, (_, draw) => inTurn(`${instance.seed}|${draw}`))
  return [...outcomes, outcomeOf(instance, groups, 'random-turns', draws, false)]
}

function outcomeOf(
  instance: Instance,
  groups: readonly StudentGroup[],
  way: PolicyOutcome['way'],
  plans: readonly (readonly StudentInOffer[])[],
  isProved: boolean,
): PolicyOutcome {
  const averageFor = (isCounted: (id: string) => boolean): PlanStatistics => {
    const students = instance.students.filter(({ id }) => isCounted(id))
    return averageStatistics(plans.map(plan => statisticsOf(instance, students, plan)))
  }
  if (plans.length === 0) return { way, all: null, groups: [], isProved }
  return {
    way,
    all: averageFor(() => true),
    groups: groups.map(({ name, students }) => {
      const members = new Set(students)
      return { name, statistics: averageFor(id => members.has(id)) }
    }),
    isProved,
  }
}
