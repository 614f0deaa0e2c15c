import type { Transaction } from '../../adapters/db/database.ts'
import {
  invitationSelect,
  occasionOf,
  occasionSelect,
  recipientOf,
} from '../../adapters/db/occasion-columns.ts'
import { ownerSelect } from '../occasions/repository.ts'
import { hashOf } from '../session/repository.ts'

/** The invitation behind a valid link to answer it, with what its words need; null when the link is none. */
export async function findByReplyLink(tx: Transaction, token: string, now: Date) {
  const link = await tx.accessLink.findFirst({
    where: {
      tokenHash: hashOf(token),
      purpose: 'reply',
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: {
      invitation: {
        select: {
          ...invitationSelect,
          periodForm: true,
          answer: true,
          answeredAt: true,
          answeredSequence: true,
          student: { select: { language: true } },
          person: { select: { language: true } },
          occasion: { select: { ...occasionSelect, ...ownerSelect } },
        },
      },
    },
  })
  if (!link?.invitation) return null
  const { occasion, student, person, ...invitation } = link.invitation
  return {
    occasion: occasionOf(occasion),
    owner: occasion,
    invitation: { ...invitation, recipient: recipientOf(invitation) },
    language: student?.language ?? person?.language ?? ('sv' as const),
  }
}

export type RepliedInvitation = NonNullable<Awaited<ReturnType<typeof findByReplyLink>>>
