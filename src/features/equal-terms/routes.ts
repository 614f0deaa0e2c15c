import type { Deps } from '../../deps.ts'
import { compareGroups } from '../../domain/statistics/equal-terms.ts'
import { PERMUTATIONS } from '../../domain/statistics/permutation.ts'
import type { Serve } from '../../http/endpoint.ts'
import { findOrganisation } from '../term-reports/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { presentComparison, presentLoads, presentOwn, supervisorTerms } from './presenter.ts'
import { findLoads, findPlacedStudents, findSupervised, findTermsUntil } from './repository.ts'

/** How many terms a supervisor's load is seen over. */
const TERMS = 6

export function equalTermsRoutes(serve: Serve, deps: Deps) {
  const { db } = deps

  serve(
    'GET /api/terms/:termId/equal-terms',
    ['central', 'district'],
    async ({ params: { termId }, actor }) => {
      await requireTerm(db, termId)
      const terms = await findTermsUntil(db, termId, TERMS)
      const supervisors = supervisorTerms(await findSupervised(db, terms, actor), terms)
      const { names } = await findOrganisation(db)
      return {
        districts: presentLoads(await findLoads(db, termId, actor), supervisors),
        terms,
        ownSupervisors: presentOwn(supervisors, actor),
        comparisons: actor.isCentral
          ? compareGroups(await findPlacedStudents(db, termId), termId).map(one =>
              presentComparison(one, names),
            )
          : null,
        permutations: PERMUTATIONS,
      }
    },
  )
}
