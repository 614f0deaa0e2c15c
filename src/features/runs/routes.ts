import { copyIn } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { recordReading } from '../audit/commands.ts'
import { refuseLeakingFile } from '../leaks/commands.ts'
import { requireTerm } from '../terms/commands.ts'
import {
  cancelRun,
  chooseRunAndPropose,
  recordShown,
  requireAnsweredRun,
  requireRun,
  startRun,
} from './commands.ts'
import { presentRun, presentSummary } from './presenter.ts'
import { findFiles, findNames, findRuns } from './repository.ts'

/** Runs hold every student of every university: they are central's alone. */
const CENTRAL = ['central'] as const

export function runRoutes(serve: Serve, deps: Deps) {
  const summary = async (id: string) => presentSummary(await requireRun(deps.db, id))

  serve('GET /api/terms/:termId/runs', CENTRAL, async ({ params }) => {
    await requireTerm(deps.db, params.termId)
    return { runs: (await findRuns(deps.db, params.termId)).map(presentSummary) }
  })

  serve('POST /api/terms/:termId/runs', CENTRAL, async ({ params, body, actor }) =>
    summary(await startRun(deps, actor, params.termId, body)),
  )

  serve('GET /api/runs/:runId', CENTRAL, async ({ params, language }) => {
    const answered = await requireAnsweredRun(deps.db, params.runId)
    const names = await findNames(deps.db, answered.run.termId)
    const view = presentRun(answered, names, copyIn[language])
    const rows = [...view.placements, ...view.unplacedStudents]
    await recordShown(
      deps,
      names,
      rows.map(({ student }) => student.id),
    )
    return view
  })

  serve('POST /api/runs/:runId/cancel', CENTRAL, async ({ params }) => {
    await cancelRun(deps, params.runId)
    return summary(params.runId)
  })

  serve('POST /api/runs/:runId/choose', CENTRAL, async ({ params, actor }) => {
    await chooseRunAndPropose(deps, actor, params.runId)
    return summary(params.runId)
  })

  serve('GET /api/runs/:runId/instance', CENTRAL, async ({ params }) => {
    const files = await findFiles(deps.db, params.runId)
    if (!files || files.input === null) throw refusal('notFound')
    // It holds every block (R10).
    await recordReading(deps, 'matching_run', [params.runId])
    await refuseLeakingFile(deps, 'export', JSON.stringify(files.input))
    return files.input
  })

  serve('GET /api/runs/:runId/result', CENTRAL, async ({ params }) => {
    const files = await findFiles(deps.db, params.runId)
    if (!files || files.result === null) throw refusal('notFound')
    await refuseLeakingFile(deps, 'export', JSON.stringify(files.result))
    return files.result
  })
}
