import { isoDate, optional } from './cell-parsers.ts'
import type { Column } from './columns.ts'
import type { FaultLog } from './row-faults.ts'

/** The two columns of a period; students and offers have the same. */
export const periodColumns = {
  fromOn: { title: 'Period start', parse: optional(isoDate) },
  toOn: { title: 'Period slut', parse: optional(isoDate) },
} satisfies Record<string, Column<string | null>>

/** Both dates or neither, and the last after the first. A faulty date (undefined) has been reported already. */
export function checkPeriod(
  row: number,
  { fromOn, toOn }: { fromOn: string | null | undefined; toOn: string | null | undefined },
  log: FaultLog,
): void {
  if (fromOn === undefined || toOn === undefined || (fromOn === null && toOn === null)) return
  const [start, end] = [periodColumns.fromOn.title, periodColumns.toOn.title]
  if (fromOn === null || toOn === null) {
    const [empty, filled] = fromOn === null ? [start, end] : [end, start]
    log.add({ row, column: empty, value: null }, 'periodIncomplete', say => say.periodIncomplete(filled))
  } else if (fromOn >= toOn) {
    log.add({ row, column: end, value: toOn }, 'periodBackwards', say => say.periodBackwards(fromOn, toOn))
  }
}
