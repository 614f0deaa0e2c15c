import {
  changeInvitation,
  createInvitation,
  type Invitation,
  type InvitationStep,
  type PlannedOccasion,
  type Recipient,
  type Timing,
} from './occasion.ts'

/** What of an occasion a recipient can see to be new. `supervisor` and `form` are told by whoever changes them. */
export type Detail = 'time' | 'place' | 'contact' | 'title' | 'text' | 'supervisor' | 'form'

/** An occasion that is to be, and for whom. */
export interface InvitedOccasion extends PlannedOccasion {
  recipients: readonly Recipient[]
}

/** An occasion as it is, with everybody who ever was invited. */
export interface HeldOccasion extends PlannedOccasion {
  status: 'scheduled' | 'cancelled'
  invitations: readonly (Invitation & { recipient: Recipient })[]
}

/** What happens to one recipient's invitation; `details` is empty for one that is new, cancelled or only touched. */
export interface InvitationChange extends InvitationStep {
  recipient: Recipient
  details: readonly Detail[]
}

/** What has to happen to one occasion: its content and state from now on, and its invitations' changes. */
export interface OccasionChange {
  occasion: PlannedOccasion
  /** Of an occasion that is cancelled or no longer for somebody: what they were told last. */
  before: PlannedOccasion | null
  status: 'scheduled' | 'cancelled'
  changes: readonly InvitationChange[]
}

/** What a comparison may not invent: the time, and the UID of an invitation that is new. */
export interface DifferenceContext {
  now: Date
  newUid: () => string
}

/**
 * What has to happen to one owner's occasions for them to be as planned, in the plan's order, cancellations last. An
 * occasion that is already right for everybody is not in the answer: nothing is sent for it (S7). An empty plan cancels
 * all that is scheduled. A recipient who is no longer invited gets a cancellation, one who is new an invitation, and one
 * who is invited again the old UID (C2). Another time or place asks everybody anew.
 */
export function differenceOfOccasions(
  existing: readonly HeldOccasion[],
  planned: readonly InvitedOccasion[],
  context: DifferenceContext,
): OccasionChange[] {
  const heldByKey = new Map(existing.map(occasion => [occasion.key, occasion]))
  const plannedKeys = new Set(planned.map(({ key }) => key))
  const forThePlanned = planned.flatMap(plan => changesTo(heldByKey.get(plan.key) ?? null, plan, context))
  const cancellations = existing
    .filter(({ key, status }) => status === 'scheduled' && !plannedKeys.has(key))
    .map(held => ({
      occasion: contentOf(held),
      before: contentOf(held),
      status: 'cancelled' as const,
      changes: cancelFor(held, [], context),
    }))
  return [...forThePlanned, ...cancellations]
}

function changesTo(
  held: HeldOccasion | null,
  plan: InvitedOccasion,
  context: DifferenceContext,
): OccasionChange[] {
  const details = held ? detailsOf(held, plan) : []
  const isTouched = held !== null && !isVerbatim(held, plan)
  const forTheInvited = plan.recipients.flatMap(recipient => {
    const present = held?.invitations.find(one => isSame(one.recipient, recipient))
    return stepFor(present ?? null, { details, isTouched }, context).map(done => ({
      ...done,
      recipient,
      details: done.act === 'change' ? details : [],
    }))
  })
  const changes = [...forTheInvited, ...(held ? cancelFor(held, plan.recipients, context) : [])]
  const isUnchanged = held?.status === 'scheduled' && !isTouched && changes.length === 0
  if (isUnchanged) return []
  return [{ occasion: contentOf(plan), before: held && contentOf(held), status: 'scheduled', changes }]
}

function stepFor(
  present: Invitation | null,
  { details, isTouched }: { details: readonly Detail[]; isTouched: boolean },
  { now, newUid }: DifferenceContext,
): InvitationStep[] {
  if (!present) return [createInvitation(newUid(), now)]
  if (present.status === 'cancelled') return [changeInvitation(present, 'reinstate', now)]
  if (details.length > 0) return [changeInvitation(present, 'change', now, asksAnew(details))]
  return isTouched ? [changeInvitation(present, 'touch', now)] : []
}

function cancelFor(
  held: HeldOccasion,
  staying: readonly Recipient[],
  { now }: DifferenceContext,
): InvitationChange[] {
  return held.invitations
    .filter(({ status, recipient }) => status === 'scheduled' && !staying.some(one => isSame(one, recipient)))
    .map(({ recipient, ...invitation }) => ({
      ...changeInvitation(invitation, 'cancel', now),
      recipient,
      details: [],
    }))
}

/** Whoever said yes said it to a time and a place. */
export function asksAnew(details: readonly Detail[]): boolean {
  return details.includes('time') || details.includes('place')
}

/** What a recipient sees to be new; spaces and capitals of a place are not. */
export function detailsOf(before: PlannedOccasion, after: PlannedOccasion): Detail[] {
  const isNew: Record<string, boolean> = {
    time: !sameTiming(before.timing, after.timing),
    place: readable(before.location) !== readable(after.location),
    contact: readable(before.contact) !== readable(after.contact),
    title: readable(before.title) !== readable(after.title),
    text: (before.text ?? '').trim() !== (after.text ?? '').trim(),
  }
  return (['time', 'place', 'contact', 'title', 'text'] as const).filter(detail => isNew[detail])
}

/** Whether it is the same days, or the same instants. */
export function sameTiming(before: Timing, after: Timing): boolean {
  if (before.allDay) return after.allDay && before.fromOn === after.fromOn && before.toOn === after.toOn
  return (
    !after.allDay &&
    before.startAt.getTime() === after.startAt.getTime() &&
    before.endAt.getTime() === after.endAt.getTime()
  )
}

function isVerbatim(before: PlannedOccasion, after: PlannedOccasion): boolean {
  const words = ({ title, location, contact, text }: PlannedOccasion) =>
    [title, location, contact, text].join('\n')
  return sameTiming(before.timing, after.timing) && words(before) === words(after)
}

function contentOf({ key, kind, title, timing, location, contact, text }: PlannedOccasion): PlannedOccasion {
  return { key, kind, title, timing, location, contact, text }
}

/** Whether it is the same recipient. */
export function isSame(one: Recipient, other: Recipient): boolean {
  return one.kind === other.kind && one.id === other.id
}

function readable(words: string | null): string {
  return (words ?? '').replace(/\s+/g, ' ').trim().toLocaleLowerCase('sv')
}
