import { comparison as en } from '../../copy/en/comparison.ts'
import { comparison as sv } from '../../copy/sv/comparison.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import type { Tone } from '../../ui/notice.tsx'
import type { ComparedCriterion } from './criteria.ts'
import { criterionName } from './criteria.ts'

const TONES: Readonly<Record<ComparedCriterion['verdict'], Tone | undefined>> = {
  better: 'success',
  worse: 'warning',
  same: undefined,
  other: undefined,
}

interface Props {
  criteria: readonly ComparedCriterion[]
  /** What the two matchings are called. */
  before: string
  after: string
}

/** Two matchings' criteria side by side, each better, worse or the same. */
export function CriteriaComparison({ criteria, before, after }: Props) {
  const t = useCopy(sv, en)
  const whole = (value: number | null) => (value === null ? t.noValue : number(value))
  const columns: Column<ComparedCriterion>[] = [
    { key: 'kriterium', header: t.criterion, cell: ({ name }) => criterionName(name, t.name) },
    { key: 'fore', header: before, align: 'end', cell: row => whole(row.before) },
    { key: 'efter', header: after, align: 'end', cell: row => whole(row.after) },
    { key: 'skillnad', header: t.difference, align: 'end', cell: row => signed(row) ?? t.noValue },
    {
      key: 'omdome',
      header: t.verdictColumn,
      cell: ({ verdict }) => <Badge tone={TONES[verdict]}>{t.verdict[verdict]}</Badge>,
    },
  ]
  return (
    <DataTable
      name="kriterier-"
      caption={t.criteria}
      captionHidden
      columns={columns}
      rows={criteria}
      rowKey={({ name }) => name}
    />
  )
}

/** `+3`, `−1` or `0`; null without both values. */
function signed({ before, after }: ComparedCriterion): string | null {
  if (before === null || after === null) return null
  const difference = after - before
  if (difference === 0) return '0'
  return `${difference > 0 ? '+' : '−'}${number(Math.abs(difference))}`
}
