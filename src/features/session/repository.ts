import { createHash } from 'node:crypto'
import type { Database, Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'

/** Secrets of links and sessions are 256 random bits, so a plain hash hides them. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function personSelect(now: Date) {
  return {
    id: true,
    name: true,
    email: true,
    language: true,
    roles: {
      where: { validFrom: { lte: now }, OR: [{ validTo: null }, { validTo: { gt: now } }] },
      select: {
        kind: true,
        districtId: true,
        universityId: true,
        district: { select: { id: true, name: true } },
        university: { select: { id: true, name: true } },
      },
    },
  } satisfies Prisma.PersonSelect
}

/** The session that the token opens, with its person and the roles valid now; null when there is none. */
export function findSession(db: Database, token: string, now: Date) {
  return db.session.findFirst({
    where: { tokenHash: hashOf(token), revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, person: { select: personSelect(now) } },
  })
}

/** The person whose sign-in link this is; null for one that is unknown, revoked or too old. */
export async function findPersonByLink(tx: Transaction, token: string, now: Date) {
  const link = await tx.accessLink.findFirst({
    where: {
      tokenHash: hashOf(token),
      purpose: 'sign_in',
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: { person: { select: personSelect(now) } },
  })
  return link?.person ?? null
}

export async function insertSession(
  tx: Transaction,
  session: { id: string; token: string; personId: string; createdAt: Date; expiresAt: Date },
) {
  const { token, ...rest } = session
  await tx.session.create({ data: { ...rest, tokenHash: hashOf(token) } })
}

export async function revokeSession(tx: Transaction, token: string, now: Date) {
  await tx.session.updateMany({
    where: { tokenHash: hashOf(token), revokedAt: null },
    data: { revokedAt: now },
  })
}
