import { quoted } from '../matching/fault.ts'
import type { HeldSession } from './check-sessions.ts'
import { awayDuring, heldSessions, pairsOf, sharedPasses } from './check-sessions.ts'
import {
  daysWithinOneWeek,
  halfDayOfVisitFree,
  inOrderOfPosition,
  teachersHaveTimeToTravel,
} from './check-time.ts'
import type { Fact, Finding } from './finding.ts'
import type { Pilot } from './pilot.ts'
import { HOST_KINDS } from './pilot.ts'
import type { Session } from './plan-file.ts'

// The rules A1–A5 and A9, one function each, from the pilot and the sessions alone; A6–A8 stand in check-time.ts.

/** The rules A1–A9 for any sessions, for example ones that were edited by hand; empty when they hold. */
export function checkSessions(pilot: Pilot, sessions: readonly Session[]): Finding[] {
  const held = heldSessions(pilot, sessions)
  return [
    ...unknownIds(pilot, sessions),
    ...everyGroupMeetsEveryModuleOnce(pilot, sessions),
    ...oneSessionPerPass(pilot, sessions),
    ...hostsCanLead(held),
    ...hostsWithinTheirMaximum(pilot, sessions),
    ...hostsAsTheModuleAsks(held),
    ...venueHoldsEveryone(held),
    ...daysWithinOneWeek(pilot, held),
    ...inOrderOfPosition(pilot, held),
    ...teachersHaveTimeToTravel(held),
    ...halfDayOfVisitFree(pilot, held),
  ]
}

const THINGS = {
  module: 'modulen',
  group: 'gruppen',
  pass: 'passet',
  venue: 'lokalen',
  host: 'värden',
} as const

/** How a session is named in a sentence. */
const named = ({ id }: Session): string => `Tillfället ${quoted(id)}`

function unknownIds(pilot: Pilot, sessions: readonly Session[]): Finding[] {
  const groups = pilot.districts.flatMap(district => district.groups)
  const missing = (
    what: keyof typeof THINGS,
    list: readonly { id: string }[],
    ids: readonly string[],
    session: Session,
  ): Finding[] =>
    ids
      .filter(id => !list.some(item => item.id === id))
      .map(id => ({
        rule: 'pilot',
        text: `${named(session)}: ${THINGS[what]} ${quoted(id)} finns inte i piloten.`,
        fact: { code: 'unknown', what, id, session: session.id },
      }))
  const repeated = sessions.flatMap(({ id }, index): Finding[] =>
    sessions.findIndex(other => other.id === id) < index
      ? [
          {
            rule: 'format',
            text: `Två tillfällen har id ${quoted(id)}.`,
            fact: { code: 'sessionTwice', session: id },
          },
        ]
      : [],
  )
  return [
    ...repeated,
    ...sessions.flatMap(session => [
      ...missing('module', pilot.modules, [session.module], session),
      ...missing('group', groups, session.groups, session),
      ...missing('pass', pilot.passes, session.passes, session),
      ...missing('venue', pilot.venues, [session.venue], session),
      ...missing('host', pilot.hosts, session.hosts, session),
    ]),
  ]
}

/** A1, with the module's audience: a group alone, all groups of one district, or all groups. */
function everyGroupMeetsEveryModuleOnce(
  { modules, districts }: Pilot,
  sessions: readonly Session[],
): Finding[] {
  return modules.flatMap(({ id, audience }) => {
    const own = sessions.filter(({ module }) => module === id)
    const parties = {
      group: districts.flatMap(({ groups }) => groups.map(group => [group.id])),
      district: districts.map(({ groups }) => groups.map(group => group.id)),
      pilot: [districts.flatMap(({ groups }) => groups.map(group => group.id))],
    }[audience]
    const counted = parties.flat().flatMap((group): Finding[] => {
      const times = own.flatMap(({ groups }) => groups).filter(other => other === group).length
      const text = `Gruppen ${quoted(group)} möter modulen ${quoted(id)} ${times} gånger, inte en.`
      return times === 1 ? [] : [{ rule: 'A1', text, fact: { code: 'meetings', group, module: id, times } }]
    })
    const wrongParty = own.filter(
      ({ groups }) => !parties.some(party => isSameSet(party, groups) && party.length === groups.length),
    )
    return [
      ...counted,
      ...wrongParty.map((session): Finding => ({
        rule: 'A1',
        text: `${named(session)} har andra grupper än modulen ${quoted(id)} vänder sig till (${audience}).`,
        fact: { code: 'wrongGroups', session: session.id },
      })),
    ]
  })
}

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.every(item => other.includes(item)) && other.every(item => one.includes(item))

/** A2 */
function oneSessionPerPass(pilot: Pilot, sessions: readonly Session[]): Finding[] {
  const { hosts, venues } = pilot
  const groups = pilot.districts.flatMap(district => district.groups)
  return [
    ...groups.flatMap(({ id }) =>
      busyTwice(
        'group',
        id,
        sessions.filter(each => each.groups.includes(id)),
      ),
    ),
    ...hosts.flatMap(({ id }) =>
      busyTwice(
        'host',
        id,
        sessions.filter(each => each.hosts.includes(id)),
      ),
    ),
    ...venues.flatMap(({ id }) =>
      busyTwice(
        'venue',
        id,
        sessions.filter(({ venue }) => venue === id),
      ),
    ),
  ]
}

