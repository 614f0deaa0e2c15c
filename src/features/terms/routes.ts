import { copyIn, type Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { moveObstacle, nextPhases } from '../../domain/terms/phases.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { answerForDistrict, changeTerm, createTerm, moveTerm } from './commands.ts'
import { presentBoard } from './presenter.ts'
import {
  countFacts,
  findBoard,
  findMoves,
  findShares,
  findTerm,
  findTermDistricts,
  findTerms,
} from './repository.ts'

const EVERYONE = ['central', 'district', 'university'] as const

export function termRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/terms', [...EVERYONE, 'teacher'], async () => ({ terms: await findTerms(deps.db) }))

  serve('POST /api/terms', ['central'], async ({ body, actor, language }) => {
    await createTerm(deps, body)
    return viewTerm(deps, actor, language, body.id)
  })

  serve('GET /api/terms/:termId', EVERYONE, ({ params, actor, language }) =>
    viewTerm(deps, actor, language, params.termId),
  )

  serve('PUT /api/terms/:termId', ['central'], async ({ params, body, actor, language }) => {
    await changeTerm(deps, params.termId, body)
    return viewTerm(deps, actor, language, params.termId)
  })

  serve('POST /api/terms/:termId/phase', ['central'], async ({ params, body, actor, language }) => {
    await moveTerm(deps, actor, language, params.termId, body.to)
    return viewTerm(deps, actor, language, params.termId)
  })

  serve('POST /api/terms/:termId/answer', ['central', 'district'], async ({ params, body, actor }) => {
    await answerForDistrict(deps, actor, params.termId, body)
    return viewBoard(deps, actor, params.termId)
  })

  serve('GET /api/terms/:termId/board', EVERYONE, ({ params, actor }) =>
    viewBoard(deps, actor, params.termId),
  )
}

async function viewBoard(deps: Deps, actor: Actor, termId: string) {
  const term = await findTerm(deps.db, termId)
  if (!term) throw refusal('notFound')
  return presentBoard(term.target, await findBoard(deps.db, termId, actor), actor)
}

async function viewTerm(deps: Deps, actor: Actor, language: Language, termId: string) {
  const term = await findTerm(deps.db, termId)
  if (!term) throw refusal('notFound')
  const [shares, bounds, moves, facts] = await Promise.all([
    findShares(deps.db, termId, actor),
    findTermDistricts(deps.db, termId, actor),
    findMoves(deps.db, termId),
    countFacts(deps.db, termId),
  ])
  const allowedMoves = nextPhases(term.phase).map(to => {
    const obstacle = moveObstacle({ phase: term.phase, ...facts }, to)
    return { to, blockedBy: obstacle && copyIn[language].terms.moveObstacle(obstacle) }
  })
  const { students, unansweredProposals, confirmedPlacements } = facts
  const counts = { students, unansweredProposals, confirmedPlacements }
  const forMovers = actor.isCentral ? { allowedMoves, facts: counts } : { allowedMoves: [], facts: null }
  return { ...term, shares, bounds, moves, ...forMovers }
}
