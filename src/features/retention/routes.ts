import type { Deps } from '../../deps.ts'
import type { Serve } from '../../http/endpoint.ts'
import { foreseeRetention, runRetention } from './commands.ts'
import { presentRetention } from './presenter.ts'
import { findProtocols } from './repository.ts'

const CENTRAL = ['central'] as const

export function retentionRoutes(serve: Serve, deps: Deps) {
  const view = async () => presentRetention(await foreseeRetention(deps), await findProtocols(deps.db))

  serve('GET /api/retention', CENTRAL, view)

  serve('POST /api/retention', CENTRAL, async () => {
    await runRetention(deps)
    return view()
  })
}
