import { copyIn } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import { foreseenConflicts } from '../../domain/matching/foreseen.ts'
import { RANDOM_DRAWS } from '../../domain/matching/policies.ts'
import { abandoned } from '../../http/abandoned.ts'
import type { Serve } from '../../http/endpoint.ts'
import { reasonNames } from '../reasons/presenter.ts'
import { findReasonNames } from '../reasons/repository.ts'
import { instanceOfTerm } from '../runs/commands.ts'
import { presentConflicts } from '../runs/presenter.ts'
import { findNames } from '../runs/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { policiesOf, worthInRun } from './commands.ts'
import { presentOutcome, presentWorth } from './presenter.ts'

/** What is asked about holds every student of every university: it is central's alone. */
const CENTRAL = ['central'] as const

export function analysisRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/terms/:termId/foreseen', CENTRAL, async ({ params, language }) => {
    await requireTerm(deps.db, params.termId)
    const conflicts = foreseenConflicts(await instanceOfTerm(deps.db, params.termId))
    const names = await findNames(deps.db, params.termId)
    return { conflicts: presentConflicts(names, conflicts, copyIn[language].storedSentences) }
  })

  serve('GET /api/terms/:termId/policies', CENTRAL, async ({ params, response }) => {
    const outcomes = await policiesOf(deps, params.termId, abandoned(response))
    return { outcomes: outcomes.map(presentOutcome), draws: RANDOM_DRAWS }
  })

  serve('GET /api/runs/:runId/worth', CENTRAL, async ({ params, response }) => {
    const { termId, worths } = await worthInRun(deps, params.runId, abandoned(response))
    const names = reasonNames(await findReasonNames(deps.db, termId))
    return { worths: worths.map(worth => presentWorth(worth, names)) }
  })
}
