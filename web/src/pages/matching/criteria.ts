import type { ResponseOf } from '../../api/client.ts'
import type { comparison as ComparisonWords } from '../../copy/sv/comparison.ts'
import type { matching as Words } from '../../copy/sv/matching.ts'

export type RunSummary = ResponseOf<'GET /api/terms/:termId/runs'>['runs'][number]
export type RunView = ResponseOf<'GET /api/runs/:runId'>
export type WhatIfView = ResponseOf<'POST /api/runs/:runId/what-if'>
export type ComparedCriterion = WhatIfView['criteria'][number]
export type AffectedStudent = WhatIfView['affected'][number]
type Criterion = RunSummary['criteria'][number]

function numberIn(name: string, prefix: string): number | null {
  const match = name.startsWith(prefix) ? /^\d+$/.exec(name.slice(prefix.length)) : null
  return match ? Number(match[0]) : null
}

function valueOf(criteria: readonly Criterion[], name: string): number | null {
  return criteria.find(criterion => criterion.name === name)?.value ?? null
}

/** A stage of the strict order in words; `placed` gives the average of the travel time. */
export function criterionText(
  { name, value }: Criterion,
  placed: number | null,
  words: typeof Words.criterion,
): string {
  const level = numberIn(name, 'priority-')
  if (level !== null) return words.priority(level, value)
  const wish = numberIn(name, 'wish-')
  if (wish !== null) return words.wish(wish, value)
  switch (name) {
    case 'placed':
      return words.placed(value)
    case 'kept':
      return words.kept(value)
    case 'outside':
      return words.outside(value)
    case 'wish-sum':
      return words.wishSum(value)
    case 'travel':
      return words.travel(value, averageTravel([{ name, sense: 'min', value }], placed))
    case 'lottery':
      return words.lottery
    default:
      return words.other(name, value)
  }
}

/** What a stage counts, without its value. */
export function criterionName(name: string, words: typeof ComparisonWords.name): string {
  const level = numberIn(name, 'priority-')
  if (level !== null) return words.priority(level)
  const wish = numberIn(name, 'wish-')
  if (wish !== null) return words.wish(wish)
  switch (name) {
    case 'placed':
    case 'kept':
    case 'outside':
    case 'travel':
      return words[name]
    case 'wish-sum':
      return words.wishSum
    default:
      return name
  }
}

/** Minutes per placed student; null without a plan. */
export function averageTravel(criteria: readonly Criterion[], placed: number | null): number | null {
  const travel = valueOf(criteria, 'travel')
  return travel === null || placed === null || placed === 0 ? null : travel / placed
}

/** How many students got wish 1, 2, …, and how many a place outside their list. */
export interface WishCounts {
  readonly byWish: readonly number[]
  readonly outside: number
}

export function countWishes(placements: RunView['placements']): WishCounts {
  const byWish: number[] = []
  let outside = 0
  for (const { wish } of placements) {
    if (wish === null) outside += 1
    else {
      while (byWish.length < wish) byWish.push(0)
      byWish[wish - 1] = (byWish[wish - 1] ?? 0) + 1
    }
  }
  return { byWish, outside }
}

/**
 * The same from the stages alone: `no-one-outside` leaves wish 1 to be the rest, `most-first-choices` the places
 * outside. Null when the stages don't tell (`lowest-average`, or no plan).
 */
export function wishCountsOf(criteria: readonly Criterion[]): WishCounts | null {
  const placed = valueOf(criteria, 'placed')
  const known = criteria.flatMap(({ name, value }) => {
    const wish = numberIn(name, 'wish-')
    return wish === null ? [] : [{ wish, value }]
  })
  const outside = valueOf(criteria, 'outside')
  if (placed === null || (known.length === 0 && outside === null)) return null
  const longest = Math.max(1, ...known.map(one => one.wish))
  const byWish = Array.from({ length: longest }, (_, i) => known.find(one => one.wish === i + 1)?.value ?? 0)
  const rest = placed - (outside ?? 0) - byWish.reduce((sum, value) => sum + value, 0)
  if (outside === null) return { byWish, outside: rest }
  return { byWish: byWish.with(0, (byWish[0] ?? 0) + rest), outside }
}
