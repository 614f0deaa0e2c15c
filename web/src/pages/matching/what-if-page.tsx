import { useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { useAnswer, useRead } from '../../api/queries.ts'
import { whatIf as en } from '../../copy/en/what-if.ts'
import { whatIf as sv } from '../../copy/sv/what-if.ts'
import { dateTime } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { rememberTerm } from '../../shell/current-term.ts'
import { AnswerWait } from '../../ui/answer-wait.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { useSettled } from '../../ui/use-settled.ts'
import { WhatIfChanges } from './what-if-changes.tsx'
import type { Draft, Ground } from './what-if-drafts.ts'
import { changesOf } from './what-if-drafts.ts'
import { useResultSentence, WhatIfResult } from './what-if-result.tsx'
import './matching.css'

/** So long a pause counts as the end of typing. */
const PAUSE_MILLISECONDS = 250

/** The sandbox under a run: changes on one side, what they lead to on the other. */
export function WhatIfPage() {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const { runId = '' } = useParams({ strict: false })
  const ground = useRead('GET /api/runs/:runId/what-if', { params: { runId } })
  const termId = ground.data?.termId
  useEffect(() => {
    if (termId !== undefined) rememberTerm(termId)
  }, [termId])
  return (
    <Page
      title={t.title}
      lead={t.lead}
      {...(ground.data ? { over: t.over(dateTime(ground.data.startedAt, language)) } : {})}
      actions={
        <LinkButton kind="quiet" to="/matchning/$runId" params={{ runId }}>
          {t.back}
        </LinkButton>
      }
    >
      <Loaded query={ground}>{data => <Sandbox runId={runId} ground={data} />}</Loaded>
    </Page>
  )
}

function Sandbox({ runId, ground }: { runId: string; ground: Ground }) {
  const t = useCopy(sv, en)
  const [drafts, setDrafts] = useState<readonly Draft[]>([])
  const settled = useSettled(drafts, PAUSE_MILLISECONDS)
  const { changes, placeOf } = useMemo(() => changesOf(settled), [settled])
  const isAsked = changes.length > 0
  // Asked without changes too: it warms the server while the first change is filled in.
  const answer = useAnswer('POST /api/runs/:runId/what-if', { params: { runId }, body: { changes } })
  const sentence = useResultSentence()
  const view = isAsked && !answer.error ? answer.data : undefined
  const isWorking = settled !== drafts || answer.isFetching

  function faultAt(key: number, member: string) {
    const path = `changes.${placeOf.get(key)}.${member}`
    return answer.error?.fields.find(fault => fault.path === path)?.text
  }
  return (
    <div className="what-if">
      <WhatIfChanges ground={ground} drafts={drafts} onChange={setDrafts} faultAt={faultAt} />
      <Section title={t.result}>
        <div className="flow" aria-busy={isWorking}>
          <div className="what-if-sentence">
            <p role="status">{view && !answer.isPlaceholderData && sentence(view)}</p>
            {isAsked && <AnswerWait answer={answer}>{t.working}</AnswerWait>}
          </div>
          {isAsked && answer.error && <FailureNotice error={answer.error} />}
          {view && <WhatIfResult view={view} />}
          {!isAsked && <Empty title={t.nothing}>{t.nothingText}</Empty>}
        </div>
      </Section>
    </div>
  )
}
