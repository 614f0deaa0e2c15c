import type { Deps } from '../../deps.ts'
import type { Serve } from '../../http/endpoint.ts'
import { groundOfPreviews } from './commands.ts'
import { presentPreviews } from './presenter.ts'

export function mailPreviewRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/terms/:termId/mail-previews', ['central'], async ({ actor, params, query }) => ({
    previews: presentPreviews(
      await groundOfPreviews(deps, actor, params.termId),
      query.language,
      deps.publicUrl,
    ),
  }))
}
