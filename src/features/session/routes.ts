import type { Deps } from '../../deps.ts'
import { transact } from '../../adapters/db/database.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { clearSessionCookie, sessionToken, setSessionCookie } from '../../http/session-cookie.ts'
import { findSession, findSignInLink, insertSession, revokeLink, revokeSession } from './repository.ts'

const SESSION_HOURS = 12

type SignedInPerson = NonNullable<Awaited<ReturnType<typeof findSignInLink>>>['person']

/** Sign-in by personal link: the token comes in the body of a POST, after a click, so that mail scanners cannot use it. */
export function sessionRoutes(serve: Serve, deps: Deps) {
  serve('POST /api/session', 'public', async ({ body, response }) => {
    const now = deps.clock.now()
    const token = deps.ids.secret()
    const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
    const person = await transact(deps.db, async tx => {
      const link = await findSignInLink(tx, body.token, now)
      if (!link) throw refusal('linkInvalid')
      if (link.singleUse) await revokeLink(tx, link.id, now)
      await insertSession(tx, {
        id: deps.ids.uuid(),
        token,
        personId: link.person.id,
        createdAt: now,
        expiresAt,
      })
      return link.person
    })
    setSessionCookie(response, token, expiresAt, deps.publicUrl.startsWith('https:'))
    return presentSession(person)
  })

  serve('GET /api/session', 'public', async ({ request }) => {
    const token = sessionToken(request)
    const session = token ? await findSession(deps.db, token, deps.clock.now()) : null
    if (!session) throw refusal('notSignedIn')
    return presentSession(session.person)
  })

  serve('DELETE /api/session', 'public', async ({ request, response }) => {
    const token = sessionToken(request)
    if (token) await transact(deps.db, tx => revokeSession(tx, token, deps.clock.now()))
    clearSessionCookie(response)
    return null
  })
}

function presentSession({ roles, ...person }: SignedInPerson) {
  return { person, roles: roles.map(({ kind, district, university }) => ({ kind, district, university })) }
}
