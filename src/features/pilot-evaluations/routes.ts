import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Serve } from '../../http/endpoint.ts'
import { requirePilot } from '../pilots/policy.ts'
import { addNote, removeNote } from './commands.ts'
import { presentEvaluation } from './presenter.ts'
import { countEvaluations, findEvaluations, findNotes } from './repository.ts'

const EVERYONE = ['central', 'district', 'university', 'teacher'] as const

export function pilotEvaluationRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/pilots/:pilotId/evaluation', EVERYONE, ({ params, actor }) =>
    viewEvaluation(deps, actor, params.pilotId),
  )

  serve('POST /api/pilots/:pilotId/notes', EVERYONE, async ({ params, body, actor }) => {
    await addNote(deps, actor, params.pilotId, body)
    return viewEvaluation(deps, actor, params.pilotId)
  })

  serve('POST /api/pilot-notes/:noteId/remove', EVERYONE, async ({ params, actor }) =>
    viewEvaluation(deps, actor, await removeNote(deps, actor, params.noteId)),
  )
}

async function viewEvaluation(deps: Deps, actor: Actor, pilotId: string) {
  const pilot = await requirePilot(deps.db, pilotId, actor)
  const [answers, counted, notes] = await Promise.all([
    findEvaluations(deps.db, pilotId),
    countEvaluations(deps.db, pilotId),
    findNotes(deps.db, pilotId, actor),
  ])
  return presentEvaluation(pilot, { answers, counted, notes }, actor)
}
