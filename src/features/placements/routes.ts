import type { Deps } from '../../deps.ts'
import type { Serve } from '../../http/endpoint.ts'
import { recordReading } from '../audit/commands.ts'
import { requireTerm } from '../terms/commands.ts'
import {
  confirmPlacement,
  confirmWithNamedSupervisors,
  declinePlacement,
  releasePlacement,
  requirePlacement,
} from './commands.ts'
import { presentPlacement } from './presenter.ts'
import { findPlacements } from './repository.ts'

const ANSWERERS = ['central', 'district'] as const

export function placementRoutes(serve: Serve, deps: Deps) {
  serve(
    'GET /api/terms/:termId/placements',
    ['central', 'district', 'university'],
    async ({ params, actor }) => {
      await requireTerm(deps.db, params.termId)
      const placements = await findPlacements(deps.db, params.termId, actor)
      const ofProtected = placements.filter(({ student }) => student.protected)
      await recordReading(
        deps,
        'placement',
        ofProtected.map(({ id }) => id),
      )
      return { placements: placements.map(placement => presentPlacement(placement, actor)) }
    },
  )

  serve('POST /api/placements/:placementId/confirm', ANSWERERS, async ({ params, body, actor }) => {
    await confirmPlacement(deps, actor, params.placementId, body.supervisor)
    return presentPlacement(await requirePlacement(deps, actor, params.placementId), actor)
  })

  serve('POST /api/terms/:termId/placements/confirm', ANSWERERS, async ({ params, body, actor }) => {
    await confirmWithNamedSupervisors(deps, actor, params.termId, body.placementIds)
    const placements = await findPlacements(deps.db, params.termId, actor)
    return { placements: placements.map(placement => presentPlacement(placement, actor)) }
  })

  serve('POST /api/placements/:placementId/decline', ANSWERERS, async ({ params, body, actor }) => {
    await declinePlacement(deps, actor, params.placementId, body)
    return presentPlacement(await requirePlacement(deps, actor, params.placementId), actor)
  })

  serve('POST /api/placements/:placementId/release', ['central'], async ({ params, actor }) => {
    await releasePlacement(deps, actor, params.placementId)
    return presentPlacement(await requirePlacement(deps, actor, params.placementId), actor)
  })
}
