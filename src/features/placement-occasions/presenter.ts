import { recipientOf } from '../../adapters/db/occasion-columns.ts'
import type { InvitedOccasion } from '../../domain/calendar/occasion-difference.ts'
import type { findDeliveries, InvitationRow } from './repository.ts'

type Deliveries = Awaited<ReturnType<typeof findDeliveries>>

/** Who has what: kinds of recipients, never their names or addresses. */
export function presentInvitations(
  occasions: readonly { id: string; invitations: readonly InvitationRow[] }[],
  deliveries: Deliveries,
) {
  return occasions.map(({ id, invitations }) => ({
    id,
    invitations: invitations.map(invitation => presentInvitation(invitation, deliveries)),
  }))
}

export function presentInvitation(invitation: InvitationRow, deliveries: Deliveries) {
  const { status, sequence, versions } = invitation
  const stands = standingAnswer(invitation)
  return {
    recipient: recipientOf(invitation).kind,
    status,
    version: sequence,
    toldAt: versions[0]?.at.toISOString() ?? null,
    delivery: deliveryOf(versions[0]?.messageId ?? null, deliveries),
    answer: stands?.answer ?? null,
    answeredAt: stands?.at.toISOString() ?? null,
  }
}

function deliveryOf(messageId: string | null, deliveries: Deliveries) {
  const status = messageId === null ? undefined : deliveries.get(messageId)
  // A mail that is no longer kept was sent long ago.
  if (status === undefined) return messageId === null ? ('feed' as const) : ('sent' as const)
  return status === 'dead' ? ('failed' as const) : status
}

/** The answer, if it was given to a version with the same time and place as the newest; otherwise null. */
export function standingAnswer({
  answer,
  answeredAt,
  answeredSequence,
  askedSequence,
}: Pick<InvitationRow, 'answer' | 'answeredAt' | 'answeredSequence' | 'askedSequence'>) {
  if (answer === null || answeredAt === null || answeredSequence === null) return null
  return answeredSequence >= askedSequence ? { answer, at: answeredAt } : null
}

/** What a writer sees of an occasion. */
export function shownOf({
  title,
  timing,
  location,
  contact,
  text,
}: Pick<InvitedOccasion, 'title' | 'timing' | 'location' | 'contact' | 'text'>) {
  const [startAt, endAt] = timing.allDay ? [null, null] : [timing.startAt, timing.endAt]
  return {
    title,
    startAt: startAt?.toISOString() ?? null,
    endAt: endAt?.toISOString() ?? null,
    location,
    contact,
    text,
  }
}
