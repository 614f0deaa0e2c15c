import type { Pilot } from './pilot.ts'
import type { Measures, Session } from './plan-file.ts'

/** What the sessions come to (A10, A12), counted from the pilot and the sessions alone; unknown ids count for nothing. */
export function measuresOf(
  pilot: Pilot,
  sessions: readonly Session[],
  previous: readonly Session[] | null,
): Measures {
  const termFive = loadsOf(pilot, sessions, 'termFive')
  return {
    daysUsed: new Set(sessions.map(({ day }) => day)).size,
    idlePasses: idlePasses(pilot, sessions),
    largestHostLoad: Math.max(0, ...loadsOf(pilot, sessions, 'staff')),
    termFiveSpread: termFive.length === 0 ? 0 : Math.max(...termFive) - Math.min(...termFive),
    kept: previous === null ? null : keptSessions(sessions, previous),
  }
}

/** Over groups and days: the passes without a session between the group's first and last of the day. */
function idlePasses({ passes, districts }: Pilot, sessions: readonly Session[]): number {
  const inOrder = passes.toSorted((a, b) => (a.start < b.start ? -1 : 1)).map(({ id }) => id)
  const days = [...new Set(sessions.map(({ day }) => day))]
  let idle = 0
  for (const group of districts.flatMap(({ groups }) => groups)) {
    for (const day of days) {
      const own = sessions.filter(session => session.day === day && session.groups.includes(group.id))
      const busy = inOrder.map(pass => own.some(session => session.passes.includes(pass)))
      const between = busy.slice(busy.indexOf(true), busy.lastIndexOf(true) + 1)
      idle += between.filter(isBusy => !isBusy).length
    }
  }
  return idle
}

function loadsOf({ hosts }: Pilot, sessions: readonly Session[], kind: 'staff' | 'termFive'): number[] {
  return hosts
    .filter(host => host.kind === kind)
    .map(({ id }) => sessions.filter(session => session.hosts.includes(id)).length)
}

/** A session is kept when the previous plan has one with the same module, groups, day, passes, venue and hosts. */
export function keptSessions(sessions: readonly Session[], previous: readonly Session[]): number {
  const before = new Set(previous.map(contents))
  return sessions.filter(session => before.has(contents(session))).length
}

const contents = ({ module, groups, day, passes, venue, hosts }: Session): string =>
  JSON.stringify([module, groups.toSorted(), day, passes.toSorted(), venue, hosts.toSorted()])
