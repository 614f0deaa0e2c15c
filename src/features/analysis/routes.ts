import type { Request } from 'express'
import type { Deps } from '../../deps.ts'
import { RANDOM_DRAWS } from '../../domain/matching/policies.ts'
import type { Serve } from '../../http/endpoint.ts'
import { reasonNames } from '../reasons/presenter.ts'
import { findReasonNames } from '../reasons/repository.ts'
import { policiesOf, worthInRun } from './commands.ts'
import { presentOutcome, presentWorth } from './presenter.ts'

/** What is asked about holds every student of every university: it is central's alone. */
const CENTRAL = ['central'] as const

export function analysisRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/terms/:termId/policies', CENTRAL, async ({ params, request }) => {
    const outcomes = await policiesOf(deps, params.termId, abandoned(request))
    return { outcomes: outcomes.map(presentOutcome), draws: RANDOM_DRAWS }
  })

  serve('GET /api/runs/:runId/worth', CENTRAL, async ({ params, request }) => {
    const { termId, worths } = await worthInRun(deps, params.runId, abandoned(request))
    const names = reasonNames(await findReasonNames(deps.db, termId))
    return { worths: worths.map(worth => presentWorth(worth, names)) }
  })
}

/** Aborted when whoever asked is gone before the answer. */
function abandoned(request: Request): AbortSignal {
  const controller = new AbortController()
  request.res?.once('close', () => controller.abort())
  return controller.signal
}
