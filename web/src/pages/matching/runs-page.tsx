import { useEffect, useRef } from 'react'
import { useRead } from '../../api/queries.ts'
import { analysis as analysisEn } from '../../copy/en/analysis.ts'
import { matching as en } from '../../copy/en/matching.ts'
import { analysis as analysisSv } from '../../copy/sv/analysis.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { useCopy } from '../../language.ts'
import { useTermId } from '../../shell/current-term.ts'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { useTermName } from '../../ui/use-term-name.ts'
import type { RunSummary } from './criteria.ts'
import { PinList } from './pin-list.tsx'
import { RunningRun } from './running-run.tsx'
import { RunsTable } from './runs-table.tsx'
import { StartForm } from './start-form.tsx'
import './matching.css'

/** Tells when a run that was seen at work has ended; one that was cancelled here has been told already. */
function useEndingsTold(runs: readonly RunSummary[]): void {
  const t = useCopy(sv, en)
  const atWork = useRef(new Set<string>())
  useEffect(() => {
    for (const run of runs) {
      if (run.status === 'running') atWork.current.add(run.id)
      else if (atWork.current.delete(run.id) && run.status !== 'cancelled') {
        const tone = run.status === 'optimal' ? 'success' : 'warning'
        say(t.finished(t.policy[run.policy], t.status[run.status]), { tone })
      }
    }
  }, [runs, t])
}

const NO_RUNS: readonly RunSummary[] = []

/** Matching as often as wanted (S4), with the runs side by side. */
export function RunsPage() {
  const t = useCopy(sv, en)
  const p = useCopy(analysisSv, analysisEn).policies
  const termId = useTermId()
  const runs = useRead(
    'GET /api/terms/:termId/runs',
    { params: { termId } },
    { every: answer => (answer?.runs.some(run => run.status === 'running') ? 500 : false) },
  )
  useEndingsTold(runs.data?.runs ?? NO_RUNS)
  return (
    <Page
      title={t.title}
      over={useTermName(termId)}
      lead={t.lead}
      actions={
        <LinkButton to="/terminer/$termId/matchning/principer" params={{ termId }}>
          {p.link}
        </LinkButton>
      }
    >
      <Loaded query={runs}>
        {({ runs: all }) => {
          const finished = all.filter(run => run.status !== 'running')
          return (
            <>
              {all
                .filter(run => run.status === 'running')
                .map(run => (
                  <RunningRun key={run.id} run={run} />
                ))}
              {finished.length > 0 && (
                <Section title={t.runs} lead={t.runsLead}>
                  <RunsTable runs={finished} />
                </Section>
              )}
              <PinList termId={termId} />
              <StartForm termId={termId} />
              {all.length === 0 && <Empty title={t.noRuns}>{t.noRunsText}</Empty>}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
