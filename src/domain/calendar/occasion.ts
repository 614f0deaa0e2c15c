import type { CalendarDate } from './calendar-date.ts'

/** When an occasion is: whole days, both ends included, or between two instants. */
export type Timing =
  { allDay: true; fromOn: CalendarDate; toOn: CalendarDate } | { allDay: false; startAt: Date; endAt: Date }

/** `meeting` is one that a coordinator has added, `session` a held session of a pilot. */
export type OccasionKind =
  'first-day' | 'period' | 'supervisor-meeting' | 'meeting' | 'session' | 'network-meeting'
export type OccasionStatus = 'scheduled' | 'cancelled'

/** What a plan says about an occasion, before anybody is invited: the same for all who are (C1). */
export interface PlannedOccasion {
  /** Which of its owner's occasions it is, for life: the kind where there is one of each, otherwise an id. */
  key: string
  kind: OccasionKind
  /** In place of the kind's name; null for a kind that has one of its own. */
  title: string | null
  timing: Timing
  /** The meeting place; null when it is not known. */
  location: string | null
  /** Whom to ask for; null = the supervisor. */
  contact: string | null
  /** What else those who are invited may read; nothing about anybody. */
  text: string | null
}

/** Whom an invitation is for. A `person` has an account: a coordinator or a teacher. */
export interface Recipient {
  kind: RecipientKind
  id: string
}
export type RecipientKind = 'student' | 'supervisor' | 'person' | 'pilot-host' | 'pilot-student'

export type Answer = 'accepted' | 'declined' | 'tentative'
/** Behind the link in an invitation's mail, or on the recipient's own page. */
export type AnswerChannel = 'link' | 'page'

/** One recipient's event (C1). */
export interface Invitation {
  /** Stable for life and stored (C2): `id@domain`. */
  uid: string
  /** 0 at first; rises with every change that this recipient must see (C2). */
  sequence: number
  /** The newest version that asks anew: an answer to an earlier one no longer stands. */
  askedSequence: number
  status: OccasionStatus
  /** When this version came to be: DTSTAMP in mails and feeds. */
  changedAt: Date
}

/** What can happen to an invitation; `touch` is a change that nobody needs to be told of. */
export type InvitationAct = 'create' | 'change' | 'touch' | 'cancel' | 'reinstate'

/** What the recipient's calendar is told: an invitation or update, a cancellation, or nothing. */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | null

interface Transition {
  status: OccasionStatus
  sequenceStep: 0 | 1
  method: CalendarMethod
}

/**
 * An invitation's whole life (C2; RFC 5546 §2.1.4, §3.2): state × act → new state, step of SEQUENCE, METHOD. An act that
 * a state does not list is refused. Reinstating keeps the UID: calendars then show the old entry again.
 */
export const INVITATION_TRANSITIONS: Record<
  'none' | OccasionStatus,
  Partial<Record<InvitationAct, Transition>>
> = {
  none: {
    create: { status: 'scheduled', sequenceStep: 0, method: 'REQUEST' },
  },
  scheduled: {
    change: { status: 'scheduled', sequenceStep: 1, method: 'REQUEST' },
    touch: { status: 'scheduled', sequenceStep: 0, method: null },
    cancel: { status: 'cancelled', sequenceStep: 1, method: 'CANCEL' },
  },
  cancelled: {
    reinstate: { status: 'scheduled', sequenceStep: 1, method: 'REQUEST' },
  },
}

/** One act done: the invitation as it now is, and what its recipient's calendar is told. */
export interface InvitationStep {
  act: InvitationAct
  method: CalendarMethod
  invitation: Invitation
}

/** The UID of an invitation: the id that it was given for life, at the installation's domain. */
export function invitationUid(id: string, domain: string): string {
  return `${id}@${domain}`
}

/** A new invitation: SEQUENCE 0, to be sent. */
export function createInvitation(uid: string, now: Date): InvitationStep {
  return step(
    'none',
    'create',
    { uid, sequence: 0, askedSequence: 0, status: 'scheduled', changedAt: now },
    now,
  )
}

/**
 * The invitation after an act. With `asksAnew` an earlier answer no longer stands, as after every reinstatement.
 * Throws when the state does not allow the act: only a bug asks for that.
 */
export function changeInvitation(
  invitation: Invitation,
  act: Exclude<InvitationAct, 'create'>,
  now: Date,
  asksAnew = act === 'reinstate',
): InvitationStep {
  const done = step(invitation.status, act, invitation, now)
  if (!asksAnew) return done
  return { ...done, invitation: { ...done.invitation, askedSequence: done.invitation.sequence } }
}

function step(
  state: 'none' | OccasionStatus,
  act: InvitationAct,
  invitation: Invitation,
  now: Date,
): InvitationStep {
  const transition = INVITATION_TRANSITIONS[state][act]
  if (!transition) throw new Error(`An invitation that is ${state} cannot be subject to ${act}`)
  const { status, sequenceStep, method } = transition
  const sequence = invitation.sequence + sequenceStep
  return { act, method, invitation: { ...invitation, status, sequence, changedAt: now } }
}
