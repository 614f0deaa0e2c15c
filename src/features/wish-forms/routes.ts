import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import { bearerOf } from '../../http/bearer.ts'
import type { Serve } from '../../http/endpoint.ts'
import { requireTerm } from '../terms/commands.ts'
import { openWishForm, ownWishes, saveOwnWishes } from './commands.ts'
import { findWishForms } from './repository.ts'

const SENDERS = ['central', 'university'] as const

export function wishFormRoutes(serve: Serve, deps: Deps) {
  const view = async (termId: string, actor: Actor) => ({
    forms: await findWishForms(deps.db, termId, actor),
  })

  serve('GET /api/terms/:termId/wish-forms', SENDERS, async ({ params, actor }) => {
    await requireTerm(deps.db, params.termId)
    return view(params.termId, actor)
  })

  serve('PUT /api/terms/:termId/wish-forms/:universityId', SENDERS, async ({ params, body, actor }) => {
    await openWishForm(deps, actor, params, body)
    return view(params.termId, actor)
  })

  serve('PUT /api/student-page/wishes', 'public', async ({ request, body }) => {
    const token = bearerOf(request)
    await saveOwnWishes(deps, token, body)
    const own = await ownWishes(deps, token)
    if (!own) throw refusal('wishesClosed')
    return own
  })
}
