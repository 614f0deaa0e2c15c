import type { Deps } from '../../deps.ts'
import type { Serve } from '../../http/endpoint.ts'
import { allowNamesake, openFingerprints, withdrawAllowance } from './commands.ts'
import { presentLeak } from './presenter.ts'
import { findLeaks } from './repository.ts'

const CENTRAL = ['central'] as const

export function leakRoutes(serve: Serve, deps: Deps) {
  const view = async () => {
    const leaks = await findLeaks(deps.db)
    const open: ReadonlySet<string> = leaks.length > 0 ? await openFingerprints(deps.db, deps) : new Set()
    return { leaks: leaks.map(row => presentLeak(row, open)) }
  }

  serve('GET /api/leaks', CENTRAL, view)

  serve('POST /api/leaks/:leakId/allow', CENTRAL, async ({ params, actor }) => {
    await allowNamesake(deps, actor, params.leakId)
    return view()
  })

  serve('POST /api/leaks/:leakId/stop', CENTRAL, async ({ params }) => {
    await withdrawAllowance(deps, params.leakId)
    return view()
  })
}
