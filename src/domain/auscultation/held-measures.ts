import type { Held } from './plan.ts'
import type { Meeting, Timetable } from './timetable.ts'
import { lengthOf } from './timetable.ts'

/** The idle passes (A10) of the timetable's groups when these of its meetings are held. */
export function idlePassesIn(timetable: Timetable, held: readonly Held[]): number {
  const perDay = timetable.passes.length
  const meetingOf = new Map(timetable.meetings.map(meeting => [meeting.id, meeting]))
  const busy = new Map<string, number[]>()
  for (const { id, start } of held) {
    const meeting = meetingOf.get(id) as Meeting
    for (const group of meeting.groups) {
      const key = `${group} ${Math.floor(start / perDay)}`
      const slots = Array.from({ length: lengthOf(timetable, meeting) }, (_, index) => start + index)
      busy.set(key, [...(busy.get(key) ?? []), ...slots])
    }
  }
  return [...busy.values()].reduce(
    (idle, slots) => idle + Math.max(...slots) - Math.min(...slots) + 1 - slots.length,
    0,
  )
}

/** How many of the timetable's meetings aren't as they were (A12). */
export function changedIn({ meetings }: Timetable, held: readonly Held[]): number {
  const heldAs = new Map(held.map(each => [each.id, each]))
  return meetings.filter(({ id, previous }) => {
    const now = heldAs.get(id)
    return !(
      previous &&
      now &&
      now.start === previous.start &&
      now.venue === previous.venue &&
      now.hosts.length === previous.hosts.length &&
      now.hosts.every(host => previous.hosts.includes(host))
    )
  }).length
}
