import { useState } from 'react'
import type { ResponseOf } from '../../api/client.ts'
import { useChange, useRead } from '../../api/queries.ts'
import { privacy as en } from '../../copy/en/privacy.ts'
import { privacy as sv } from '../../copy/sv/privacy.ts'
import { dateTime, number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Card, Section } from '../../ui/section.tsx'
import { WideTable } from '../../ui/wide-table.tsx'

type Leak = ResponseOf<'GET /api/leaks'>['leaks'][number]

/** What the leak guard stopped (P2), and what can be done about it. */
export function StoppedPage() {
  const { stopped: t } = useCopy(sv, en)
  const leaks = useRead('GET /api/leaks', {})
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded query={leaks}>
        {answer => (
          <Card>
            <Stops leaks={answer.leaks} />
          </Card>
        )}
      </Loaded>
      <Section title={t.helpTitle}>
        <ol>
          {t.help.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </Section>
    </Page>
  )
}

function Stops({ leaks }: { leaks: readonly Leak[] }) {
  const { stopped: t } = useCopy(sv, en)
  const columns: Column<Leak>[] = [
    { key: 'senast', header: t.column.last, cell: ({ lastAt }) => dateTime(lastAt) },
    {
      key: 'vad',
      header: t.column.what,
      heading: true,
      cell: ({ channel, via, by }) => (
        <>
          {t.channel[channel]}
          <div className="small soft wrap-anywhere">
            {via}, {by ?? t.system}
          </div>
        </>
      ),
    },
    {
      key: 'vems',
      header: t.column.whose,
      cell: ({ student }) => `${student.number}, ${student.universityId} ${student.termId}`,
    },
    { key: 'rojde', header: t.column.kinds, cell: ({ kinds }) => kinds.map(kind => t.kind[kind]).join(', ') },
    { key: 'ganger', header: t.column.times, align: 'end', cell: ({ times }) => number(times) },
    { key: 'atgard', header: t.column.action, cell: leak => <Action leak={leak} /> },
  ]
  return (
    <WideTable>
      <DataTable
        stacks
        caption={t.caption}
        captionHidden
        columns={columns}
        rows={leaks}
        rowKey={({ id }) => id}
        empty={<Empty title={t.empty} />}
      />
    </WideTable>
  )
}

function Action({ leak }: { leak: Leak }) {
  const { stopped: t } = useCopy(sv, en)
  const [asking, setAsking] = useState(false)
  const params = { leakId: leak.id }
  const allow = useChange('POST /api/leaks/:leakId/allow', ['GET /api/leaks'])
  const stop = useChange('POST /api/leaks/:leakId/stop', ['GET /api/leaks'])
  const error = allow.error ?? stop.error
  if (leak.allowed)
    return (
      <>
        <p className="small">{t.allowed(leak.allowed.by)}</p>
        <Button
          busy={stop.isPending}
          onClick={() => stop.mutate({ params }, { onSuccess: () => say(t.doneStop) })}
        >
          {t.stopAgain}
        </Button>
        {error && <FailureNotice error={error} />}
      </>
    )
  if (!leak.hasNamesake) return <p className="small">{t.remove}</p>
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t.allow}</Button>
      {error && <FailureNotice error={error} />}
      {asking && (
        <ConfirmDialog
          title={t.allowTitle}
          action={t.allow}
          busy={allow.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            allow.mutate({ params }, { onSuccess: () => say(t.done), onSettled: () => setAsking(false) })
          }
        >
          <p>{t.allowText}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
