import { lotteryAddend, rankOf, travelAddend } from './check-pair.ts'
import type { Instance, Offer, Student } from './instance.ts'
import type { Criterion, Policy } from './result.ts'

/** A placement with its student and offer looked up. */
export interface Placed {
  student: Student
  offer: Offer
}

/**
 * Every criterion of the strict order, with its name, sense and value for the placements: what `criteria` must
 * be in a result. Stated anew from the format's description, so that it can be compared with what the model did.
 */
export function recomputedCriteria(
  instance: Instance,
  policy: Policy,
  placed: readonly Placed[],
): Criterion[] {
  return [
    ...priorityCriteria(instance, placed),
    { name: 'placed', sense: 'max', value: placed.length },
    ...(instance.previous.length > 0 ? [keptCriterion(instance, placed)] : []),
    ...wishCriteria(instance, policy, placed),
    {
      name: 'travel',
      sense: 'min',
      value: total(placed, row => travelAddend(instance, row.student, row.offer)),
    },
    {
      name: 'lottery',
      sense: 'min',
      value: total(placed, row => lotteryAddend(instance, row.student, row.offer)),
    },
  ]
}

function priorityCriteria({ students }: Instance, placed: readonly Placed[]): Criterion[] {
  const classes = [...new Set(students.map(student => student.priority))].filter(priority => priority > 0)
  return classes
    .toSorted((a, b) => b - a)
    .map(priority => ({
      name: `priority-${priority}`,
      sense: 'max',
      value: placed.filter(({ student }) => student.priority === priority).length,
    }))
}

function keptCriterion({ previous }: Instance, placed: readonly Placed[]): Criterion {
  const offerOf = new Map(placed.map(({ student, offer }) => [student.id, offer.id]))
  const kept = previous.filter(({ student, offer }) => offerOf.get(student) === offer)
  return { name: 'kept', sense: 'max', value: kept.length }
}

function wishCriteria({ students }: Instance, policy: Policy, placed: readonly Placed[]): Criterion[] {
  const longest = students.reduce((length, { wishes }) => Math.max(length, wishes.length), 0)
  const ranks = placed.map(({ student, offer }) => rankOf(student, offer))
  const numberAt = (wanted: number | null): number => ranks.filter(rank => rank === wanted).length

  switch (policy) {
    case 'no-one-outside': {
      const criteria: Criterion[] = [{ name: 'outside', sense: 'min', value: numberAt(null) }]
      for (let rank = longest; rank >= 2; rank -= 1) {
        criteria.push({ name: `wish-${rank}`, sense: 'min', value: numberAt(rank) })
      }
      return criteria
    }
    case 'most-first-choices': {
      const criteria: Criterion[] = []
      for (let rank = 1; rank <= longest; rank += 1) {
        criteria.push({ name: `wish-${rank}`, sense: 'max', value: numberAt(rank) })
      }
      return criteria
    }
    case 'lowest-average': {
      const outside = Math.max(longest + 1, 2)
      return [{ name: 'wish-sum', sense: 'min', value: total(ranks, rank => rank ?? outside) }]
    }
  }
}

const total = <Item>(items: readonly Item[], valueOf: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + valueOf(item), 0)
