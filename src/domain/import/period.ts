import { isoDate, optional } from './cell-parsers.ts'
import type { Column } from './columns.ts'
import type { FaultLog } from './row-faults.ts'

/** The two columns of a period; students and offers have the same. */
export const periodColumns = {
  fromOn: { title: 'Period start', parse: optional(isoDate) },
  toOn: { title: 'Period slut', parse: optional(isoDate) },
} satisfies Record<string, Column<string | null>>

export type TermPeriod = { startsOn: string; endsOn: string }

/** Both dates or neither, the last after the first, and a day in the term when that is given. A faulty date (undefined) has been reported already. */
export function checkPeriod(
  row: number,
  { fromOn, toOn }: { fromOn: string | null | undefined; toOn: string | null | undefined },
  log: FaultLog,
  term: TermPeriod | null = null,
): void {
  if (fromOn === undefined || toOn === undefined || (fromOn === null && toOn === null)) return
  const [start, end] = [periodColumns.fromOn.title, periodColumns.toOn.title]
  if (fromOn === null || toOn === null) {
    const [empty, filled] = fromOn === null ? [start, end] : [end, start]
    log.add({ row, column: empty, value: null }, 'periodIncomplete', filled)
  } else if (fromOn >= toOn) {
    log.add({ row, column: end, value: toOn }, 'periodBackwards', fromOn, toOn)
  } else if (term && (toOn < term.startsOn || fromOn > term.endsOn)) {
    const place = toOn < term.startsOn ? { column: end, value: toOn } : { column: start, value: fromOn }
    log.add({ row, ...place }, 'periodOutsideTerm', term.startsOn, term.endsOn)
  }
}
