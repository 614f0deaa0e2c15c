import type { Deps } from '../../deps.ts'
import type { Serve } from '../../http/endpoint.ts'
import { viewPilot } from '../pilots/routes.ts'
import { copyPilot } from './commands.ts'

export function pilotCopyRoutes(serve: Serve, deps: Deps) {
  serve('POST /api/pilots/:pilotId/copies', ['central'], async ({ params, body, actor, language }) =>
    viewPilot(deps, actor, language, await copyPilot(deps, actor, params.pilotId, body)),
  )
}
