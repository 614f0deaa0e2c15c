import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { outbox as en } from '../../copy/en/outbox.ts'
import { outbox as sv } from '../../copy/sv/outbox.ts'
import { dateTime, number, sortableTime } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { useFocusAfter } from '../../ui/use-focus-after.ts'
import { WideTable } from '../../ui/wide-table.tsx'
import { CorrectAddress } from './correct-address.tsx'
import type { OutboxItem } from './outbox-messages.ts'
import { OUTBOX_STATUSES, toneOf } from './outbox-messages.ts'
import { ResendButton } from './resend-button.tsx'
import '../../ui/arrival.css'

interface Props {
  messages: readonly OutboxItem[]
  tools: ReactNode
}

/** One row a letter; the subject leads to its text. */
export function OutboxTable({ messages, tools }: Props) {
  const t = useCopy(sv, en)
  const viewer = useViewer()
  const [table, focusTable] = useFocusAfter()
  const actions: Column<OutboxItem> = {
    key: 'atgard',
    header: t.column.actions,
    cell: message =>
      message.status === 'dead' && <ResendButton message={message} kind="quiet" onResent={focusTable} />,
  }
  const columns: Column<OutboxItem>[] = [
    {
      key: 'amne',
      header: t.column.subject,
      heading: true,
      cell: ({ id, subject, language }) =>
        viewer.isCentral ? (
          <Link to="/utskick/$messageId" params={{ messageId: id }} lang={language}>
            {subject}
          </Link>
        ) : (
          <span lang={language}>{subject}</span>
        ),
      sort: ({ subject }) => subject,
      filter: ({ subject }) => subject,
    },
    {
      key: 'till',
      header: t.column.recipient,
      cell: ({ recipient }) => recipient,
      sort: ({ recipient }) => recipient,
      filter: ({ recipient }) => recipient,
    },
    {
      key: 'lage',
      header: t.column.status,
      cell: message => <Status message={message} />,
      sort: ({ status }) => OUTBOX_STATUSES.indexOf(status),
      filter: ({ status, failure }) => `${t.status[status]} ${failure ?? ''}`,
    },
    {
      key: 'skrivet',
      header: t.column.created,
      cell: ({ createdAt }) => dateTime(createdAt),
      file: ({ createdAt }) => sortableTime(createdAt),
      sort: ({ createdAt }) => createdAt,
    },
    {
      key: 'forsok',
      header: t.column.attempts,
      align: 'end',
      cell: ({ attempts }) => number(attempts),
      sort: ({ attempts }) => attempts,
    },
    ...(messages.some(({ status }) => status === 'dead') ? [actions] : []),
  ]
  return (
    <div ref={table} tabIndex={-1} className="arrival">
      <WideTable>
        <DataTable
          stacks
          caption={t.caption}
          captionHidden
          columns={columns}
          rows={messages}
          rowKey={({ id }) => id}
          tools={tools}
        />
        {messages.length === 0 && <p className="soft">{t.empty.filtered}</p>}
      </WideTable>
    </div>
  )
}

function Status({ message }: { message: OutboxItem }) {
  const t = useCopy(sv, en)
  return (
    <>
      <Badge tone={toneOf(message.status)}>{t.status[message.status]}</Badge>
      {message.dueAt !== null && <div className="small soft">{t.due(dateTime(message.dueAt))}</div>}
      {message.failure !== null && <div className="small soft">{message.failure}</div>}
      {message.status === 'dead' && <CorrectAddress message={message} />}
    </>
  )
}
