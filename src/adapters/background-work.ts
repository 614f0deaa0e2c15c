import type { WorkLeases } from '../ports/work-leases.ts'

/** Work that goes on after its request was answered, by id, so that it can be cancelled and waited for. */
export interface BackgroundWork {
  /** Starts the work; what it throws goes to `onFailure`. */
  start(id: string, work: (signal: AbortSignal) => Promise<void>): void
  /** Asks the work to end; false when this process isn't doing it. */
  cancel(id: string): boolean
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
  /** Cancels everything and waits until it has ended. */
  stop(): Promise<void>
}

const RENEWED_EVERY_MILLISECONDS = 15_000

/** Holds a lease for each work as long as it goes on; `onFailure` is told of leases that could not be taken as well. */
export function backgroundWork(
  onFailure: (id: string, error: unknown) => void,
  leases: WorkLeases,
): BackgroundWork {
  const underWay = new Map<string, { controller: AbortController; end: Promise<void> }>()
  const renewal = setInterval(() => {
    const ids = [...underWay.keys()]
    if (ids.length > 0) leases.hold(ids).catch(error => onFailure(ids.join(' '), error))
  }, RENEWED_EVERY_MILLISECONDS)
  renewal.unref()
  const settled = async () => {
    await Promise.all([...underWay.values()].map(({ end }) => end))
  }
  return {
    start(id, work) {
      const controller = new AbortController()
      const told = (error: unknown) => onFailure(id, error)
      const held = leases.hold([id]).catch(told)
      const end = work(controller.signal)
        .catch(told)
        .finally(() => underWay.delete(id))
        .then(() => held)
        .then(() => leases.release(id))
        .catch(told)
      underWay.set(id, { controller, end })
    },
    cancel(id) {
      const work = underWay.get(id)
      work?.controller.abort()
      return work !== undefined
    },
    settled,
    async stop() {
      clearInterval(renewal)
      for (const { controller } of underWay.values()) controller.abort()
      await settled()
    },
  }
}
