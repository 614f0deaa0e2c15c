import type { ResponseOf } from '../../api/client.ts'
import { waiting as en } from '../../copy/en/waiting.ts'
import { waiting as sv } from '../../copy/sv/waiting.ts'
import { dayOf, longDate, sortableTime } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { WideTable } from '../../ui/wide-table.tsx'
import { RemindButton } from './remind-button.tsx'

export type Wait = ResponseOf<'GET /api/terms/:termId/waiting'>['waits'][number]

export function WaitingTable({ termId, waits }: { termId: string; waits: readonly Wait[] }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const { isCentral } = useViewer()
  const what = ({ kind, count }: Wait) => t.what[kind](count ?? 1)
  const action: Column<Wait> = {
    key: 'atgard',
    header: t.column.action,
    cell: wait => (
      <span className="nowrap">
        <RemindButton termId={termId} wait={wait} what={what(wait)} />
      </span>
    ),
  }
  const columns: Column<Wait>[] = [
    {
      key: 'vem',
      header: t.column.owner,
      heading: true,
      cell: ({ ownerName }) => ownerName,
      sort: ({ ownerName }) => ownerName,
      filter: ({ ownerName }) => ownerName,
    },
    { key: 'vad', header: t.column.what, cell: what, sort: what, filter: what },
    {
      key: 'sedan',
      header: t.column.since,
      cell: ({ sinceOn }) => longDate(sinceOn, language),
      sort: ({ sinceOn }) => sinceOn,
      file: ({ sinceOn }) => sinceOn,
    },
    {
      key: 'senast',
      header: t.column.due,
      cell: ({ dueOn }) => (dueOn === null ? t.noDue : longDate(dueOn, language)),
      sort: ({ dueOn }) => dueOn ?? '',
      file: ({ dueOn }) => dueOn ?? '',
    },
    {
      key: 'paminnelse',
      header: t.column.last,
      cell: ({ lastReminderAt, escalatedAt }) => (
        <>
          {lastReminderAt === null ? t.never : dayOf(lastReminderAt, language)}
          {escalatedAt !== null && (
            <div>
              <Badge tone="warning">{t.escalated(dayOf(escalatedAt, language))}</Badge>
            </div>
          )}
        </>
      ),
      sort: ({ lastReminderAt }) => lastReminderAt ?? '',
      file: ({ lastReminderAt }) => (lastReminderAt === null ? '' : sortableTime(lastReminderAt)),
    },
    {
      key: 'nasta',
      header: t.column.next,
      cell: ({ nextReminderOn }) => (nextReminderOn === null ? t.noNext : longDate(nextReminderOn, language)),
      sort: ({ nextReminderOn }) => nextReminderOn ?? '',
      file: ({ nextReminderOn }) => nextReminderOn ?? '',
    },
    ...(isCentral ? [action] : []),
  ]
  return (
    <WideTable>
      <DataTable
        stacks
        caption={t.caption}
        captionHidden
        columns={columns}
        rows={waits}
        rowKey={({ kind, ownerId }) => `${kind} ${ownerId}`}
      />
    </WideTable>
  )
}
