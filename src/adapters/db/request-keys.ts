import { refusal } from '../../errors.ts'
import { presentActing } from './acting.ts'
import type { Database, Transaction } from './database.ts'
import { Prisma } from './generated/client.ts'

/** How long a request is known by its name: whoever asks again after longer does not mean the same request. */
const KEPT_HOURS = 24

/** A request whose caller gave it a name, so that it is done once however often it arrives. */
export interface NamedRequest {
  /** SHA-256 of the caller and the name. */
  readonly key: string
  /** SHA-256 of the name and all that is asked. */
  readonly content: string
  /** True once a transaction has begun to do it: the first one does, the others belong to it. */
  isTaken: boolean
}

/** The request whose change the transaction that begins now is; null when it has no name, or is another's already. */
export function takeRequest(): NamedRequest | null {
  const { request } = presentActing()
  if (!request || request.isTaken) return null
  request.isTaken = true
  return request
}

/**
 * Does the request's change unless it has been done, and returns its outcome either way. While the same request is under
 * way it waits for that one's end. Refuses a name that stands for another request (`requestKeyReused`), and one whose
 * outcome may not be kept (`requestAlreadyDone`).
 */
export async function onceOnly<T>(
  tx: Transaction,
  { key, content }: NamedRequest,
  work: () => Promise<T>,
): Promise<T> {
  const claimed = await tx.$executeRaw`
    insert into request_key (key, content, outcome) values (${key}, ${content}, '{}') on conflict do nothing`
  if (claimed === 1) {
    const outcome = await work()
    if (outcome !== undefined)
      await tx.requestKey.updateMany({ where: { key }, data: { outcome: kept(outcome) } })
    return outcome
  }
  const earlier = await tx.requestKey.findUniqueOrThrow({ where: { key } })
  if (earlier.content !== content) throw refusal('requestKeyReused')
  if (earlier.outcome === null) throw refusal('requestAlreadyDone')
  return (earlier.outcome as { value?: unknown }).value as T
}

/** Forgets the requests whose time is over. */
export async function forgetRequests(db: Database): Promise<void> {
  await db.$executeRaw`delete from request_key where at < now() - make_interval(hours => ${KEPT_HOURS}::int)`
}

/** Null in the database stands for an outcome that is not kept. */
function kept(outcome: unknown) {
  return isImpersonal(outcome) ? { value: outcome as Prisma.InputJsonValue } : Prisma.DbNull
}

const ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[HV]T\d{4})$/

/** Ids, numbers and yes or no, also as the members of an object: no name and no secret can be among them. */
function isImpersonal(outcome: unknown): boolean {
  if (outcome === null) return true
  if (typeof outcome === 'boolean' || typeof outcome === 'number') return true
  if (typeof outcome === 'string') return ID.test(outcome)
  const isPlain = typeof outcome === 'object' && Object.getPrototypeOf(outcome) === Object.prototype
  return isPlain && Object.values(outcome).every(isImpersonal)
}
