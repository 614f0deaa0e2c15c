import type { Response } from 'express'
import type { Deps } from '../../deps.ts'
import type { Serve } from '../../http/endpoint.ts'
import { setSessionCookie } from '../../http/session-cookie.ts'
import { ownIdOf } from '../session/policy.ts'
import { presentSignedIn } from '../session/presenter.ts'
import { findSignedIn } from '../session/repository.ts'
import { beginFactor, confirmFactor, giveCode, removeFactor, renewRecoveryCodes } from './commands.ts'
import { countRecoveryCodes, findFactor } from './repository.ts'

export function secondFactorRoutes(serve: Serve, deps: Deps) {
  const keep = (response: Response, { token, expiresAt }: { token: string; expiresAt: Date }) =>
    setSessionCookie(response, token, expiresAt, deps.publicUrl.startsWith('https:'))

  serve('POST /api/session/code', 'halfway', async ({ actor, sessionId, body, response }) => {
    const personId = ownIdOf(actor)
    keep(response, await giveCode(deps, personId, sessionId, body.code))
    const now = deps.clock.now()
    const person = await findSignedIn(deps.db, personId, now)
    return presentSignedIn({ person, secondFactorAt: now }, deps.requiresSecondFactor)
  })

  serve('GET /api/account/second-factor', 'enrolling', async ({ actor }) => {
    const personId = ownIdOf(actor)
    const factor = await findFactor(deps.db, personId)
    return {
      since: factor?.confirmedAt?.toISOString() ?? null,
      recoveryCodesLeft: await countRecoveryCodes(deps.db, personId),
      isRequired: deps.requiresSecondFactor && actor.isCentral,
    }
  })

  serve('POST /api/account/second-factor', 'enrolling', ({ actor }) => beginFactor(deps, ownIdOf(actor)))

  serve(
    'POST /api/account/second-factor/confirm',
    'enrolling',
    async ({ actor, sessionId, body, response }) => {
      const { recoveryCodes, ...raised } = await confirmFactor(deps, ownIdOf(actor), sessionId, body.code)
      keep(response, raised)
      return { recoveryCodes }
    },
  )

  serve('POST /api/account/second-factor/recovery-codes', 'signed-in', async ({ actor, body }) => ({
    recoveryCodes: await renewRecoveryCodes(deps, ownIdOf(actor), body.code),
  }))

  serve('POST /api/account/second-factor/remove', 'signed-in', async ({ actor, body }) => {
    await removeFactor(deps, ownIdOf(actor), body.code)
    return null
  })
}
