import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import type { Serve } from '../../http/endpoint.ts'
import { requirePilot } from '../pilots/policy.ts'
import { markAttendance } from './commands.ts'
import { presentAttendance } from './presenter.ts'
import { findAttendance } from './repository.ts'

/** Those who are there: the district's coordinators, the base teachers, and central. */
const MARKING = ['central', 'district', 'teacher'] as const

export function pilotAttendanceRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/pilots/:pilotId/attendance', MARKING, ({ params, actor }) =>
    viewAttendance(deps, actor, params.pilotId),
  )

  serve('POST /api/pilots/:pilotId/attendance', MARKING, async ({ params, body, actor }) => {
    await markAttendance(deps, actor, params.pilotId, body)
    return viewAttendance(deps, actor, params.pilotId)
  })
}

async function viewAttendance(deps: Deps, actor: Actor, pilotId: string) {
  const pilot = await requirePilot(deps.db, pilotId, actor)
  const sessions = await findAttendance(deps.db, pilotId, actor)
  return presentAttendance(pilot, sessions, wallTimeOf(deps.clock.now()).on)
}
