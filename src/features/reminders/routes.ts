import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import type { Serve } from '../../http/endpoint.ts'
import { requireTerm } from '../terms/commands.ts'
import { remindNow } from './commands.ts'
import { findWaits } from './policy.ts'
import { presentWait } from './presenter.ts'
import { findOpenTerms } from './repository.ts'

export function reminderRoutes(serve: Serve, deps: Deps) {
  async function waiting(termId: string, actor: Actor) {
    const { endsOn } = await requireTerm(deps.db, termId)
    const todayOn = wallTimeOf(deps.clock.now()).on
    const waits = await findWaits(deps.db, await findOpenTerms(deps.db, { id: termId }), actor)
    return { waits: waits.map(wait => presentWait(wait, todayOn, endsOn < todayOn)) }
  }

  serve('GET /api/terms/:termId/waiting', ['central', 'district', 'university'], ({ params, actor }) =>
    waiting(params.termId, actor),
  )

  serve('POST /api/terms/:termId/waiting/remind', ['central'], async ({ params, body, actor }) => {
    await remindNow(deps, actor, params.termId, body)
    return waiting(params.termId, actor)
  })
}
