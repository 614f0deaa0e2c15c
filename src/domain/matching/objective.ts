import type { Instance, Policy } from './instance.ts'
import type { Pair } from './pairs.ts'
import { lotteryCost } from './pairs.ts'

/**
 * One line of the strict order: the sum, over the placements, of each pair's coefficient. A later stage chooses
 * among the plans that are best in all earlier ones and never costs them anything, so no weights exist.
 */
export interface Stage {
  /** The criterion's name in the result. */
  readonly name: string
  readonly sense: 'max' | 'min'
  readonly unit: 'students' | 'wish numbers' | 'minutes' | 'draws'
  /** Whole numbers; 0 or 1 when the unit is students. */
  readonly coefficient: (pair: Pair) => number
}

/** The stages of a policy in their order; in a repair (R20) `kept` comes right after `placed`. */
export function stagesOf(instance: Instance, policy: Policy): Stage[] {
  return [
    ...priorityClasses(instance).map(priority => placedWithPriority(instance, priority)),
    placed(),
    ...(instance.previous.length > 0 ? [kept(instance)] : []),
    ...wishStages(instance, policy),
    travel(),
    lottery(instance),
  ]
}

function wishStages(instance: Instance, policy: Policy): Stage[] {
  const longest = longestWishList(instance)
  switch (policy) {
    case 'no-one-outside':
      return [outsideTheirWishes(), ...oneTo(longest).slice(1).toReversed().map(fewestAtWish)]
    case 'most-first-choices':
      return oneTo(longest).map(mostAtWish)
    case 'lowest-average':
      return [wishSum(Math.max(longest + 1, 2))]
  }
}

/** The students of the class who are placed. */
export const placedWithPriority = ({ students }: Instance, priority: number): Stage => ({
  name: `priority-${priority}`,
  sense: 'max',
  unit: 'students',
  coefficient: pair => (students[pair.student]?.priority === priority ? 1 : 0),
})

/** The students who are placed. */
export const placed = (): Stage => ({
  name: 'placed',
  sense: 'max',
  unit: 'students',
  coefficient: () => 1,
})

/** The students who keep the offer that they had (R20). */
export function kept({ students, offers, previous }: Instance): Stage {
  const offerOf = new Map(previous.map(({ student, offer }) => [student, offer]))
  return {
    name: 'kept',
    sense: 'max',
    unit: 'students',
    coefficient: ({ student, offer }) =>
      offerOf.get(students[student]?.id ?? '') === offers[offer]?.id ? 1 : 0,
  }
}

/** The students who are placed outside their wishes. */
export const outsideTheirWishes = (): Stage => ({
  name: 'outside',
  sense: 'min',
  unit: 'students',
  coefficient: pair => (pair.wish === null ? 1 : 0),
})

/** The students who are placed at the wish number, as few as possible. */
export const fewestAtWish = (number: number): Stage => ({ ...atWish(number), sense: 'min' })

/** The students who are placed at the wish number, as many as possible. */
export const mostAtWish = (number: number): Stage => ({ ...atWish(number), sense: 'max' })

const atWish = (number: number): Omit<Stage, 'sense'> => ({
  name: `wish-${number}`,
  unit: 'students',
  coefficient: pair => (pair.wish === number ? 1 : 0),
})

/** The sum of the wish numbers; a placement outside the wishes counts as `outside`. */
export const wishSum = (outside: number): Stage => ({
  name: 'wish-sum',
  sense: 'min',
  unit: 'wish numbers',
  coefficient: pair => pair.wish ?? outside,
})

/** The sum of the travel times one way. */
export const travel = (): Stage => ({
  name: 'travel',
  sense: 'min',
  unit: 'minutes',
  coefficient: pair => pair.travelMinutes,
})

/** The last stage of every policy, the only one that tells interchangeable offers apart. */
export const LOTTERY = 'lottery'

/** The sum of what the seeded draw gave each pair: it decides between plans that are otherwise as good. */
export function lottery({ seed, students, offers }: Instance): Stage {
  const draw = ({ student, offer }: Pair): number =>
    lotteryCost(seed, students[student]?.id ?? '', offers[offer]?.id ?? '')
  const stage = { name: LOTTERY, sense: 'min', unit: 'draws' } as const
  // Only where groups (R11) divide the search is the same pair drawn for again and again.
  if (students.every(({ together }) => together === undefined)) return { ...stage, coefficient: draw }
  const drawn = new Map<number, number>()
  const remembered = (pair: Pair): number => {
    const key = pair.student * offers.length + pair.offer
    const known = drawn.get(key)
    if (known !== undefined) return known
    const cost = draw(pair)
    drawn.set(key, cost)
    return cost
  }
  return { ...stage, coefficient: remembered }
}

/** The priority classes that occur, the highest first; 0 is no priority. */
function priorityClasses({ students }: Instance): number[] {
  const classes = new Set(students.map(student => student.priority).filter(priority => priority > 0))
  return [...classes].toSorted((a, b) => b - a)
}

const longestWishList = ({ students }: Instance): number =>
  students.reduce((longest, { wishes }) => Math.max(longest, wishes.length), 0)

const oneTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)
