import { quoted } from '../matching/fault.ts'
import type { Violation } from '../matching/violation.ts'
import type { HeldSession } from './check-sessions.ts'
import { awayDuring, heldSessions, pairsOf, sharedPasses } from './check-sessions.ts'
import {
  daysWithinOneWeek,
  halfDayOfVisitFree,
  inOrderOfPosition,
  teachersHaveTimeToTravel,
} from './check-time.ts'
import type { Pilot } from './pilot.ts'
import { HOST_KINDS } from './pilot.ts'
import type { Session } from './plan-file.ts'

// The rules A1–A5 and A9, one function each, from the pilot and the sessions alone; A6–A8 stand in check-time.ts.

/** The rules A1–A9 for any sessions, for example ones that were edited by hand; empty when they hold. */
export function checkSessions(pilot: Pilot, sessions: readonly Session[]): Violation[] {
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

/** How a session is named in a sentence. */
const named = ({ id }: Session): string => `Tillfället ${quoted(id)}`

function unknownIds(pilot: Pilot, sessions: readonly Session[]): Violation[] {
  const groups = pilot.districts.flatMap(district => district.groups)
  const missing = (kind: string, list: readonly { id: string }[], ids: readonly string[], session: Session) =>
    ids
      .filter(id => !list.some(item => item.id === id))
      .map(id => ({ rule: 'pilot', text: `${named(session)}: ${kind} ${quoted(id)} finns inte i piloten.` }))
  const repeated = sessions.flatMap(({ id }, index) =>
    sessions.findIndex(other => other.id === id) < index
      ? [{ rule: 'format', text: `Två tillfällen har id ${quoted(id)}.` }]
      : [],
  )
  return [
    ...repeated,
    ...sessions.flatMap(session => [
      ...missing('modulen', pilot.modules, [session.module], session),
      ...missing('gruppen', groups, session.groups, session),
      ...missing('passet', pilot.passes, session.passes, session),
      ...missing('lokalen', pilot.venues, [session.venue], session),
      ...missing('värden', pilot.hosts, session.hosts, session),
    ]),
  ]
}

/** A1, with the module's audience: a group alone, all groups of one district, or all groups. */
function everyGroupMeetsEveryModuleOnce(
  { modules, districts }: Pilot,
  sessions: readonly Session[],
): Violation[] {
  return modules.flatMap(({ id, audience }) => {
    const own = sessions.filter(({ module }) => module === id)
    const parties = {
      group: districts.flatMap(({ groups }) => groups.map(group => [group.id])),
      district: districts.map(({ groups }) => groups.map(group => group.id)),
      pilot: [districts.flatMap(({ groups }) => groups.map(group => group.id))],
    }[audience]
    const counted = parties.flat().flatMap(group => {
      const times = own.flatMap(({ groups }) => groups).filter(other => other === group).length
      const text = `Gruppen ${quoted(group)} möter modulen ${quoted(id)} ${times} gånger, inte en.`
      return times === 1 ? [] : [{ rule: 'A1', text }]
    })
    const wrongParty = own.filter(
      ({ groups }) => !parties.some(party => isSameSet(party, groups) && party.length === groups.length),
    )
    return [
      ...counted,
      ...wrongParty.map(session => ({
        rule: 'A1',
        text: `${named(session)} har andra grupper än modulen ${quoted(id)} vänder sig till (${audience}).`,
      })),
    ]
  })
}

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.every(item => other.includes(item)) && other.every(item => one.includes(item))

/** A2 */
function oneSessionPerPass(pilot: Pilot, sessions: readonly Session[]): Violation[] {
  const busy: [string, string, (session: Session) => boolean][] = [
    ...pilot.districts.flatMap(({ groups }) =>
      groups.map(({ id }): [string, string, (session: Session) => boolean] => [
        'Gruppen',
        id,
        ({ groups: own }) => own.includes(id),
      ]),
    ),
    ...pilot.hosts.map(({ id }): [string, string, (session: Session) => boolean] => [
      'Värden',
      id,
      ({ hosts }) => hosts.includes(id),
    ]),
    ...pilot.venues.map(({ id }): [string, string, (session: Session) => boolean] => [
      'Lokalen',
      id,
      ({ venue }) => venue === id,
    ]),
  ]
  return busy.flatMap(([kind, id, takesPart]) =>
    pairsOf(sessions.filter(takesPart)).flatMap(([one, other]) =>
      sharedPasses(one, other).map(pass => ({
        rule: 'A2',
        text: `${kind} ${quoted(id)} är upptagen två gånger ${one.day} ${pass}: ${quoted(one.id)} och ${quoted(other.id)}.`,
      })),
    ),
  )
}

/** A3, and A9 for students in term five, who host only where they have their placement. */
function hostsCanLead(held: readonly HeldSession[]): Violation[] {
  return held.flatMap(({ session, module, hosts, district }) =>
    hosts.flatMap(host => {
      const violations: Violation[] = []
      if (!host.modules.includes(module.id)) {
        const text = `${named(session)}: värden ${quoted(host.id)} kan inte modulen ${quoted(module.id)}.`
        violations.push({ rule: 'A3', text })
      }
      if (module.audience !== 'pilot' && host.district !== null && host.district !== district) {
        const text = `${named(session)}: värden ${quoted(host.id)} leder bara i förvaltningen ${quoted(host.district)}.`
        violations.push({ rule: 'A3', text })
        if (host.kind === 'termFive') violations.push({ rule: 'A9', text })
      }
      for (const pass of awayDuring(host.unavailable, session)) {
        const text = `${named(session)}: värden ${quoted(host.id)} är upptagen ${session.day} ${pass}.`
        violations.push({ rule: 'A3', text })
      }
      return violations
    }),
  )
}

/** A3 */
function hostsWithinTheirMaximum({ hosts }: Pilot, sessions: readonly Session[]): Violation[] {
  return hosts.flatMap(({ id, maximumSessions }) => {
    const load = sessions.filter(session => session.hosts.includes(id)).length
    const text = `Värden ${quoted(id)} leder ${load} tillfällen, över sitt högsta antal ${maximumSessions}.`
    return load > maximumSessions ? [{ rule: 'A3', text }] : []
  })
}

/** A4 */
function hostsAsTheModuleAsks(held: readonly HeldSession[]): Violation[] {
  return held.flatMap(({ session, module, hosts }) => {
    const repeated = session.hosts.filter((id, index) => session.hosts.indexOf(id) < index)
    const wrongCounts = HOST_KINDS.flatMap(kind => {
      const count = hosts.filter(host => host.kind === kind).length
      const asked = module.hosts[kind]
      const text = `${named(session)} har ${count} värdar av slaget ${kind}, men modulen kräver ${asked}.`
      return count === asked ? [] : [{ rule: 'A4', text }]
    })
    return [
      ...wrongCounts,
      ...repeated.map(id => ({
        rule: 'A4',
        text: `${named(session)} räknar värden ${quoted(id)} två gånger.`,
      })),
    ]
  })
}

/** A5: the module's own venue or one of the district's, free, with a seat for everyone. */
function venueHoldsEveryone(held: readonly HeldSession[]): Violation[] {
  return held.flatMap(({ session, module, venue, district, students }) => {
    if (!venue) return []
    const violations: Violation[] = []
    if (module.venue !== null && module.venue !== venue.id) {
      const text = `${named(session)} är i lokalen ${quoted(venue.id)}, men modulen hålls i ${quoted(module.venue)}.`
      violations.push({ rule: 'A5', text })
    }
    if (module.venue === null && district !== null && venue.district !== district) {
      const text = `${named(session)} är i lokalen ${quoted(venue.id)}, som inte är förvaltningens egen.`
      violations.push({ rule: 'A5', text })
    }
    if (venue.seats < students) {
      const text = `${named(session)} har ${students} studenter, men lokalen ${quoted(venue.id)} har ${venue.seats} platser.`
      violations.push({ rule: 'A5', text })
    }
    for (const pass of awayDuring(venue.unavailable, session)) {
      const text = `${named(session)}: lokalen ${quoted(venue.id)} är upptagen ${session.day} ${pass}.`
      violations.push({ rule: 'A5', text })
    }
    return violations
  })
}
