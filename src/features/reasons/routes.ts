import { copyIn } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Serve } from '../../http/endpoint.ts'
import { recordReading } from '../audit/commands.ts'
import { studentLabel } from '../placements/presenter.ts'
import { requireRun } from '../runs/commands.ts'
import { findNames, type RunRow } from '../runs/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { REASONS_LIMIT_SECONDS } from './commands.ts'
import { explain, explainArrival, reasonNames } from './presenter.ts'
import { findArrivals, findPublishedReasons, findReasonNames, findReasonsOfRun } from './repository.ts'

export function reasonRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/runs/:runId/reasons', ['central'], async ({ params, language }) => {
    const run = await requireRun(deps.db, params.runId)
    const { students } = await findNames(deps.db, run.termId)
    const names = reasonNames(await findReasonNames(deps.db, run.termId), students)
    const reasons = await findReasonsOfRun(deps.db, params.runId)
    // Central is told what a block (R10) has closed.
    await recordReading(deps, 'matching_run', reasons.length > 0 ? [params.runId] : [])
    return {
      isFinal: reasons.length > 0 || !mayBeExplained(run, deps.clock.now()),
      reasons: reasons.map(reason => ({
        studentId: reason.student,
        explanation: explain(reason, names, 'central', copyIn[language].reasons),
      })),
    }
  })

  serve('GET /api/terms/:termId/reasons', ['central', 'university'], async ({ params, actor, language }) => {
    await requireTerm(deps.db, params.termId)
    const names = reasonNames(await findReasonNames(deps.db, params.termId))
    const reasons = await findPublishedReasons(deps.db, params.termId, actor)
    const ofProtected = reasons.filter(({ student }) => student.protected)
    await recordReading(
      deps,
      'student',
      ofProtected.map(({ student }) => student.id),
    )
    return {
      reasons: reasons.map(({ student, placementId, reason }) => ({
        student: { id: student.id, label: studentLabel(student), number: student.number },
        placementId,
        explanation: explain(reason, names, 'university', copyIn[language].reasons),
      })),
    }
  })

  serve('GET /api/terms/:termId/arrivals', ['central', 'district'], async ({ params, actor, language }) => {
    await requireTerm(deps.db, params.termId)
    const names = reasonNames(await findReasonNames(deps.db, params.termId))
    const arrivals = await findArrivals(deps.db, params.termId, actor)
    return {
      arrivals: arrivals.map(({ placementId, reason }) => ({
        placementId,
        sentence: explainArrival(reason, names, copyIn[language].reasons),
      })),
    }
  })
}

/** Whether the run's reasons may still be on their way. */
function mayBeExplained({ status, finishedAt }: RunRow, now: Date): boolean {
  if (status === 'running') return true
  if ((status !== 'optimal' && status !== 'feasible') || !finishedAt) return false
  return now.getTime() - finishedAt.getTime() < REASONS_LIMIT_SECONDS * 1000
}
