import type { Deps } from '../../deps.ts'
import type { Serve } from '../../http/endpoint.ts'
import { findProtocols } from '../protocols/repository.ts'
import { foreseeRetention, runRetention } from './commands.ts'
import { presentRetention } from './presenter.ts'

const CENTRAL = ['central'] as const

export function retentionRoutes(serve: Serve, deps: Deps) {
  const view = async () => presentRetention(await foreseeRetention(deps), await findProtocols(deps.db))

  serve('GET /api/retention', CENTRAL, view)

  serve('POST /api/retention', CENTRAL, async () => {
    await runRetention(deps)
    return view()
  })
}
