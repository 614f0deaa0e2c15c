import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { supervisorTerms } from '../equal-terms/presenter.ts'
import { findSupervised, findTermsUntil } from '../equal-terms/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { changeSupervisor } from './commands.ts'
import { presentRegister } from './presenter.ts'
import { findByDistrict, findRegister, findRules } from './repository.ts'

/** How many terms a supervisor's load is shown over. */
const TERMS = 4

export function supervisorRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/districts/:districtId/supervisors', ['central', 'district'], async ({ params, actor }) => {
    const supervisors = await findByDistrict(deps.db, params.districtId, actor)
    if (!supervisors) throw refusal('notFound')
    return { supervisors }
  })

  serve(
    'GET /api/terms/:termId/supervisors',
    ['central', 'district'],
    async ({ params: { termId }, actor }) => {
      const { startsOn: termStartsOn } = await requireTerm(deps.db, termId)
      const terms = await findTermsUntil(deps.db, termId, TERMS)
      const loads = supervisorTerms(await findSupervised(deps.db, terms, actor), terms)
      const [supervisors, rules] = await Promise.all([
        findRegister(deps.db, termId, actor),
        findRules(deps.db),
      ])
      const facts = { termStartsOn, rules, loads, termCount: terms.length }
      return { terms, supervisors: presentRegister(supervisors, facts, actor) }
    },
  )

  serve('PUT /api/supervisors/:supervisorId', ['central', 'district'], ({ params, body, actor }) =>
    changeSupervisor(deps, actor, params.supervisorId, body),
  )
}
