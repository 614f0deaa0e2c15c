import type { HostKind } from './pilot.ts'
import { HOST_KINDS } from './pilot.ts'
import type { Timetable } from './timetable.ts'

/** What no plan can do better, whenever it is held; by counting sessions alone. */
export interface LoadBounds {
  /** The least that the largest load of a staff host can be. */
  readonly staffLoad: number
  /** The least that the largest, and the most that the smallest, load of a term-five host can be. */
  readonly termFiveLargest: number
  readonly termFiveSmallest: number
}

/** Bounds on the loads from how many sessions there are and who can lead them (A3, A4); 0 without such hosts. */
export function loadBounds(timetable: Timetable): LoadBounds {
  const { hosts } = timetable
  const staff = demandFor(timetable, 'staff')
  const termFive = demandFor(timetable, 'termFive')
  const most = hosts.reduce(
    (largest, { maximum }) => Math.max(largest, Math.min(maximum, timetable.meetings.length)),
    0,
  )
  const isEnough = (demand: Demand, load: number): boolean =>
    canMeet(
      demand.sessions,
      demand.hosts.map(host => Math.min(load, hosts[host]?.maximum ?? 0)),
      demand.capacity,
    )
  const isShared = (load: number): boolean =>
    canMeet(
      termFive.hosts.map(() => load),
      termFive.sessions,
      (host, index) => termFive.capacity(index, host),
    )
  return {
    staffLoad: firstFrom(0, most, load => isEnough(staff, load)),
    termFiveLargest: firstFrom(0, most, load => isEnough(termFive, load)),
    termFiveSmallest: termFive.hosts.length === 0 ? 0 : firstFrom(1, most + 1, load => !isShared(load)) - 1,
  }
}

/**
 * Whether the hosts can lead all meetings, each within their sessions and in slots when they are free, as far as
 * counting tells: what takes a search long to refute (thirteen sessions, four hosts, three each).
 */
export function canLeadAll(timetable: Timetable): boolean {
  const { hosts } = timetable
  return HOST_KINDS.every(kind => {
    const demand = demandFor(timetable, kind)
    const maxima = demand.hosts.map(host => Math.min(hosts[host]?.maximum ?? 0, freeSlots(timetable, host)))
    const minima = demand.hosts.map(host => hosts[host]?.minimum ?? 0)
    return (
      minima.every((minimum, at) => minimum <= (maxima[at] ?? 0)) &&
      canMeet(demand.sessions, maxima, demand.capacity) &&
      canMeet(minima, demand.sessions, (host, index) => demand.capacity(index, host))
    )
  })
}

const freeSlots = ({ hosts }: Timetable, host: number): number =>
  (hosts[host]?.isFree ?? []).filter(isFree => isFree).length

/** The first number for which it holds, or the last one. */
function firstFrom(first: number, last: number, holds: (number: number) => boolean): number {
  let number = first
  while (number < last && !holds(number)) number += 1
  return number
}

interface Demand {
  /** By class with sessions that need the kind: how many hosts its sessions need together. */
  readonly sessions: readonly number[]
  /** The hosts of the kind. */
  readonly hosts: readonly number[]
  /** How many of a class's sessions a host can lead, both by their place in the lists above. */
  readonly capacity: (index: number, host: number) => number
}

function demandFor({ classes, meetings, hosts }: Timetable, kind: HostKind): Demand {
  const counts = classes.map((_, index) => meetings.filter(meeting => meeting.class === index).length)
  const asking = [...classes.keys()].filter(
    index => (classes[index]?.needs[kind] ?? 0) * (counts[index] ?? 0) > 0,
  )
  const ofKind = [...hosts.keys()].filter(index => hosts[index]?.host.kind === kind)
  const eligible = asking.map(index => new Set(classes[index]?.hosts))
  return {
    sessions: asking.map(index => (classes[index]?.needs[kind] ?? 0) * (counts[index] ?? 0)),
    hosts: ofKind,
    capacity: (index, host) =>
      eligible[index]?.has(ofKind[host] ?? -1) ? (counts[asking[index] ?? -1] ?? 0) : 0,
  }
}

/**
 * Whether all demands can be met: unit by unit along augmenting paths, from a demand to a supplier with capacity left,
 * or to one that can leave another demand to someone else.
 */
function canMeet(
  demands: readonly number[],
  capacities: readonly number[],
  edgeCapacity: (demand: number, supplier: number) => number,
): boolean {
  const given = demands.map(() => capacities.map(() => 0))
  const used = capacities.map(() => 0)
  const seen = new Set<number>()
  const giveOne = (demand: number): boolean => {
    const own = given[demand] as number[]
    for (const [supplier, capacity] of capacities.entries()) {
      if (seen.has(supplier) || (own[supplier] as number) >= edgeCapacity(demand, supplier)) continue
      seen.add(supplier)
      const isFree = (used[supplier] as number) < capacity
      if (!isFree && !leaveOne(supplier)) continue
      own[supplier] = (own[supplier] as number) + 1
      used[supplier] = (used[supplier] as number) + 1
      return true
    }
    return false
  }
  const leaveOne = (supplier: number): boolean =>
    given.some((row, other) => {
      if (row[supplier] === 0 || !giveOne(other)) return false
      row[supplier] = (row[supplier] as number) - 1
      used[supplier] = (used[supplier] as number) - 1
      return true
    })
  return demands.every((demand, index) =>
    Array.from({ length: demand }).every(() => {
      seen.clear()
      return giveOne(index)
    }),
  )
}
