import type { ResponseOf } from '../../api/client.ts'
import { analysis as en } from '../../copy/en/analysis.ts'
import { matching as matchingEn } from '../../copy/en/matching.ts'
import { analysis as sv } from '../../copy/sv/analysis.ts'
import { matching as matchingSv } from '../../copy/sv/matching.ts'
import { decimal, number } from '../../format.ts'
import { useCopy } from '../../language.ts'

/** What a way of choosing gives. */
export type Outcome = ResponseOf<'GET /api/terms/:termId/policies'>['outcomes'][number]

/** What a way of choosing is called. */
export function useWayName(): (way: Outcome['way']) => string {
  const t = useCopy(sv, en).policies
  const m = useCopy(matchingSv, matchingEn)
  return way => (way === 'random-turns' ? t.randomTurns : m.policy[way])
}

/** A whole number as it is, an average with one decimal. */
export function count(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  return Number.isInteger(value) ? number(value) : decimal(value)
}
