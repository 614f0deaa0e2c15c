import type { Deps } from '../../deps.ts'
import { bearerOf } from '../../http/bearer.ts'
import type { Serve } from '../../http/endpoint.ts'
import { findFeedPath } from '../personal-pages/repository.ts'
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
  const feedPath = await findFeedPath(deps.db, token, deps.clock.now())
  return owner.kind === 'pilot-student'
    ? presentStudentPage(await findStudentPage(deps.db, owner.id), feedPath)
    : presentHostPage(await findHostPage(deps.db, owner.id), feedPath)
}
