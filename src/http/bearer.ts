import type { Request } from 'express'
import { refusal } from '../errors.ts'

/** The token of a personal link, from the Authorization header: addresses are logged, headers are not. */
export function bearerOf(request: Request): string {
  const token = /^Bearer ([\w-]{20,200})$/.exec(request.get('authorization') ?? '')?.[1]
  if (!token) throw refusal('linkInvalid')
  return token
}
