import { z } from 'zod'
import { isoDate } from '../terms/schema.ts'

/** What an invitation is answered with. */
export const answer = z.enum(['accepted', 'declined', 'tentative'])

/** An occasion as anybody who may see it sees it. */
export const occasionView = z.object({
  id: z.uuid(),
  kind: z.enum(['first-day', 'period', 'supervisor-meeting', 'meeting', 'session', 'network-meeting']),
  status: z.enum(['scheduled', 'cancelled']),
  /** In place of the kind's name. */
  title: z.string().nullable(),
  startAt: z.iso.datetime().nullable(),
  endAt: z.iso.datetime().nullable(),
  fromOn: isoDate.nullable(),
  toOn: isoDate.nullable(),
  location: z.string().nullable(),
  /** Whom to ask for; null = the supervisor. */
  contact: z.string().nullable(),
  text: z.string().nullable(),
})

/** Which version a recipient has, how it reached them, and what they said to it. */
export const invitationView = z.object({
  recipient: z.enum(['student', 'supervisor', 'person', 'pilot-host', 'pilot-student']),
  status: z.enum(['scheduled', 'cancelled']),
  /** SEQUENCE of the newest version, 0 the first. */
  version: z.int(),
  toldAt: z.iso.datetime().nullable(),
  /** How the newest version went out; `feed` when it is in the calendar feed alone. */
  delivery: z.enum(['feed', 'waiting', 'sent', 'failed', 'stopped', 'kept', 'merged']),
  /** What still holds: an answer to a time or place that has changed since does not. */
  answer: answer.nullable(),
  answeredAt: z.iso.datetime().nullable(),
})

/** An occasion as coordinators see it. */
export const heldOccasionView = occasionView.extend({
  /** Whether it falls on a weekend or a holiday: allowed, but hardly meant. */
  isOnDayOff: z.boolean(),
})
