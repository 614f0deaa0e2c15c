import type { Request } from 'express'
import { createHash } from 'node:crypto'
import type { NamedRequest } from '../adapters/db/request-keys.ts'
import type { Actor } from '../domain/access/actor.ts'
import { refusal } from '../errors.ts'

/** A text in quotes, as in the draft of the IETF (draft-ietf-httpapi-idempotency-key-header), long enough not to be met twice. */
const KEY = /^"([\w-]{16,64})"$/

/**
 * The request by the name that its caller gave it in `Idempotency-Key`; null without one, and for strangers, who could
 * otherwise fill the table. Refuses a name that is none.
 */
export function namedRequest(request: Request, actor: Actor | null): NamedRequest | null {
  const header = request.get('idempotency-key')
  const caller = actor?.personId ?? request.get('authorization')
  if (header === undefined || caller === undefined) return null
  const name = KEY.exec(header)?.[1]
  if (name === undefined) throw refusal('malformedBody')
  // The name is in it, and nowhere else: without it nobody can try what was asked.
  const asked = createHash('sha256').update(JSON.stringify([name, request.method, request.originalUrl]))
  asked.update(Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null))
  return {
    key: createHash('sha256')
      .update(JSON.stringify([caller, name]))
      .digest('hex'),
    content: asked.digest('hex'),
    isTaken: false,
  }
}
