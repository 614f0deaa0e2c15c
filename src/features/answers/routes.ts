import type { Request } from 'express'
import { actingAs } from '../../adapters/db/acting.ts'
import type { Deps } from '../../deps.ts'
import { districtActor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { recordReading } from '../audit/commands.ts'
import type { EndpointName } from '../contract.ts'
import { confirmPlacement, declinePlacement, requirePlacement } from '../placements/commands.ts'
import { findByDistrict } from '../supervisors/repository.ts'
import { presentAnswerPage } from './presenter.ts'
import { findAnswerLink, findProposals } from './repository.ts'

type Link = NonNullable<Awaited<ReturnType<typeof findAnswerLink>>>

export function answerRoutes(serve: Serve, deps: Deps) {
  /** Lets the link's owner act in the link's district: the same commands as on the signed-in page, and no wider scope. */
  const behindLink = async <T>(
    request: Request,
    via: EndpointName,
    act: (link: Link, actor: ReturnType<typeof districtActor>) => Promise<T>,
  ): Promise<T> => {
    const token = /^Bearer ([\w-]{20,200})$/.exec(request.get('authorization') ?? '')?.[1]
    const link = token ? await findAnswerLink(deps.db, token, deps.clock.now()) : null
    if (!link || (!link.isOpen && request.method !== 'GET')) throw refusal('linkInvalid')
    const { personId, districtId } = link
    return actingAs({ personId, via }, () => act(link, districtActor(personId, districtId)))
  }

  async function page(link: Link, actor: ReturnType<typeof districtActor>) {
    const placements = await findProposals(deps.db, link.termId, link.districtId)
    const ofProtected = placements.filter(({ student, state }) => student.protected && state === 'proposed')
    await recordReading(
      deps,
      'placement',
      ofProtected.map(({ id }) => id),
    )
    const supervisors = await findByDistrict(deps.db, link.districtId, actor)
    return presentAnswerPage(link, placements, supervisors ?? [])
  }

  async function refuseOtherTerm(link: Link, actor: ReturnType<typeof districtActor>, placementId: string) {
    const { termId } = await requirePlacement(deps, actor, placementId)
    if (termId !== link.termId) throw refusal('notFound')
  }

  serve('GET /api/answer', 'public', ({ request }) => behindLink(request, 'GET /api/answer', page))

  serve('POST /api/answer/:placementId/confirm', 'public', ({ request, params, body }) =>
    behindLink(request, 'POST /api/answer/:placementId/confirm', async (link, actor) => {
      await refuseOtherTerm(link, actor, params.placementId)
      await confirmPlacement(deps, actor, params.placementId, body.supervisor)
      return page(link, actor)
    }),
  )

  serve('POST /api/answer/:placementId/decline', 'public', ({ request, params, body }) =>
    behindLink(request, 'POST /api/answer/:placementId/decline', async (link, actor) => {
      await refuseOtherTerm(link, actor, params.placementId)
      await declinePlacement(deps, actor, params.placementId, body)
      return page(link, actor)
    }),
  )
}
