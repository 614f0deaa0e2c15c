import type { Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { placesOf } from '../../domain/statistics/funnel.ts'
import { placesByField, supplyAsNow, supplyRows } from '../../domain/statistics/supply.ts'
import type { Serve } from '../../http/endpoint.ts'
import { findTermsUntil } from '../equal-terms/repository.ts'
import { presentReport } from '../term-reports/commands.ts'
import type { Organisation } from '../term-reports/presenter.ts'
import { findEvents, findOrganisation } from '../term-reports/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { noteColleagues } from './commands.ts'
import { declinesIn, presentAnswers, presentReasons, presentSupply } from './presenter.ts'
import { findAnswers, findColleagues, findFields, findFirstWishes, findRefusals } from './repository.ts'

/** How many terms supply is seen over. */
const TERMS = 4
const ROLES = ['central', 'district'] as const

export function supplyRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/terms/:termId/supply', ROLES, ({ params, query, actor }) =>
    viewSupply(deps, params.termId, actor, query.organisation),
  )

  serve('PUT /api/terms/:termId/colleagues', ROLES, async ({ params, body, actor }) => {
    await noteColleagues(deps, actor, params.termId, body)
    return viewSupply(deps, params.termId, actor, 'then')
  })
}

async function viewSupply({ db }: Deps, termId: string, actor: Actor, organisation: Organisation) {
  await requireTerm(db, termId)
  const given = await findAnswers(db, termId, actor)
  const answers = presentAnswers(given, await findColleagues(db, termId, actor))
  const declines = presentReasons(declinesIn(given))
  const refusals = presentReasons(await findRefusals(db, termId, actor))
  const own = { answers, declines, refusals }
  if (!actor.isCentral) return { fields: [], districts: [], ...own }
  const terms = (await findTermsUntil(db, termId, TERMS)).toReversed()
  const { names, districts: successions } = await findOrganisation(db)
  const fieldNames = new Map((await findFields(db)).map(({ id, name }) => [id, name]))
  const fields = []
  const districts = []
  for (const one of terms) {
    const { byField, byDistrict } = await supplyOf(db, one)
    const rows = organisation === 'now' ? supplyAsNow(byDistrict, successions) : byDistrict
    fields.push({ termId: one, rows: presentSupply(byField, fieldNames) })
    districts.push({ termId: one, rows: presentSupply(rows, names) })
  }
  return { fields, districts, ...own }
}

/** Places as T2 counts them, in fields and districts as they were in the term. */
async function supplyOf(tx: Transaction, termId: string) {
  const { given, published } = await presentReport(tx, termId)
  const events = await findEvents(tx, termId, { bounds: null, before: null })
  const places = placesOf({ ...events, matchingBeganAt: given.matchingBeganAt })
  const wishes = await findFirstWishes(tx, termId)
  return {
    byField: supplyRows(
      wishes.map(({ fieldId }) => fieldId),
      placesByField(places),
    ),
    byDistrict: supplyRows(
      wishes.map(({ districtId }) => districtId),
      published.districts.map(({ id, offered, unused }) => ({ id, offered, unused })),
    ),
  }
}
