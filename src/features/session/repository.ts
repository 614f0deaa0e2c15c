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

/** The person whose sign-in link this is, and the link; null for one that is unknown, used, revoked or too old. */
export async function findSignInLink(tx: Transaction, token: string, now: Date) {
  const link = await tx.accessLink.findFirst({
    where: {
      tokenHash: hashOf(token),
      purpose: 'sign_in',
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: { id: true, singleUse: true, person: { select: personSelect(now) } },
  })
  return link?.person ? { id: link.id, singleUse: link.singleUse, person: link.person } : null
}

interface NewSignInLink {
  readonly id: string
  readonly personId: string
  readonly token: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** A link that signs in once. Earlier ones of the person that were mailed end: only the newest letter works. */
export async function insertSignInLink(tx: Transaction, { token, ...link }: NewSignInLink) {
  const { personId, createdAt } = link
  await tx.accessLink.updateMany({
    where: { personId, purpose: 'sign_in', singleUse: true, revokedAt: null },
    data: { revokedAt: createdAt },
  })
  await tx.accessLink.create({
    data: { ...link, purpose: 'sign_in', singleUse: true, tokenHash: hashOf(token) },
  })
}

export async function revokeLink(tx: Transaction, id: string, now: Date) {
  await tx.accessLink.update({ where: { id }, data: { revokedAt: now } })
}

/** Ends everything that signs the person in or keeps them so. */
export async function revokeAccess(tx: Transaction, personId: string, now: Date) {
  await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } })
  await tx.accessLink.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } })
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
