import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Serve } from '../../http/endpoint.ts'
import { findTermsUntil } from '../equal-terms/repository.ts'
import { findReference } from '../reference/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { noteColleagues } from './commands.ts'
import { presentAnswers, presentAsked } from './presenter.ts'
import { findAnswers, findColleagues, findSupply } from './repository.ts'

/** How many terms supply is seen over. */
const TERMS = 4
const ROLES = ['central', 'district'] as const

export function supplyRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/terms/:termId/supply', ROLES, ({ params, actor }) => viewSupply(deps, params.termId, actor))

  serve('PUT /api/terms/:termId/colleagues', ROLES, async ({ params, body, actor }) => {
    await noteColleagues(deps, actor, params.termId, body)
    return viewSupply(deps, params.termId, actor)
  })
}

async function viewSupply({ db }: Deps, termId: string, actor: Actor) {
  await requireTerm(db, termId)
  const answers = presentAnswers(
    await findAnswers(db, termId, actor),
    await findColleagues(db, termId, actor),
  )
  if (!actor.isCentral) return { fields: [], districts: [], answers }
  const terms = await findTermsUntil(db, termId, TERMS)
  const supply = await findSupply(db, terms)
  const { districts } = await findReference(db)
  return {
    fields: presentAsked(supply, terms, supply.fields, 'fieldId'),
    districts: presentAsked(supply, terms, districts, 'districtId'),
    answers,
  }
}
