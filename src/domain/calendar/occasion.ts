import type { CalendarDate } from './calendar-date.ts'

/** When an occasion is: whole days, both ends included, or between two instants. */
export type Timing =
  { allDay: true; fromOn: CalendarDate; toOn: CalendarDate } | { allDay: false; startAt: Date; endAt: Date }

export type OccasionKind = 'first-day' | 'period' | 'supervisor-meeting'
export type OccasionStatus = 'scheduled' | 'cancelled'

/** What a plan says about an occasion, before it has an identity. */
export interface PlannedOccasion {
  kind: OccasionKind
  timing: Timing
  /** The meeting place, the same for every recipient (C1); null when it is not known. */
  location: string | null
}

/** An occasion in people's calendars. */
export interface Occasion extends PlannedOccasion {
  /** Stable for life and stored (C2): `id@domain`. */
  uid: string
  /** 0 at first; rises with every change that a recipient must see (C2). */
  sequence: number
  status: OccasionStatus
  /** When this version came to be: DTSTAMP in mails and feeds. */
  changedAt: Date
}

/** What can happen to an occasion; `touch` is a change that nobody needs to be told of. */
export type OccasionAct = 'create' | 'change' | 'touch' | 'cancel' | 'reinstate'

/** What the recipient's calendar is told: an invitation or update, a cancellation, or nothing. */
export type OccasionMethod = 'REQUEST' | 'CANCEL' | null

interface Transition {
  status: OccasionStatus
  sequenceStep: 0 | 1
  method: OccasionMethod
}

/**
 * An occasion's whole life (C2; RFC 5546 §2.1.4, §3.2): state × act → new state, step of SEQUENCE, METHOD. An act that
 * a state does not list is refused. Reinstating keeps the UID: calendars then show the old entry again.
 */
export const OCCASION_TRANSITIONS: Record<
  'none' | OccasionStatus,
  Partial<Record<OccasionAct, Transition>>
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

/** One act done: the occasion as it now is, and what its recipients' calendars are told. */
export interface OccasionChange {
  act: OccasionAct
  method: OccasionMethod
  occasion: Occasion
}

/** The UID of an occasion: the id that it was given for life, at the installation's domain. */
export function occasionUid(id: string, domain: string): string {
  return `${id}@${domain}`
}

/** A new occasion as planned: SEQUENCE 0, to be sent as an invitation. */
export function createOccasion(planned: PlannedOccasion, uid: string, now: Date): OccasionChange {
  const blank: Occasion = { ...planned, uid, sequence: 0, status: 'scheduled', changedAt: now }
  return apply('none', 'create', blank, now)
}

/**
 * The occasion after an act, with `planned` as its new content; cancelling keeps the content, so that the
 * cancellation names what is cancelled. Throws when the state does not allow the act: only a bug asks for that.
 */
export function changeOccasion(
  occasion: Occasion,
  act: Exclude<OccasionAct, 'create'>,
  planned: PlannedOccasion,
  now: Date,
): OccasionChange {
  const content =
    act === 'cancel' ? occasion : { ...occasion, timing: planned.timing, location: planned.location }
  return apply(occasion.status, act, content, now)
}

function apply(
  state: 'none' | OccasionStatus,
  act: OccasionAct,
  content: Occasion,
  now: Date,
): OccasionChange {
  const transition = OCCASION_TRANSITIONS[state][act]
  if (!transition) throw new Error(`An occasion that is ${state} cannot be subject to ${act}`)
  const { status, sequenceStep, method } = transition
  return {
    act,
    method,
    occasion: { ...content, status, sequence: content.sequence + sequenceStep, changedAt: now },
  }
}
