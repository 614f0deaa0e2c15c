import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { call, type ResponseOf } from '../../api/client.ts'
import { useChange, useRead } from '../../api/queries.ts'
import { privacy as en } from '../../copy/en/privacy.ts'
import { privacy as sv } from '../../copy/sv/privacy.ts'
import { dateTime } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Card, Section } from '../../ui/section.tsx'
import { DataSections } from './data-sections.tsx'
import { EntryTable } from './entry-table.tsx'
import { FileButton } from './file-button.tsx'

type View = ResponseOf<'GET /api/personal-data/:kind/:subjectId'>
const KINDS = ['student', 'auscultant', 'supervisor', 'host', 'person'] as const

/** Everything about one person, to read, to hand over, and to erase. */
export function PersonDataPage() {
  const { data: t } = useCopy(sv, en)
  const { kind: given = '', subjectId = '' } = useParams({ strict: false })
  const kind = KINDS.find(known => known === given) ?? 'student'
  const params = { kind, subjectId }
  const data = useRead('GET /api/personal-data/:kind/:subjectId', { params })
  const file = (format: 'text' | 'json') => () =>
    call('GET /api/personal-data/:kind/:subjectId/file', { params, query: { format } })
  return (
    <Page
      title={data.data?.subject.label ?? t.title}
      over={t.kind[kind]}
      actions={
        <LinkButton kind="quiet" to="/personuppgifter">
          {t.back}
        </LinkButton>
      }
    >
      <Loaded query={data}>
        {view => (
          <>
            <Card>
              <div className="row">
                <FileButton get={file('text')} type="text/plain;charset=utf-8">
                  {t.text}
                </FileButton>
                <FileButton get={file('json')} type="application/json">
                  {t.json}
                </FileButton>
              </div>
            </Card>
            <Section title={view.subject.about}>
              <DataSections sections={view.sections} />
            </Section>
            <Erasure view={view} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Erasure({ view: { subject, erasure } }: { view: View }) {
  const { data: t } = useCopy(sv, en)
  const [asking, setAsking] = useState(false)
  const erase = useChange('POST /api/personal-data/:kind/:subjectId/erase', [
    'GET /api/personal-data/:kind/:subjectId',
    'GET /api/retention',
  ])
  if (erasure.erasedAt !== null)
    return (
      <Section title={t.erasure}>
        <p>{t.erased(dateTime(erasure.erasedAt))}</p>
      </Section>
    )
  return (
    <Section title={t.erasure} lead={t.erasureLead}>
      {erasure.obstacle !== null && (
        <Notice tone="warning" title={t.obstacle}>
          {erasure.obstacle}
        </Notice>
      )}
      {erasure.obstacle === null && (
        <>
          <h3>{t.willErase}</h3>
          <EntryTable name="radera-" caption={t.willErase} entries={erasure.entries} empty="–" />
        </>
      )}
      <h3>{t.keeps}</h3>
      <ul>
        {erasure.kept.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {erasure.obstacle === null && (
        <p>
          <Button kind="danger" onClick={() => setAsking(true)}>
            {t.erase}
          </Button>
        </p>
      )}
      {erase.error && <FailureNotice error={erase.error} />}
      {asking && (
        <ConfirmDialog
          title={t.confirmTitle(subject.label)}
          action={t.erase}
          kind="danger"
          busy={erase.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            erase.mutate(
              { params: { kind: subject.kind, subjectId: subject.id } },
              { onSuccess: () => say(t.done), onSettled: () => setAsking(false) },
            )
          }
        >
          <p>{t.confirmText}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}
