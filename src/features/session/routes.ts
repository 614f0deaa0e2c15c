import type { Deps } from '../../deps.ts'
import { transact } from '../../adapters/db/database.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { presentSession } from '../../http/present-session.ts'
import { clearSessionCookie, sessionToken, setSessionCookie } from '../../http/session-cookie.ts'
import { openSession, requestLink } from './commands.ts'
import { ownIdOf } from './policy.ts'
import { presentSignedIn } from './presenter.ts'
import { findSessionsOf, findSignInLink, revokeLink, revokeSession, revokeSessionsOf } from './repository.ts'

/** Sign-in by personal link: the token comes in the body of a POST, after a click, so that mail scanners cannot use it. */
export function sessionRoutes(serve: Serve, deps: Deps) {
  serve('POST /api/session', 'public', async ({ body, response }) => {
    const now = deps.clock.now()
    const { person, token, expiresAt } = await transact(deps.db, async tx => {
      const link = await findSignInLink(tx, body.token, now)
      if (!link) throw refusal('linkInvalid')
      if (link.singleUse) await revokeLink(tx, link.id, now)
      return { person: link.person, ...(await openSession(tx, deps, link.person.id, null)) }
    })
    setSessionCookie(response, token, expiresAt, deps.publicUrl.startsWith('https:'))
    return presentSignedIn({ person, secondFactorAt: null }, deps.requiresSecondFactor)
  })

  serve('GET /api/session', 'public', async ({ request, response }) => {
    const session = await presentSession(deps, request, response)
    if (!session) throw refusal('notSignedIn')
    return presentSignedIn(session, deps.requiresSecondFactor)
  })

  serve('DELETE /api/session', 'public', async ({ request, response }) => {
    const token = sessionToken(request)
    if (token) await transact(deps.db, tx => revokeSession(tx, token, deps.clock.now()))
    clearSessionCookie(response)
    return null
  })

  serve('POST /api/session/link', 'public', ({ body }) => {
    requestLink(deps, body.email)
    return Promise.resolve(null)
  })

  serve('GET /api/account/sessions', 'signed-in', async ({ actor, sessionId }) => {
    const sessions = await findSessionsOf(deps.db, ownIdOf(actor), deps.clock.now())
    return {
      sessions: sessions.map(({ id, createdAt, lastSeenAt, expiresAt }) => ({
        id,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        isCurrent: id === sessionId,
      })),
    }
  })

  serve('POST /api/account/sessions/end-others', 'signed-in', async ({ actor, sessionId }) => {
    const now = deps.clock.now()
    await transact(deps.db, tx => revokeSessionsOf(tx, ownIdOf(actor), { except: sessionId }, now))
    return null
  })

  serve('POST /api/account/sessions/:sessionId/end', 'signed-in', async ({ actor, params }) => {
    const now = deps.clock.now()
    const which = { only: params.sessionId }
    const ended = await transact(deps.db, tx => revokeSessionsOf(tx, ownIdOf(actor), which, now))
    if (ended === 0) throw refusal('notFound')
    return null
  })
}
