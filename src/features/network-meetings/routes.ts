import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Serve } from '../../http/endpoint.ts'
import { findDeliveries } from '../placement-occasions/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { cancelNetworkMeeting, planNetworkMeeting } from './commands.ts'
import { presentNetworkMeeting } from './presenter.ts'
import { findMeeting, findToInvite } from './repository.ts'

export function networkMeetingRoutes(serve: Serve, deps: Deps) {
  const { db } = deps

  async function view(termId: string, actor: Actor) {
    await requireTerm(db, termId)
    const found = await findMeeting(db, termId)
    const now = deps.clock.now()
    return presentNetworkMeeting(found, actor, {
      deliveries: await findDeliveries(db, found ? [found] : []),
      coordinators: await findToInvite(db, false, now),
      withTeachers: await findToInvite(db, true, now),
    })
  }

  serve(
    'GET /api/terms/:termId/network-meeting',
    ['central', 'district', 'university', 'teacher'],
    ({ params, actor }) => view(params.termId, actor),
  )

  serve('PUT /api/terms/:termId/network-meeting', ['central'], async ({ params, body, actor }) => {
    await planNetworkMeeting(deps, params.termId, body)
    return view(params.termId, actor)
  })

  serve('POST /api/terms/:termId/network-meeting/cancel', ['central'], async ({ params, actor }) => {
    await cancelNetworkMeeting(deps, params.termId)
    return view(params.termId, actor)
  })
}
