import type { Deps } from '../../deps.ts'
import { bearerOf } from '../../http/bearer.ts'
import type { Serve } from '../../http/endpoint.ts'
import { findFeedPath } from '../personal-pages/repository.ts'
import { answerAsSupervisor, requireSupervisor } from './commands.ts'
import { presentSupervisorPage } from './presenter.ts'
import { findSupervisorPage } from './repository.ts'

export function supervisorPageRoutes(serve: Serve, deps: Deps) {
  const present = async (token: string) =>
    presentSupervisorPage(
      await findSupervisorPage(deps.db, await requireSupervisor(deps.db, deps, token)),
      await findFeedPath(deps.db, token, deps.clock.now()),
    )

  serve('GET /api/supervisor-page', 'public', ({ request }) => present(bearerOf(request)))

  serve('POST /api/supervisor-page/answers', 'public', async ({ request, body }) => {
    await answerAsSupervisor(deps, bearerOf(request), body)
    return present(bearerOf(request))
  })
}
