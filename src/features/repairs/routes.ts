import { copyIn, type Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import { parseInstance } from '../../domain/matching/instance.ts'
import type { Serve } from '../../http/endpoint.ts'
import { recordShown, requireAnsweredRun } from '../runs/commands.ts'
import { findFiles, findNames } from '../runs/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { applyRepair, hashOf, repairOfTerm, startRepair } from './commands.ts'
import { presentRepair, presentWithoutPlace } from './presenter.ts'
import { countFreePlaces, findChosenRun, findNewestRepair, findWithoutPlace } from './repository.ts'

/** Repairs hold every student of every university, as runs do: they are central's alone. */
const CENTRAL = ['central'] as const

export function repairRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/terms/:termId/repairs', CENTRAL, ({ params, language }) =>
    viewRepairs(deps, language, params.termId),
  )

  serve('POST /api/terms/:termId/repairs', CENTRAL, async ({ params, actor, language }) => {
    await startRepair(deps, actor, params.termId)
    return viewRepairs(deps, language, params.termId)
  })

  serve('POST /api/repairs/:runId/apply', CENTRAL, async ({ params, actor, language }) =>
    viewRepairs(deps, language, await applyRepair(deps, actor, params.runId)),
  )
}

async function viewRepairs(deps: Deps, language: Language, termId: string) {
  await requireTerm(deps.db, termId)
  const chosen = await findChosenRun(deps.db, termId)
  const withoutPlace = presentWithoutPlace(await findWithoutPlace(deps.db, termId), chosen?.input)
  const repair = await viewNewest(deps, language, termId)
  // While one is being worked out the view is asked for again and again.
  if (repair?.status !== 'running') {
    const { moved = [], placed = [], lost = [] } = repair ?? {}
    const shown = [...withoutPlace, ...moved, ...placed, ...lost].map(({ student }) => student.id)
    await recordShown(deps, await findNames(deps.db, termId), shown)
  }
  return { withoutPlace, freePlaces: await countFreePlaces(deps.db, termId), repair }
}

async function viewNewest(deps: Deps, language: Language, termId: string) {
  const id = await findNewestRepair(deps.db, termId)
  if (!id) return null
  const { run, answer } = await requireAnsweredRun(deps.db, id)
  const parsed = parseInstance((await findFiles(deps.db, id))?.input)
  if (!parsed.ok) throw new Error(`The stored input of run ${id} cannot be read`)
  const now = await repairOfTerm(deps.db, termId)
  const isCurrent =
    run.appliedAt === null && answer !== null && hashOf(now.instance, answer) === answer.instance
  const held = isCurrent ? now.held : parsed.instance.previous
  const repair = { run, answer, instance: parsed.instance, held, isCurrent }
  return presentRepair(repair, await findNames(deps.db, termId), copyIn[language])
}
