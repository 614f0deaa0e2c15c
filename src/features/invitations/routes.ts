import type { Deps } from '../../deps.ts'
import { bearerOf } from '../../http/bearer.ts'
import type { Serve } from '../../http/endpoint.ts'
import { answerByLink, requireInvitation } from './commands.ts'
import { presentReply } from './presenter.ts'

export function invitationRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/invitation', 'public', async ({ request }) =>
    presentReply(await requireInvitation(deps.db, deps, bearerOf(request))),
  )

  serve('PUT /api/invitation/answer', 'public', async ({ request, body }) =>
    presentReply(await answerByLink(deps, bearerOf(request), body.answer)),
  )
}
