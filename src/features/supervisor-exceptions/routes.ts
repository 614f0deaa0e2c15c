import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { findTerm } from '../terms/repository.ts'
import { decideException } from './commands.ts'
import { presentUnqualified } from './presenter.ts'
import { findNamedSupervisors, findOwnRules } from './repository.ts'

export function supervisorExceptionRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/terms/:termId/supervisor-exceptions', ['university'], ({ params, actor }) =>
    viewUnqualified(deps, actor, params.termId),
  )

  serve('POST /api/terms/:termId/supervisor-exceptions', ['university'], async ({ params, body, actor }) => {
    await decideException(deps, actor, params.termId, body)
    return viewUnqualified(deps, actor, params.termId)
  })
}

async function viewUnqualified(deps: Deps, actor: Actor, termId: string) {
  const term = await findTerm(deps.db, termId)
  if (!term) throw refusal('notFound')
  const [rules, supervisors] = await Promise.all([
    findOwnRules(deps.db, actor),
    findNamedSupervisors(deps.db, termId, actor),
  ])
  return presentUnqualified(rules, supervisors, term.startsOn)
}
