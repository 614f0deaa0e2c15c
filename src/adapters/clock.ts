import type { Clock } from '../ports/clock.ts'

/** The machine's own clock; the only place that reads it. */
export const systemClock: Clock = {
  now: () => new Date(Date.now()),
}
