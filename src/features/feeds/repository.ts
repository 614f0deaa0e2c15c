import { createHash } from 'node:crypto'
import type { Database, Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import {
  invitationSelect,
  occasionOf,
  occasionSelect,
  RECIPIENT_COLUMNS,
  recipientOf,
  timingOf,
} from '../../adapters/db/occasion-columns.ts'
import type { Language } from '../../copy/copy.ts'
import type { Recipient } from '../../domain/calendar/occasion.ts'
import { ownerSelect } from '../occasions/repository.ts'
import { hashOf } from '../session/repository.ts'

/**
 * The token of the calendar feed that a personal page shows. It follows from the page's token one way only: the page can
 * show its feed, but whoever is given the feed cannot open the page. A page whose feed was ended has the next round's.
 */
export function feedTokenOf(pageToken: string, round = 0): string {
  const made = round === 0 ? `feed|${pageToken}` : `feed|${round}|${pageToken}`
  return createHash('sha256').update(made).digest('base64url')
}

export interface FeedOwner {
  readonly recipient: Recipient
  readonly language: Language
  /** The term of a student or a host of a pilot, who are so in a single term. */
  readonly termId: string | null
}

/**
 * Whose calendar a valid link shows; null for a link that is unknown, revoked or for something else. A student who left
 * without ever having been told of a place has none; one who was told reads what became of it (C2).
 */
export async function findFeedOwner(db: Database, token: string, now: Date): Promise<FeedOwner | null> {
  const link = await db.accessLink.findFirst({
    where: {
      tokenHash: hashOf(token),
      purpose: 'feed',
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: {
      studentId: true,
      supervisorId: true,
      personId: true,
      hostId: true,
      auscultantId: true,
      student: {
        select: {
          language: true,
          termId: true,
          withdrawnAt: true,
          invitations: { take: 1, select: { id: true } },
        },
      },
      person: { select: { language: true } },
      auscultant: { select: { language: true, pilot: { select: { termId: true } } } },
      host: {
        select: {
          language: true,
          person: { select: { language: true } },
          pilot: { select: { termId: true } },
        },
      },
    },
  })
  if (!link) return null
  const { student, person, auscultant, host } = link
  if (student?.withdrawnAt && student.invitations.length === 0) return null
  const language =
    student?.language ??
    person?.language ??
    auscultant?.language ??
    host?.person?.language ??
    host?.language ??
    'sv'
  const termId = student?.termId ?? auscultant?.pilot.termId ?? host?.pilot.termId ?? null
  const recipient = recipientOf({ ...link, pilotHostId: link.hostId, pilotStudentId: link.auscultantId })
  return { recipient, language, termId }
}

/** Ends the feeds of a person with an account and stores another, by its hash. */
export async function replaceOwnFeed(
  tx: Transaction,
  { id, personId, token, createdAt }: { id: string; personId: string; token: string; createdAt: Date },
): Promise<void> {
  await tx.accessLink.updateMany({
    where: { personId, purpose: 'feed', revokedAt: null },
    data: { revokedAt: createdAt },
  })
  await tx.accessLink.create({
    data: { id, personId, purpose: 'feed', tokenHash: hashOf(token), createdAt },
  })
}

const feedSelect = {
  ...invitationSelect,
  periodForm: true,
  occasion: { select: { ...occasionSelect, ...ownerSelect } },
  versions: {
    orderBy: { sequence: 'desc' },
    take: 1,
    select: { startAt: true, endAt: true, fromOn: true, toOn: true },
  },
} satisfies Prisma.InvitationSelect

/**
 * What is in the recipient's calendar: everything scheduled, and what was cancelled at `since` or later, as it was when it
 * was cancelled: what has become of it after that is for those who are still invited.
 */
export async function findFeed(tx: Transaction, { kind, id }: Recipient, since: Date) {
  const rows = await tx.invitation.findMany({
    where: {
      [RECIPIENT_COLUMNS[kind]]: id,
      OR: [{ status: 'scheduled' }, { changedAt: { gte: since } }],
    },
    select: feedSelect,
    // In an order of their own: the feed's ETag must not follow the rows'.
    orderBy: { uid: 'asc' },
  })
  return rows.map(({ occasion: row, versions, ...invitation }) => {
    const occasion = occasionOf(row)
    const last = versions[0]
    const told =
      invitation.status === 'cancelled' && last
        ? { ...occasion, timing: timingOf(last), location: null, contact: null, text: null }
        : occasion
    return { occasion: told, owner: row, invitation: { ...invitation, recipient: { kind } } }
  })
}
