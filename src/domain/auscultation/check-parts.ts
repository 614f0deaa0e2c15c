import {
  busyTwice,
  checkSessions,
  hostsCanLead,
  hostsWithinTheirMaximum,
  venueHoldsEveryone,
} from './check-rules.ts'
import { heldSessions } from './check-sessions.ts'
import { daysWithinOneWeek, teachersHaveTimeToTravel } from './check-time.ts'
import type { Finding } from './finding.ts'
import type { Host, Pilot, Venue } from './pilot.ts'
import type { Session } from './plan-file.ts'

// The checker asked about a part of a plan, for questions that are asked a thousand times over.

/**
 * What the checker says of some sessions beside all the others: the rules A1–A9 as far as these sessions take part in
 * what is broken, and A6 for the whole plan. That every group meets every module is not looked at: a change of when,
 * where and with whom can't break it.
 */
export function checkAround(
  pilot: Pilot,
  sessions: readonly Session[],
  about: readonly Session[],
): Finding[] {
  const groups = new Set(about.flatMap(session => session.groups))
  const hosts = new Set(about.flatMap(session => session.hosts))
  const venues = new Set(about.map(({ venue }) => venue))
  const near = sessions.filter(
    session =>
      session.groups.some(group => groups.has(group)) ||
      session.hosts.some(host => hosts.has(host)) ||
      venues.has(session.venue),
  )
  const found = checkSessions(pilot, near).filter(
    ({ fact }) =>
      !['meetings', 'dayCount', 'severalWeeks', 'foreignWeek', 'weekend', 'holiday'].includes(fact.code),
  )
  const days = daysWithinOneWeek(pilot, heldSessions(pilot, sessions))
  return [...found, ...days.filter(({ fact }) => fact.code !== 'notInARow')]
}

/** What the checker has against a host who leads these sessions (A2, A3, A8, A9). */
export function checkHost(pilot: Pilot, host: Host, sessions: readonly Session[]): Finding[] {
  const own = sessions.map(session => ({ ...session, hosts: [host.id] }))
  const alone = { ...pilot, hosts: [host] }
  const held = heldSessions(alone, own)
  return [
    ...busyTwice('host', host.id, own),
    ...hostsCanLead(held),
    ...hostsWithinTheirMaximum(alone, own),
    ...teachersHaveTimeToTravel(held),
  ]
}

/** What the checker has against a venue that holds these sessions (A2, A5). */
export function checkVenue(pilot: Pilot, venue: Venue, sessions: readonly Session[]): Finding[] {
  const own = sessions.map(session => ({ ...session, venue: venue.id }))
  const held = heldSessions({ ...pilot, hosts: [], venues: [venue] }, own)
  return [...busyTwice('venue', venue.id, own), ...venueHoldsEveryone(held)]
}
