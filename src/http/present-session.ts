import type { Request, Response } from 'express'
import type { Deps } from '../deps.ts'
import { findSession, rotateSession, touchSession } from '../features/session/repository.ts'
import { sessionToken, setSessionCookie } from './session-cookie.ts'

/**
 * The session that the request's cookie opens, or null. Keeps it alive (the idle limit) and now and then gives it another
 * token, which the response carries.
 */
export async function presentSession(deps: Deps, request: Request, response: Response) {
  const token = sessionToken(request)
  const now = deps.clock.now()
  const session = token ? await findSession(deps.db, token, now) : null
  if (!token || !session) return null
  if (session.isDueToRotate) {
    const next = deps.ids.secret()
    const isMine = await rotateSession(deps.db, session.id, token, next, now)
    if (isMine) setSessionCookie(response, next, session.expiresAt, deps.publicUrl.startsWith('https:'))
  } else if (session.isUnseenForLong) await touchSession(deps.db, session.id, now)
  return session
}
