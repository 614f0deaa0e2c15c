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
    secondFactor: { select: { confirmedAt: true } },
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

const MINUTE_MILLISECONDS = 60_000
/** Without a request for so long a session ends. */
const IDLE_MINUTES = 120
/** A token that is stolen is soon another. */
const ROTATION_MINUTES = 15
/** Requests that were under way when the token changed still carry the former one. */
const GRACE_MINUTES = 1

const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * MINUTE_MILLISECONDS)

/** Sessions that are neither ended, nor past their limits. */
function livingSessions(now: Date): Prisma.SessionWhereInput {
  return { revokedAt: null, expiresAt: { gt: now }, lastSeenAt: { gt: minutesBefore(now, IDLE_MINUTES) } }
}

/** The session that the token opens, with its person and the roles valid now; null when there is none. */
export async function findSession(db: Database, token: string, now: Date) {
  const tokenHash = hashOf(token)
  const session = await db.session.findFirst({
    where: {
      ...livingSessions(now),
      OR: [
        { tokenHash },
        { previousTokenHash: tokenHash, rotatedAt: { gt: minutesBefore(now, GRACE_MINUTES) } },
      ],
    },
    select: {
      id: true,
      tokenHash: true,
      rotatedAt: true,
      lastSeenAt: true,
      expiresAt: true,
      secondFactorAt: true,
      person: { select: personSelect(now) },
    },
  })
  if (!session) return null
  const { rotatedAt, lastSeenAt, tokenHash: present, ...rest } = session
  return {
    ...rest,
    isDueToRotate: present === tokenHash && rotatedAt <= minutesBefore(now, ROTATION_MINUTES),
    isUnseenForLong: lastSeenAt <= minutesBefore(now, 1),
  }
}

/** Those of the sessions that are open, with their people and the roles valid now. */
export function findOpenSessions(db: Database, ids: readonly string[], now: Date) {
  return db.session.findMany({
    where: { id: { in: [...ids] }, ...livingSessions(now) },
    select: { id: true, secondFactorAt: true, person: { select: personSelect(now) } },
  })
}

/** Gives the session another token, unless another request just did. */
export async function rotateSession(db: Database, id: string, former: string, next: string, now: Date) {
  const { count } = await db.session.updateMany({
    where: { id, tokenHash: hashOf(former) },
    data: { tokenHash: hashOf(next), previousTokenHash: hashOf(former), rotatedAt: now, lastSeenAt: now },
  })
  return count === 1
}

export async function touchSession(db: Database, id: string, now: Date) {
  await db.session.updateMany({ where: { id }, data: { lastSeenAt: now } })
}

/** The person's sessions that are open, the one last used first. */
export function findSessionsOf(db: Database, personId: string, now: Date) {
  return db.session.findMany({
    where: { personId, ...livingSessions(now) },
    select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
  })
}

/** Ends sessions of the person: these, or all but one. How many there were to end. */
export async function revokeSessionsOf(
  tx: Transaction,
  personId: string,
  which: { only: string } | { except: string },
  now: Date,
): Promise<number> {
  const id = 'only' in which ? which.only : { not: which.except }
  const { count } = await tx.session.updateMany({
    where: { personId, id, revokedAt: null },
    data: { revokedAt: now },
  })
  return count
}

/** Whom to send a link: the person with this address, if some role is or will be valid, and when the last unused link was made. */
export function findAddressee(tx: Transaction, email: string, now: Date) {
  return tx.person.findFirst({
    where: { email, roles: { some: { OR: [{ validTo: null }, { validTo: { gt: now } }] } } },
    select: {
      id: true,
      email: true,
      language: true,
      links: {
        where: { purpose: 'sign_in', singleUse: true, revokedAt: null },
        select: { createdAt: true },
        orderBy: { createdAt: 'desc' },
        take: 1,
      },
    },
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

/** A link that signs in once. */
export async function insertSignInLink(tx: Transaction, { token, ...link }: NewSignInLink) {
  await tx.accessLink.create({
    data: { ...link, purpose: 'sign_in', singleUse: true, tokenHash: hashOf(token) },
  })
}

/** Ends the links that were mailed to the person. */
export async function revokeMailedLinks(tx: Transaction, personId: string, now: Date) {
  await tx.accessLink.updateMany({
    where: { personId, purpose: 'sign_in', singleUse: true, revokedAt: null },
    data: { revokedAt: now },
  })
}

export async function revokeLink(tx: Transaction, id: string, now: Date) {
  await tx.accessLink.update({ where: { id }, data: { revokedAt: now } })
}

export async function revokeSessions(tx: Transaction, personId: string, now: Date) {
  await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } })
}

/** Ends everything that signs the person in or keeps them so. */
export async function revokeAccess(tx: Transaction, personId: string, now: Date) {
  await revokeSessions(tx, personId, now)
  await tx.accessLink.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } })
}

/** The person whose session begins, with the roles valid now. */
export function findSignedIn(tx: Transaction, id: string, now: Date) {
  return tx.person.findUniqueOrThrow({ where: { id }, select: personSelect(now) })
}

/** The second factor was given: the session has another token from now on, and the former one opens nothing. */
export function raiseSession(tx: Transaction, id: string, token: string, now: Date) {
  return tx.session.update({
    where: { id },
    select: { expiresAt: true },
    data: {
      tokenHash: hashOf(token),
      previousTokenHash: null,
      rotatedAt: now,
      lastSeenAt: now,
      secondFactorAt: now,
    },
  })
}

/** The person's sessions are as if no second factor had been given. */
export async function lowerSessions(tx: Transaction, personId: string) {
  await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { secondFactorAt: null } })
}

interface NewSession {
  readonly id: string
  readonly token: string
  readonly personId: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly secondFactorAt: Date | null
}

export async function insertSession(tx: Transaction, session: NewSession) {
  const { token, createdAt, ...rest } = session
  const data = { ...rest, createdAt, rotatedAt: createdAt, lastSeenAt: createdAt, tokenHash: hashOf(token) }
  await tx.session.create({ data })
}

export async function revokeSession(tx: Transaction, token: string, now: Date) {
  await tx.session.updateMany({
    where: { tokenHash: hashOf(token), revokedAt: null },
    data: { revokedAt: now },
  })
}
