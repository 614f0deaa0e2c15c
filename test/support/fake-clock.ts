import type { Clock } from '../../src/ports/clock.ts'

/** A clock that stands still until the test moves it. */
export class FakeClock implements Clock {
  #now: number

  constructor(startsAt: string) {
    this.#now = Date.parse(startsAt)
  }

  now(): Date {
    return new Date(this.#now)
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds
  }
}
