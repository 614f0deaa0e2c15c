import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { findTerm } from '../terms/repository.ts'
import { changeOffer, copyOffers, createOffer, withdrawOffer } from './commands.ts'
import { presentOffer, presentOffers } from './presenter.ts'
import { findOffer, findOffers, findSupervisorRules } from './repository.ts'

const OFFERING = ['central', 'district'] as const

export function offerRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/terms/:termId/offers', OFFERING, async ({ params, actor }) => {
    if (!(await findTerm(deps.db, params.termId))) throw refusal('notFound')
    const [offers, rules] = await Promise.all([
      findOffers(deps.db, params.termId, actor),
      findSupervisorRules(deps.db),
    ])
    return { offers: presentOffers(offers, rules) }
  })

  serve('POST /api/terms/:termId/offers', OFFERING, async ({ params, body, actor }) => {
    const offerId = await createOffer(deps, actor, params.termId, body)
    return viewOffer(deps, actor, offerId)
  })

  serve('POST /api/terms/:termId/offers/copy', OFFERING, ({ params, body, actor }) =>
    copyOffers(deps, actor, params.termId, body.offerIds),
  )

  serve('PUT /api/offers/:offerId', OFFERING, async ({ params, body, actor }) => {
    await changeOffer(deps, actor, params.offerId, body)
    return viewOffer(deps, actor, params.offerId)
  })

  serve('POST /api/offers/:offerId/withdraw', OFFERING, async ({ params, body, actor }) => {
    await withdrawOffer(deps, actor, params.offerId, body.version)
    return null
  })
}

async function viewOffer(deps: Deps, actor: Actor, offerId: string) {
  const [offer, rules] = await Promise.all([findOffer(deps.db, offerId, actor), findSupervisorRules(deps.db)])
  if (!offer) throw refusal('notFound')
  return presentOffer(offer, rules)
}
