import { copyIn } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import { abandoned } from '../../http/abandoned.ts'
import type { Serve } from '../../http/endpoint.ts'
import { recordShown, requireMatching } from '../runs/commands.ts'
import { findNames } from '../runs/repository.ts'
import { changedInstance, suppose } from './commands.ts'
import { presentGround, presentSupposition } from './presenter.ts'

/** The sandbox has every student of every university, and blocks (R10): it is central's alone. */
const CENTRAL = ['central'] as const

export function whatIfRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/runs/:runId/what-if', CENTRAL, async ({ params }) => {
    const { run, matching } = await requireMatching(deps.db, params.runId)
    const names = await findNames(deps.db, run.termId)
    // What is supposed afterwards is of the same view.
    await recordShown(
      deps,
      names,
      matching.instance.students.map(({ id }) => id),
    )
    return presentGround(run, matching, names)
  })

  serve('POST /api/runs/:runId/what-if', CENTRAL, async ({ params, body, language, response }) => {
    const signal = abandoned(response)
    const { run, matching } = await requireMatching(deps.db, params.runId)
    const names = await findNames(deps.db, run.termId)
    const changed = changedInstance(language, matching.instance, body.changes, [...names.fields.keys()])
    return presentSupposition(names, await suppose(deps, matching, changed, signal), copyIn[language])
  })
}
