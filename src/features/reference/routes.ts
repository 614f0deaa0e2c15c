import type { Deps } from '../../deps.ts'
import type { Serve } from '../../http/endpoint.ts'
import { findReference } from './repository.ts'

export function referenceRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/reference', ['central', 'district', 'university'], () => findReference(deps.db))
}
