import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { presentHeldOccasion } from '../placements/presenter.ts'
import { addMeeting, cancelMeeting, changeOccasion } from './commands.ts'
import { presentInvitations } from './presenter.ts'
import { findDeliveries, findHeld, findInvitations } from './repository.ts'

const ANSWERERS = ['central', 'district'] as const

export function placementOccasionRoutes(serve: Serve, deps: Deps) {
  const present = async (placementId: string) => ({
    occasions: (await findHeld(deps.db, placementId)).map(presentHeldOccasion),
  })

  serve('POST /api/placements/:placementId/occasions', ANSWERERS, async ({ params, body, actor }) => {
    await addMeeting(deps, actor, params.placementId, body)
    return present(params.placementId)
  })

  serve(
    'PUT /api/placements/:placementId/occasions/:occasionId',
    ANSWERERS,
    async ({ params, body, actor }) => {
      await changeOccasion(deps, actor, params, body)
      return present(params.placementId)
    },
  )

  serve(
    'POST /api/placements/:placementId/occasions/:occasionId/cancel',
    ANSWERERS,
    async ({ params, actor }) => {
      await cancelMeeting(deps, actor, params)
      return present(params.placementId)
    },
  )

  serve('GET /api/placements/:placementId/invitations', ANSWERERS, async ({ params, actor }) => {
    const found = await findInvitations(deps.db, params.placementId, actor)
    if (!found) throw refusal('notFound')
    const { supervisorAccepts, occasions } = found
    const deliveries = await findDeliveries(deps.db, occasions)
    return { supervisorAccepts, occasions: presentInvitations(occasions, deliveries) }
  })
}
