import { addDays } from './calendar-date.ts'
import { instantOf, wallTimeOf, type ClockTime } from './wall-time.ts'
import { firstWorkingDayFrom, isWorkingDay } from './working-days.ts'

/** From when to when, by the wall in Stockholm, nobody is written to on a working day; on other days never. */
export interface QuietHours {
  /** In the evening, `20:00`; later than `to`. */
  readonly from: ClockTime
  /** In the morning, `07:00`. */
  readonly to: ClockTime
}

/** Whether the instant lies in the quiet hours: in the evening, at night, or on a day off. Without any, never. */
export function isQuiet(instant: Date, hours: QuietHours | null): boolean {
  if (!hours) return false
  const { on, at } = wallTimeOf(instant)
  return !isWorkingDay(on) || at < hours.to || at >= hours.from
}

/** The first instant from this one on that isn't quiet: itself, or the morning of the next working day. */
export function quietUntil(instant: Date, hours: QuietHours | null): Date {
  if (!hours || !isQuiet(instant, hours)) return instant
  const { on, at } = wallTimeOf(instant)
  const from = at < hours.to ? on : addDays(on, 1)
  return instantOf({ on: firstWorkingDayFrom(from), at: hours.to })
}