export function busyTwice(what: 'group' | 'host' | 'venue', id: string, own: readonly Session[]): Finding[] {
  const thing = { group: 'Gruppen', host: 'Värden', venue: 'Lokalen' }[what]
  return pairsOf(own).flatMap(([one, other]) =>
    sharedPasses(one, other).map((pass): Finding => ({
      rule: 'A2',
      text: `${thing} ${quoted(id)} är upptagen två gånger ${one.day} ${pass}: ${quoted(one.id)} och ${quoted(other.id)}.`,
      fact: { code: 'busyTwice', what, id, day: one.day, pass, one: one.id, other: other.id },
    })),
  )
}

/** A3, and A9 for students in term five, who host only where they have their placement. */
export function hostsCanLead(held: readonly HeldSession[]): Finding[] {
  return held.flatMap(({ session, module, hosts, district }) =>
    hosts.flatMap(host => {
      const findings: Finding[] = []
      if (!host.modules.includes(module.id)) {
        const text = `${named(session)}: värden ${quoted(host.id)} kan inte modulen ${quoted(module.id)}.`
        findings.push({ rule: 'A3', text, fact: { code: 'cannotLead', session: session.id, host: host.id } })
      }
      if (module.audience !== 'pilot' && host.district !== null && host.district !== district) {
        const text = `${named(session)}: värden ${quoted(host.id)} leder bara i förvaltningen ${quoted(host.district)}.`
        const fact: Fact = {
          code: 'otherDistrict',
          session: session.id,
          host: host.id,
          district: host.district,
        }
        findings.push({ rule: 'A3', text, fact })
        if (host.kind === 'termFive') findings.push({ rule: 'A9', text, fact })
      }
      for (const pass of awayDuring(host.unavailable, session)) {
        const text = `${named(session)}: värden ${quoted(host.id)} är upptagen ${session.day} ${pass}.`
        findings.push({
          rule: 'A3',
          text,
          fact: { code: 'hostAway', session: session.id, host: host.id, day: session.day, pass },
        })
      }
      return findings
    }),
  )
}

/** A3 */
export function hostsWithinTheirMaximum({ hosts }: Pilot, sessions: readonly Session[]): Finding[] {
  return hosts.flatMap(({ id, maximumSessions }) => {
    const load = sessions.filter(session => session.hosts.includes(id)).length
    const text = `Värden ${quoted(id)} leder ${load} tillfällen, över sitt högsta antal ${maximumSessions}.`
    const fact: Fact = { code: 'tooManySessions', host: id, load, maximum: maximumSessions }
    return load > maximumSessions ? [{ rule: 'A3', text, fact }] : []
  })
}

/** A4 */
function hostsAsTheModuleAsks(held: readonly HeldSession[]): Finding[] {
  return held.flatMap(({ session, module, hosts }) => {
    const repeated = session.hosts.filter((id, index) => session.hosts.indexOf(id) < index)
    const wrongCounts = HOST_KINDS.flatMap(kind => {
      const count = hosts.filter(host => host.kind === kind).length
      const asked = module.hosts[kind]
      const text = `${named(session)} har ${count} värdar av slaget ${kind}, men modulen kräver ${asked}.`
      const fact: Fact = { code: 'hostCount', session: session.id, kind, count, asked }
      return count === asked ? [] : [{ rule: 'A4', text, fact }]
    })
    return [
      ...wrongCounts,
      ...repeated.map((id): Finding => ({
        rule: 'A4',
        text: `${named(session)} räknar värden ${quoted(id)} två gånger.`,
        fact: { code: 'hostTwice', session: session.id, host: id },
      })),
    ]
  })
}

/** A5: the module's own venue or one of the district's, free, with a seat for everyone. */
export function venueHoldsEveryone(held: readonly HeldSession[]): Finding[] {
  return held.flatMap(({ session, module, venue, district, students }) => {
    if (!venue) return []
    const findings: Finding[] = []
    const about = { session: session.id, venue: venue.id }
    if (module.venue !== null && module.venue !== venue.id) {
      const text = `${named(session)} är i lokalen ${quoted(venue.id)}, men modulen hålls i ${quoted(module.venue)}.`
      findings.push({ rule: 'A5', text, fact: { code: 'otherVenue', ...about, asked: module.venue } })
    }
    if (module.venue === null && district !== null && venue.district !== district) {
      const text = `${named(session)} är i lokalen ${quoted(venue.id)}, som inte är förvaltningens egen.`
      findings.push({ rule: 'A5', text, fact: { code: 'foreignVenue', ...about } })
    }
    if (venue.seats < students) {
      const text = `${named(session)} har ${students} studenter, men lokalen ${quoted(venue.id)} har ${venue.seats} platser.`
      const { seats } = venue
      findings.push({ rule: 'A5', text, fact: { code: 'tooFewSeats', ...about, students, seats } })
    }
    for (const pass of awayDuring(venue.unavailable, session)) {
      const text = `${named(session)}: lokalen ${quoted(venue.id)} är upptagen ${session.day} ${pass}.`
      findings.push({ rule: 'A5', text, fact: { code: 'venueTaken', ...about, day: session.day, pass } })
    }
    return findings
  })
}
