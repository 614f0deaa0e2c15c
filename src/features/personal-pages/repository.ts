import type { Database, Transaction } from '../../adapters/db/database.ts'
import { recipientColumns } from '../../adapters/db/occasion-columns.ts'
import type { Answer, AnswerChannel } from '../../domain/calendar/occasion.ts'
import type { Ids } from '../../ports/ids.ts'
import { feedTokenOf } from '../feeds/repository.ts'
import { hashOf } from '../session/repository.ts'

/** Who has a personal page in place of an account. */
export interface PageOwner {
  readonly kind: 'student' | 'supervisor' | 'pilot-host' | 'pilot-student'
  readonly id: string
}

const PURPOSE = {
  student: 'student_page',
  supervisor: 'supervisor_page',
  'pilot-host': 'auscultation_page',
  'pilot-student': 'auscultation_page',
} as const
/** The link's column that holds an owner of the kind. */
const COLUMNS = {
  student: 'studentId',
  supervisor: 'supervisorId',
  'pilot-host': 'hostId',
  'pilot-student': 'auscultantId',
} as const
const ownedBy = ({ kind, id }: PageOwner) => ({ [COLUMNS[kind]]: id })

interface NewPages {
  readonly pages: readonly { readonly owner: PageOwner; readonly pageToken: string }[]
  readonly now: Date
  readonly ids: Ids
}

/** Stores personal links, page and feed, by their hashes; earlier ones go on working. */
export async function insertPageLinks(tx: Transaction, { pages, now, ids }: NewPages): Promise<void> {
  const link = (
    owner: PageOwner,
    purpose: (typeof PURPOSE)[PageOwner['kind']] | 'feed',
    token: string,
  ) => ({
    id: ids.uuid(),
    ...ownedBy(owner),
    purpose,
    tokenHash: hashOf(token),
    createdAt: now,
  })
  await tx.accessLink.createMany({
    data: pages.flatMap(({ owner, pageToken }) => [
      link(owner, PURPOSE[owner.kind], pageToken),
      link(owner, 'feed', feedTokenOf(pageToken)),
    ]),
  })
}

/** Ends the owner's pages; the calendars that subscribe to their feeds go on. */
export async function revokePages(tx: Transaction, owner: PageOwner, now: Date): Promise<void> {
  await tx.accessLink.updateMany({
    where: { ...ownedBy(owner), purpose: PURPOSE[owner.kind], revokedAt: null },
    data: { revokedAt: now },
  })
}

/** Ends the owner's calendar feeds; the pages go on. */
export async function revokeFeeds(tx: Transaction, owner: PageOwner, now: Date): Promise<void> {
  await tx.accessLink.updateMany({
    where: { ...ownedBy(owner), purpose: 'feed', revokedAt: null },
    data: { revokedAt: now },
  })
}

/** The page's link and whose it is; null for one that is unknown, revoked or too old. */
export async function findPage(db: Transaction, token: string, now: Date) {
  const link = await db.accessLink.findFirst({
    where: {
      tokenHash: hashOf(token),
      purpose: { in: Object.values(PURPOSE) },
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: {
      id: true,
      feedRound: true,
      createdAt: true,
      studentId: true,
      supervisorId: true,
      hostId: true,
      auscultantId: true,
    },
  })
  if (!link) return null
  const { studentId, supervisorId, hostId, auscultantId, ...rest } = link
  const ids = { student: studentId, supervisor: supervisorId, 'pilot-host': hostId, 'pilot-student': auscultantId }
  const [owner] = (Object.keys(ids) as PageOwner['kind'][]).flatMap(kind => {
    const id = ids[kind]
    return id ? [{ kind, id }] : []
  })
  if (!owner) return null
  return { ...rest, owner }
}

/** The path of the feed that a page shows; null when it has been ended. */
export async function findFeedPath(db: Database, token: string, now: Date): Promise<string | null> {
  const page = await findPage(db, token, now)
  if (!page) return null
  const feedToken = feedTokenOf(token, page.feedRound)
  const where = { tokenHash: hashOf(feedToken), purpose: 'feed' as const, revokedAt: null }
  return (await db.accessLink.count({ where })) === 1 ? `/kalender/${feedToken}.ics` : null
}

/** Gives the page the next round's feed. */
export async function renewFeed(
  tx: Transaction,
  page: { id: string; feedRound: number; owner: PageOwner },
  token: string,
  { now, ids }: { now: Date; ids: Ids },
): Promise<string> {
  const feedToken = feedTokenOf(token, page.feedRound + 1)
  await revokeFeeds(tx, page.owner, now)
  await tx.accessLink.update({ where: { id: page.id }, data: { feedRound: { increment: 1 } } })
  await tx.accessLink.create({
    data: {
      id: ids.uuid(),
      ...ownedBy(page.owner),
      purpose: 'feed',
      tokenHash: hashOf(feedToken),
      createdAt: now,
    },
  })
  return `/kalender/${feedToken}.ics`
}

/** The owner's own invitation to the occasion, or null. */
export function findOwnInvitation(tx: Transaction, owner: PageOwner, occasionId: string) {
  return tx.invitation.findFirst({
    where: { ...recipientColumns(owner), occasionId },
    select: { id: true, status: true, sequence: true },
  })
}

/** Notes what the recipient says to the newest version. */
export async function saveAnswer(
  tx: Transaction,
  { id, sequence }: { id: string; sequence: number },
  answer: Answer,
  answeredVia: AnswerChannel,
  answeredAt: Date,
): Promise<void> {
  await tx.invitation.updateMany({
    where: { id, sequence, status: 'scheduled' },
    data: { answer, answeredSequence: sequence, answeredAt, answeredVia },
  })
}

/** The placements whose period the student has in the calendar. */
export async function findPlacementsWithPeriod(tx: Transaction, studentId: string): Promise<string[]> {
  const rows = await tx.invitation.findMany({
    where: { studentId, status: 'scheduled', occasion: { kind: 'period', placementId: { not: null } } },
    select: { occasion: { select: { placementId: true } } },
  })
  return rows.flatMap(({ occasion }) => occasion.placementId ?? [])
}
