import type { Instance, Student, StudentInOffer } from './instance.ts'
import { knownTravelMinutes, wishNumber } from './pairs.ts'

/** What a plan gives some students. Counts are whole for one plan, and may be fractions in an average of several. */
export interface PlanStatistics {
  readonly students: number
  readonly placed: number
  /** How many got their first wish, second wish, … up to the longest list in the instance. */
  readonly atWish: readonly number[]
  readonly outside: number
  /** The worst wish number that anyone got; null when somebody is outside, or nobody is placed. */
  readonly worstWish: number | null
  /** Minutes one way over the placements whose travel is known; null without any. */
  readonly averageMinutes: number | null
  readonly longestMinutes: number | null
}

/** What the placements give the students, of whom others are left out. */
export function statisticsOf(
  instance: Instance,
  students: readonly Student[],
  placements: readonly StudentInOffer[],
): PlanStatistics {
  const offers = new Map(instance.offers.map(offer => [offer.id, offer]))
  const offerOf = new Map(placements.map(({ student, offer }) => [student, offers.get(offer)]))
  const placed = students.flatMap(student => {
    const offer = offerOf.get(student.id)
    return offer ? { wish: wishNumber(student, offer), minutes: knownTravelMinutes(student, offer) } : []
  })
  const longest = instance.students.reduce((length, { wishes }) => Math.max(length, wishes.length), 1)
  const wishes = placed.flatMap(({ wish }) => wish ?? [])
  const minutes = placed.flatMap(row => row.minutes ?? [])
  return {
    students: students.length,
    placed: placed.length,
    atWish: Array.from(
      { length: longest },
      (_, index) => wishes.filter(number => number === index + 1).length,
    ),
    outside: placed.length - wishes.length,
    worstWish: wishes.length === placed.length && wishes.length > 0 ? Math.max(...wishes) : null,
    averageMinutes: minutes.length > 0 ? mean(minutes) : null,
    longestMinutes: minutes.length > 0 ? Math.max(...minutes) : null,
  }
}

/**
 * The average of several plans' statistics for the same students. The worst wish and the longest journey are the
 * worst that any of the plans has: whoever draws may be that student.
 */
export function averageStatistics(all: readonly PlanStatistics[]): PlanStatistics {
  const average = (value: (each: PlanStatistics) => number | null): number =>
    mean(all.map(each => value(each) ?? 0))
  const known = all.flatMap(({ averageMinutes }) => averageMinutes ?? [])
  const longest = all.flatMap(({ longestMinutes }) => longestMinutes ?? [])
  const worst = all.flatMap(({ worstWish }) => worstWish ?? [])
  return {
    students: all[0]?.students ?? 0,
    placed: average(({ placed }) => placed),
    atWish: (all[0]?.atWish ?? []).map((_, index) => average(({ atWish }) => atWish[index] ?? 0)),
    outside: average(({ outside }) => outside),
    worstWish: worst.length === all.length && worst.length > 0 ? Math.max(...worst) : null,
    averageMinutes: known.length > 0 ? mean(known) : null,
    longestMinutes: longest.length > 0 ? Math.max(...longest) : null,
  }
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length
