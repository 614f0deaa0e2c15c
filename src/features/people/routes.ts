import type { Deps } from '../../deps.ts'
import type { Serve } from '../../http/endpoint.ts'
import {
  addRole,
  changePerson,
  endRole,
  inviteAgain,
  invitePerson,
  limitRole,
  requirePerson,
} from './commands.ts'
import { presentPeople, presentPerson } from './presenter.ts'
import { resetFactor } from '../second-factor/commands.ts'
import { unlinkPerson } from '../sign-in/commands.ts'
import { findPeople } from './repository.ts'

const CENTRAL = ['central'] as const

export function peopleRoutes(serve: Serve, deps: Deps) {
  const labels = new Map(deps.identityProviders.map(({ settings: { id, label } }) => [id, label]))
  const view = async (personId: string) =>
    presentPerson(await requirePerson(deps.db, personId), deps.clock.now(), labels)

  serve('GET /api/people', CENTRAL, async () => ({
    people: presentPeople(await findPeople(deps.db), deps.clock.now(), labels),
  }))

  serve('POST /api/people', CENTRAL, async ({ body }) => view(await invitePerson(deps, body)))

  serve('GET /api/people/:personId', CENTRAL, ({ params }) => view(params.personId))

  serve('PUT /api/people/:personId', CENTRAL, async ({ params, body }) => {
    await changePerson(deps, params.personId, body)
    return view(params.personId)
  })

  serve('POST /api/people/:personId/invite', CENTRAL, async ({ params }) => {
    await inviteAgain(deps, params.personId)
    return view(params.personId)
  })

  serve('POST /api/people/:personId/reset-second-factor', CENTRAL, async ({ actor, params }) => {
    await resetFactor(deps, params.personId, actor.personId)
    return view(params.personId)
  })

  serve('POST /api/people/:personId/unlink', CENTRAL, async ({ params }) => {
    await unlinkPerson(deps, params.personId)
    return view(params.personId)
  })

  serve('POST /api/people/:personId/roles', CENTRAL, async ({ params, body }) => {
    await addRole(deps, params.personId, body)
    return view(params.personId)
  })

  serve('PUT /api/roles/:roleId', CENTRAL, async ({ params, body }) =>
    view(await limitRole(deps, params.roleId, body)),
  )

  serve('POST /api/roles/:roleId/end', CENTRAL, async ({ params }) =>
    view(await endRole(deps, params.roleId)),
  )
}
