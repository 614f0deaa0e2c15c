import { parse, serialize } from 'cookie'
import type { Request, Response } from 'express'

const NAME = 'vfu_session'

/** The session's token as the browser sent it, or undefined. */
export function sessionToken(request: Request): string | undefined {
  return parse(request.headers.cookie ?? '')[NAME]
}

/** Sets the cookie; `secure` when people reach the system over https. */
export function setSessionCookie(response: Response, token: string, expires: Date, secure: boolean) {
  const value = serialize(NAME, token, { httpOnly: true, sameSite: 'lax', path: '/', secure, expires })
  response.append('set-cookie', value)
}

export function clearSessionCookie(response: Response) {
  const value = serialize(NAME, '', { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 0 })
  response.append('set-cookie', value)
}
