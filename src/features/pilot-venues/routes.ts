import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { requirePilot } from '../pilots/policy.ts'
import { changeVenue, createVenue, saveVenueAbsences, takeAwayVenue } from './commands.ts'
import { findVenue, findVenues } from './repository.ts'

const HOSTING = ['central', 'district'] as const

export function pilotVenueRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/pilots/:pilotId/venues', HOSTING, async ({ params, actor }) => {
    await requirePilot(deps.db, params.pilotId, actor)
    return { venues: await findVenues(deps.db, params.pilotId, actor) }
  })

  serve('POST /api/pilots/:pilotId/venues', HOSTING, async ({ params, body, actor }) =>
    viewVenue(deps, actor, await createVenue(deps, actor, params.pilotId, body)),
  )

  serve('PUT /api/pilot-venues/:venueId', HOSTING, async ({ params, body, actor }) => {
    await changeVenue(deps, actor, params.venueId, body)
    return viewVenue(deps, actor, params.venueId)
  })

  serve('POST /api/pilot-venues/:venueId/remove', HOSTING, async ({ params, body, actor }) => {
    await takeAwayVenue(deps, actor, params.venueId, body.version)
    return null
  })

  serve('PUT /api/pilot-venues/:venueId/absences', HOSTING, async ({ params, body, actor }) => {
    await saveVenueAbsences(deps, actor, params.venueId, body)
    return viewVenue(deps, actor, params.venueId)
  })
}

async function viewVenue(deps: Deps, actor: Actor, id: string) {
  const venue = await findVenue(deps.db, id, actor)
  if (!venue) throw refusal('notFound')
  return venue
}
