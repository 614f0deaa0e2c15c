import type { Request } from 'express'
import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { evaluate, handOverPage, requirePageOwner } from './commands.ts'
import { presentHostPage, presentStudentPage } from './presenter.ts'
import { findHostPage, findStudentPage } from './repository.ts'

export function auscultationPageRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/auscultation-page', 'public', ({ request }) => viewPage(deps, bearerOf(request)))

  serve('POST /api/auscultation-page/evaluation', 'public', async ({ request, body }) => {
    await evaluate(deps, bearerOf(request), body)
    return viewPage(deps, bearerOf(request))
  })

  serve('POST /api/auscultants/:auscultantId/link', ['central', 'university'], async ({ params, actor }) => ({
    path: await handOverPage(deps, actor, params.auscultantId),
  }))
}

async function viewPage(deps: Deps, token: string) {
  const owner = await requirePageOwner(deps.db, deps, token)
  return 'auscultantId' in owner
    ? presentStudentPage(await findStudentPage(deps.db, owner.auscultantId))
    : presentHostPage(await findHostPage(deps.db, owner.hostId))
}

function bearerOf(request: Request): string {
  const token = /^Bearer ([\w-]{20,200})$/.exec(request.get('authorization') ?? '')?.[1]
  if (!token) throw refusal('linkInvalid')
  return token
}
