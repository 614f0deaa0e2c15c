import type { Clock } from '../ports/clock.ts'

/** The machine's own clock; the only place that reads it. */
export const systemClock: Clock = {
  now: () => new Date(Date.now()),
}

/** What the machine's clock would show if nobody had set it since the program began. */
export const undisturbedClock: Clock = {
  now: () => new Date(performance.timeOrigin + performance.now()),
}
