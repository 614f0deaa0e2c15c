import { useState } from 'react'
import { call, type ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { audit as en } from '../../copy/en/audit.ts'
import { audit as sv } from '../../copy/sv/audit.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { FailureNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { Card } from '../../ui/section.tsx'
import { useUrlState } from '../../ui/url-state.ts'
import { AuditFilters, useAuditQuery } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'

type Verification = ResponseOf<'GET /api/audit/verification'>
type Outcome = { verification: Verification } | { error: Error }

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)))

/** Everything that was changed, and by whom (P6). */
export function AuditPage() {
  const t = useCopy(sv, en)
  const query = useAuditQuery()
  const [before] = useUrlState('fore')
  const older = before !== null && /^[1-9]\d{0,14}$/.test(before) ? { before: Number(before) } : {}
  const log = useRead('GET /api/audit', { query: { ...query, ...older } })
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  async function attempt(work: () => Promise<Outcome | null>) {
    setOutcome(await work().catch((error: unknown) => ({ error: asError(error) })))
  }
  const verify = async () => ({ verification: await call('GET /api/audit/verification', {}) })
  const download = async () => {
    const { fileName, text } = await call('GET /api/audit/export', { query })
    saveFile(fileName, text)
    return null
  }
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <>
          <Button onClick={() => void attempt(verify)}>{t.verify}</Button>
          <Button onClick={() => void attempt(download)}>{t.exportFile}</Button>
        </>
      }
    >
      {outcome && 'error' in outcome && <FailureNotice error={outcome.error} />}
      {outcome && 'verification' in outcome && <Verdict verification={outcome.verification} />}
      <Loaded query={log}>
        {answer => (
          <Card>
            <AuditFilters people={answer.people} subjects={answer.subjects} />
            <AuditTable entries={answer.entries} />
            <Paging next={answer.next} isOlder={before !== null} />
          </Card>
        )}
      </Loaded>
    </Page>
  )
}

function Verdict({ verification: { entries, hash, brokenAt } }: { verification: Verification }) {
  const t = useCopy(sv, en)
  if (brokenAt !== null) return <Notice tone="error" live title={t.broken(number(brokenAt))} />
  return (
    <Notice tone="success" live title={t.whole(number(entries))}>
      <p className="small">
        {t.hash}: <code className="wrap-anywhere">{hash}</code>
      </p>
    </Notice>
  )
}

function Paging({ next, isOlder }: { next: number | null; isOlder: boolean }) {
  const t = useCopy(sv, en)
  const [, setBefore] = useUrlState('fore')
  return (
    <div className="row">
      {isOlder && <Button onClick={() => setBefore(null)}>{t.newest}</Button>}
      {next !== null && <Button onClick={() => setBefore(String(next))}>{t.older}</Button>}
    </div>
  )
}
