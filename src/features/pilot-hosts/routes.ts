import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { requirePilot } from '../pilots/policy.ts'
import { changeHost, createHost, saveHostAbsences, takeAwayHost } from './commands.ts'
import { presentHost, presentHosts, presentSuggestedStudents } from './presenter.ts'
import { findHost, findHosts, findPlacedStudents, findTeachers } from './repository.ts'

/** A teacher says when; who and what a host is, is their coordinator's to say. */
const EVERYONE = ['central', 'district', 'university', 'teacher'] as const
const COORDINATORS = ['central', 'district', 'university'] as const

export function pilotHostRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/pilots/:pilotId/hosts', EVERYONE, async ({ params, actor }) => {
    await requirePilot(deps.db, params.pilotId, actor)
    return { hosts: presentHosts(await findHosts(deps.db, params.pilotId, actor)) }
  })

  serve('GET /api/pilots/:pilotId/host-suggestions', COORDINATORS, async ({ params, actor }) => {
    const pilot = await requirePilot(deps.db, params.pilotId, actor)
    const own = pilot.districts
      .map(({ districtId }) => districtId)
      .filter(id => actor.isCentral || actor.districtIds.includes(id))
    const seesTeachers = actor.isCentral || actor.universityIds.includes(pilot.universityId)
    const teachers = seesTeachers ? await findTeachers(deps.db, pilot, deps.clock.now()) : []
    return {
      students: presentSuggestedStudents(await findPlacedStudents(deps.db, pilot, own)),
      teachers: teachers.map(({ id, name }) => ({ personId: id, name })),
    }
  })

  serve('POST /api/pilots/:pilotId/hosts', COORDINATORS, async ({ params, body, actor }) =>
    viewHost(deps, actor, await createHost(deps, actor, params.pilotId, body)),
  )

  serve('PUT /api/pilot-hosts/:hostId', COORDINATORS, async ({ params, body, actor }) => {
    await changeHost(deps, actor, params.hostId, body)
    return viewHost(deps, actor, params.hostId)
  })

  serve('POST /api/pilot-hosts/:hostId/remove', COORDINATORS, async ({ params, body, actor }) => {
    await takeAwayHost(deps, actor, params.hostId, body.version)
    return null
  })

  serve('PUT /api/pilot-hosts/:hostId/absences', EVERYONE, async ({ params, body, actor }) => {
    await saveHostAbsences(deps, actor, params.hostId, body)
    return viewHost(deps, actor, params.hostId)
  })
}

async function viewHost(deps: Deps, actor: Actor, id: string) {
  const host = await findHost(deps.db, id, actor)
  if (!host) throw refusal('notFound')
  return presentHost(host)
}
