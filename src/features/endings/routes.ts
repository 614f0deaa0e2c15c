import type { Deps } from '../../deps.ts'
import type { Serve } from '../../http/endpoint.ts'
import { requirePlacement } from '../placements/commands.ts'
import { presentPlacement } from '../placements/presenter.ts'
import { findPlacements } from '../placements/repository.ts'
import { completePlacements, endPlacement } from './commands.ts'

export function endingRoutes(serve: Serve, deps: Deps) {
  serve(
    'POST /api/placements/:placementId/end',
    ['central', 'district', 'university'],
    async ({ params, body, actor }) => {
      await endPlacement(deps, actor, params.placementId, body)
      return presentPlacement(await requirePlacement(deps, actor, params.placementId), actor)
    },
  )

  serve(
    'POST /api/terms/:termId/placements/complete',
    ['central', 'district'],
    async ({ params, body, actor }) => {
      await completePlacements(deps, actor, params.termId, body.placementIds)
      const placements = await findPlacements(deps.db, params.termId, actor)
      return { placements: placements.map(placement => presentPlacement(placement, actor)) }
    },
  )
}
