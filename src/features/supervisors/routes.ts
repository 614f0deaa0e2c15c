import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { changeSupervisor } from './commands.ts'
import { findByDistrict } from './repository.ts'

export function supervisorRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/districts/:districtId/supervisors', ['central', 'district'], async ({ params, actor }) => {
    const supervisors = await findByDistrict(deps.db, params.districtId, actor)
    if (!supervisors) throw refusal('notFound')
    return { supervisors }
  })

  serve('PUT /api/supervisors/:supervisorId', ['central', 'district'], ({ params, body, actor }) =>
    changeSupervisor(deps, actor, params.supervisorId, body),
  )
}
