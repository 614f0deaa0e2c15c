import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useRead } from '../../api/queries.ts'
import { StudentFlows } from '../../charts/student-flows.tsx'
import { analysis as analysisEn } from '../../copy/en/analysis.ts'
import { matching as en } from '../../copy/en/matching.ts'
import { shell as shellEn } from '../../copy/en/shell.ts'
import { whatIf as whatIfEn } from '../../copy/en/what-if.ts'
import { analysis as analysisSv } from '../../copy/sv/analysis.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { whatIf as whatIfSv } from '../../copy/sv/what-if.ts'
import { dateTime } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { rememberTerm } from '../../shell/current-term.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { ChooseRun } from './choose-run.tsx'
import type { RunView } from './criteria.ts'
import { countWishes } from './criteria.ts'
import { MatchRest } from './match-rest.tsx'
import { usePins } from './pins.ts'
import { RunPlacements, RunUnplaced } from './run-placements.tsx'
import { useRunNames, useRunsOf } from './run-names.ts'
import { useReasons } from './run-reasons.ts'
import { RunProof } from './run-proof.tsx'
import { RunWishes } from './run-wishes.tsx'
import { RunningRun } from './running-run.tsx'
import './matching.css'

/** One run: what it gives, why it is best, and the way to choose it. */
export function RunPage() {
  const t = useCopy(sv, en)
  const w = useCopy(whatIfSv, whatIfEn)
  const a = useCopy(analysisSv, analysisEn).worth
  const language = useLanguage()
  const termName = useCopy(shellSv, shellEn).termName
  const { runId = '' } = useParams({ strict: false })
  const query = useRead(
    'GET /api/runs/:runId',
    { params: { runId } },
    { isPending: answer => answer?.status === 'running' },
  )
  const run = query.data
  const termId = run?.termId
  const { name } = useRunNames(useRunsOf(termId))
  useEffect(() => {
    if (termId !== undefined) rememberTerm(termId)
  }, [termId])
  return (
    <Page
      title={run ? t.runTitle(dateTime(run.startedAt, language)) : t.title}
      {...(run
        ? {
            over: `${termName(run.termId)} · ${name(run)}`,
            lead: <Result run={run} />,
            actions: (
              <>
                {run.placed !== null && (
                  <LinkButton to="/matchning/$runId/tank-om" params={{ runId: run.id }}>
                    {w.link}
                  </LinkButton>
                )}
                {run.status === 'optimal' && (
                  <LinkButton to="/matchning/$runId/platsvarde" params={{ runId: run.id }}>
                    {a.link}
                  </LinkButton>
                )}
                <LinkButton kind="quiet" to="/terminer/$termId/matchning" params={{ termId: run.termId }}>
                  {t.back}
                </LinkButton>
              </>
            ),
          }
        : {})}
    >
      <Loaded query={query}>{view => <Run run={view} />}</Loaded>
    </Page>
  )
}

/** The sentence that the page is about. */
function Result({ run }: { run: RunView }) {
  const t = useCopy(sv, en)
  if (run.placed === null) return null
  const outside = countWishes(run.placements).outside
  return (
    <>
      {t.result(run.placed, run.placed + (run.unplaced ?? 0))} {t.outsideSentence(outside)}
    </>
  )
}

function Run({ run }: { run: RunView }) {
  if (run.status === 'running') return <RunningRun run={run} />
  if (run.status !== 'optimal' && run.status !== 'feasible') return <NoPlan run={run} />
  return <FinishedRun run={run} />
}

function FinishedRun({ run }: { run: RunView }) {
  const w = useCopy(analysisSv, analysisEn).why
  const { byStudent: reasons, isPending } = useReasons(run)
  const pins = usePins(run.termId)
  return (
    <>
      <ChooseRun run={run} />
      <MatchRest run={run} pins={pins} />
      <RunWishes run={run} />
      <StudentFlows
        flows={run.placements.map(({ student, offer }) => ({
          from: student.universityId,
          to: shortDistrict(offer.districtName),
          count: 1,
        }))}
      />
      {isPending && (
        <p role="status" className="soft">
          {w.pending}
        </p>
      )}
      <RunUnplaced run={run} reasons={reasons} pins={pins} />
      <RunPlacements run={run} reasons={reasons} pins={pins} />
      <RunProof run={run} />
    </>
  )
}

function NoPlan({ run }: { run: RunView }) {
  const t = useCopy(sv, en)
  if (run.status === 'cancelled') return <Notice>{t.wasCancelled}</Notice>
  if (run.status === 'failed') {
    return (
      <Notice tone="error" title={t.failed}>
        {run.failure}
      </Notice>
    )
  }
  return (
    <Notice tone="error" title={t.infeasible}>
      <ul>
        {run.conflicts.map(conflict => (
          <li key={conflict.text}>
            {conflict.text} <span className="soft small">({conflict.rules.join(', ')})</span>
          </li>
        ))}
      </ul>
      <p>{t.infeasibleText}</p>
    </Notice>
  )
}
