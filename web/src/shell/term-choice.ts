import type { ResponseOf } from '../api/client.ts'

export type TermSummary = ResponseOf<'GET /api/terms'>['terms'][number]

/** Spring comes before autumn of the same year: `VT2020` → 40400, `HT2020` → 40401. */
function order(termId: string): number {
  return Number(termId.slice(2)) * 20 + (termId.startsWith('HT') ? 1 : 0)
}

/** Terms with the newest first. */
export function newestFirst(terms: readonly TermSummary[]): readonly TermSummary[] {
  return terms.toSorted((a, b) => order(b.id) - order(a.id))
}

/** The term to show when none is asked for: the newest under way, else the newest draft, else the newest of all. */
export function defaultTerm(terms: readonly TermSummary[]): TermSummary | null {
  const sorted = newestFirst(terms)
  return (
    sorted.find(term => term.phase !== 'draft' && term.phase !== 'closed') ??
    sorted.find(term => term.phase === 'draft') ??
    sorted[0] ??
    null
  )
}
