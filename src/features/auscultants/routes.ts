import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { recordReading } from '../audit/commands.ts'
import { requirePilot } from '../pilots/policy.ts'
import { putInGroup, regroup, withdrawAuscultant } from './commands.ts'
import { presentAuscultant, presentAuscultants } from './presenter.ts'
import { findAuscultant, findAuscultants, findGroups } from './repository.ts'

const READERS = ['central', 'district', 'university'] as const
/** The university's students, and central's groups. */
const GROUPING = ['central', 'university'] as const

export function auscultantRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/pilots/:pilotId/auscultants', READERS, ({ params, actor }) =>
    viewAuscultants(deps, actor, params.pilotId),
  )

  serve('POST /api/pilots/:pilotId/groups', GROUPING, async ({ params, actor }) => {
    await regroup(deps, actor, params.pilotId)
    return viewAuscultants(deps, actor, params.pilotId)
  })

  serve('PUT /api/auscultants/:auscultantId', GROUPING, async ({ params, body, actor }) => {
    await putInGroup(deps, actor, params.auscultantId, body)
    const student = await findAuscultant(deps.db, params.auscultantId, actor)
    if (!student) throw refusal('notFound')
    return presentAuscultant(student)
  })

  serve('POST /api/auscultants/:auscultantId/withdraw', GROUPING, async ({ params, body, actor }) => {
    await withdrawAuscultant(deps, actor, params.auscultantId, body.version)
    return null
  })
}

const isProtected = (row: { protected: boolean }) => row.protected
const idOf = ({ id }: { id: string }) => id

async function viewAuscultants(deps: Deps, actor: Actor, pilotId: string) {
  const pilot = await requirePilot(deps.db, pilotId, actor)
  const [rows, groups] = await Promise.all([
    findAuscultants(deps.db, pilotId, actor),
    findGroups(deps.db, pilotId),
  ])
  await recordReading(deps, 'auscultant', rows.filter(isProtected).map(idOf))
  return presentAuscultants(rows, groups, pilot.districts)
}
