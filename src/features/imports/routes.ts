import type { Deps } from '../../deps.ts'
import type { Serve } from '../../http/endpoint.ts'
import { applyImport, previewImport } from './commands.ts'

/** Which kinds each of them may import is the policy's. */
const IMPORTING = ['central', 'district', 'university'] as const

export function importRoutes(serve: Serve, deps: Deps) {
  serve(
    'POST /api/terms/:termId/imports/:kind/preview',
    IMPORTING,
    ({ params, query, headers, body, actor, language }) =>
      previewImport(deps, actor, {
        ...params,
        ...query,
        language,
        fileName: headers['x-file-name'],
        bytes: body,
      }),
  )

  serve(
    'POST /api/terms/:termId/imports/:kind',
    IMPORTING,
    ({ params, query, headers, body, actor, language }) =>
      applyImport(deps, actor, {
        ...params,
        ...query,
        language,
        fileName: headers['x-file-name'],
        bytes: body,
      }),
  )
}
