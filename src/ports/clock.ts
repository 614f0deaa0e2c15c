/** The time, as an argument: a command asks the clock it was given, never the process. */
export interface Clock {
  /** The present instant, with millisecond resolution. */
  now(): Date
}
