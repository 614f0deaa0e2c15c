import type { Wake } from '../../../src/adapters/mail/outbox.ts'

/** Wakes when the test says so; `idle` resolves when the loop has nothing left to do and waits to be woken. */
export class ManualWake {
  #look: (() => void) | null = null
  #idle: (() => void)[] = []

  readonly wake: Wake = (_milliseconds, look) => {
    this.#look = look
    for (const resolve of this.#idle.splice(0)) resolve()
    return () => {
      this.#look = null
    }
  }

  get isArmed(): boolean {
    return this.#look !== null
  }

  idle(): Promise<void> {
    return this.#look ? Promise.resolve() : new Promise(resolve => this.#idle.push(resolve))
  }

  async pass(): Promise<void> {
    const look = this.#look
    this.#look = null
    look?.()
    await this.idle()
  }
}
