import type { Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import type { Serve } from '../../http/endpoint.ts'
import { answerForPilotDistrict, changePilot, createPilot, movePilot } from './commands.ts'
import { requirePilot } from './policy.ts'
import { factsOf, presentPilot } from './presenter.ts'
import { countPilotFacts, findPilotMoves, findPilots } from './repository.ts'

/** Everybody in a pilot; which pilots are theirs is the query's scope. */
const EVERYONE = ['central', 'district', 'university', 'teacher'] as const

export function pilotRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/pilots', EVERYONE, async ({ actor }) => ({ pilots: await findPilots(deps.db, actor) }))

  serve('POST /api/terms/:termId/pilots', ['central'], async ({ params, body, actor, language }) =>
    viewPilot(deps, actor, language, await createPilot(deps, params.termId, body)),
  )

  serve('GET /api/pilots/:pilotId', EVERYONE, ({ params, actor, language }) =>
    viewPilot(deps, actor, language, params.pilotId),
  )

  serve('PUT /api/pilots/:pilotId', ['central'], async ({ params, body, actor, language }) => {
    await changePilot(deps, actor, params.pilotId, body)
    return viewPilot(deps, actor, language, params.pilotId)
  })

  serve('POST /api/pilots/:pilotId/phase', ['central'], async ({ params, body, actor, language }) => {
    await movePilot(deps, actor, language, params.pilotId, body.to)
    return viewPilot(deps, actor, language, params.pilotId)
  })

  serve(
    'POST /api/pilots/:pilotId/answer',
    ['central', 'district'],
    async ({ params, body, actor, language }) => {
      await answerForPilotDistrict(deps, actor, params.pilotId, body)
      return viewPilot(deps, actor, language, params.pilotId)
    },
  )
}

export async function viewPilot(deps: Deps, actor: Actor, language: Language, pilotId: string) {
  const pilot = await requirePilot(deps.db, pilotId, actor)
  const [moves, counted] = await Promise.all([
    findPilotMoves(deps.db, pilotId),
    countPilotFacts(deps.db, pilotId),
  ])
  const facts = factsOf(pilot, counted, wallTimeOf(deps.clock.now()).on)
  return presentPilot(pilot, { facts, moves, actor, language })
}
