import type { Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import { occasionOf, occasionSelect, recipientSelect } from '../../adapters/db/occasion-columns.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { offersOf } from '../scope.ts'

/** A placement whose occasions the actor answers for, with whom its newest confirmation names; or null. */
export function findAnswered(tx: Transaction, id: string, actor: Actor) {
  return tx.placement.findFirst({
    where: { id, offer: offersOf(actor) },
    select: {
      id: true,
      state: true,
      studentId: true,
      term: { select: { phase: true } },
      events: {
        where: { supervisorId: { not: null } },
        orderBy: { id: 'desc' },
        take: 1,
        select: { supervisorId: true },
      },
    },
  })
}

/** What the placement has in calendars, cancelled ones included. Whose the placement is, is the caller's question. */
export async function findHeld(tx: Transaction, placementId: string) {
  const rows = await tx.occasion.findMany({
    where: { placementId },
    select: occasionSelect,
    orderBy: [{ kind: 'asc' }, { key: 'asc' }],
  })
  return rows.map(occasionOf)
}

export const invitationSelect = {
  ...recipientSelect,
  status: true,
  sequence: true,
  askedSequence: true,
  answer: true,
  answeredSequence: true,
  answeredAt: true,
  versions: { orderBy: { sequence: 'desc' }, take: 1, select: { at: true, messageId: true } },
} satisfies Prisma.InvitationSelect

export type InvitationRow = Prisma.InvitationGetPayload<{ select: typeof invitationSelect }>

/** Per occasion of a placement that the actor answers for, everybody who was invited; null when it isn't theirs. */
export async function findInvitations(tx: Transaction, placementId: string, actor: Actor) {
  const placement = await tx.placement.findFirst({
    where: { id: placementId, offer: offersOf(actor) },
    select: {
      events: {
        where: { supervisorId: { not: null } },
        orderBy: { id: 'desc' },
        take: 1,
        select: { supervisorId: true },
      },
      answers: { orderBy: { id: 'desc' }, select: { supervisorId: true, accepts: true } },
      occasions: {
        select: { id: true, invitations: { select: invitationSelect, orderBy: { id: 'asc' } } },
        orderBy: [{ kind: 'asc' }, { key: 'asc' }],
      },
    },
  })
  if (!placement) return null
  const { events, answers, occasions } = placement
  const newest = answers.find(({ supervisorId }) => supervisorId === events[0]?.supervisorId)
  return { occasions, supervisorAccepts: newest?.accepts ?? null }
}

/** What became of the mails that carry these newest versions, by their Message-IDs. */
export async function findDeliveries(
  tx: Transaction,
  occasions: readonly { invitations: readonly InvitationRow[] }[],
) {
  const messageIds = occasions.flatMap(({ invitations }) =>
    invitations.flatMap(({ versions }) => versions.flatMap(({ messageId }) => messageId ?? [])),
  )
  const messages = await tx.outboxMessage.findMany({
    where: { messageId: { in: messageIds } },
    select: { messageId: true, status: true },
  })
  return new Map(messages.map(({ messageId, status }) => [messageId, status]))
}
