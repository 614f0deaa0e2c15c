import { useEffect, useRef } from 'react'
import { useRead } from '../../api/queries.ts'
import { analysis as analysisEn } from '../../copy/en/analysis.ts'
import { matching as en } from '../../copy/en/matching.ts'
import { shell as shellEn } from '../../copy/en/shell.ts'
import { analysis as analysisSv } from '../../copy/sv/analysis.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { useCopy } from '../../language.ts'
import { useCurrentTerm, useTermId } from '../../shell/current-term.ts'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { useFocusAfter } from '../../ui/use-focus-after.ts'
import { useTermName } from '../../ui/use-term-name.ts'
import type { RunSummary } from './criteria.ts'
import { PinList } from './pin-list.tsx'
import { Foreseen } from './foreseen.tsx'
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
  const phases = useCopy(shellSv, shellEn).phase
  const termId = useTermId()
  const runs = useRead(
    'GET /api/terms/:termId/runs',
    { params: { termId } },
    { isPending: answer => answer?.runs.some(run => run.status === 'running') ?? false },
  )
  useEndingsTold(runs.data?.runs ?? NO_RUNS)
  const [atWork, focusAtWork] = useFocusAfter()
  const { term } = useCurrentTerm()
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
              {/* Where the eyes and the focus go when a run is started from the form below the table. */}
              <div ref={atWork} tabIndex={-1} className="at-work" role="group" aria-label={t.atWork}>
                {all
                  .filter(run => run.status === 'running')
                  .map(run => (
                    <RunningRun key={run.id} run={run} />
                  ))}
              </div>
              {finished.length > 0 && (
                <Section title={t.runs} lead={t.runsLead}>
                  <RunsTable runs={finished} />
                </Section>
              )}
              {term?.phase === 'matching' ? (
                <>
                  <PinList termId={termId} />
                  <Foreseen termId={termId} />
                  <StartForm termId={termId} onStarted={focusAtWork} />
                </>
              ) : (
                term && <Notice>{t.closed(phases[term.phase])}</Notice>
              )}
              {all.length === 0 && (
                <Empty title={t.noRuns}>{term?.phase === 'matching' ? t.noRunsText : undefined}</Empty>
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
