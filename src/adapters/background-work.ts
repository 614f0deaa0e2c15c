import type { Progress, WorkLeases } from '../ports/work-leases.ts'

/** Tells how far the work has come. What comes while the former is still being stored replaces it. */
export type Report = (progress: Progress) => void

/** Work that goes on after its request was answered, by id, so that it can be cancelled and waited for. */
export interface BackgroundWork {
  /** Starts the work; what it throws goes to `onFailure`. */
  start(id: string, work: (signal: AbortSignal, report: Report) => Promise<void>): void
  /** Does the work of a request, which waits for it, as something that can be followed. It is not to be cancelled. */
  follow<T>(id: string, work: (report: Report) => Promise<T>): Promise<T>
  /** Asks the work to end; false when this process isn't doing it. */
  cancel(id: string): boolean
  /** What this process is doing and can cancel. */
  underWay(): string[]
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
      const { report, stored } = reporter(progress => held.then(() => leases.tell(id, progress)).catch(told))
      const end = work(controller.signal, report)
        .catch(told)
        .finally(() => underWay.delete(id))
        .then(() => held)
        .then(stored)
        .then(() => leases.release(id))
        .catch(told)
      underWay.set(id, { controller, end })
    },
    async follow(id, work) {
      const told = (error: unknown) => onFailure(id, error)
      const { report, stored } = reporter(progress => leases.tell(id, progress).catch(told))
      try {
        return await work(report)
      } finally {
        await stored()
        await leases.release(id).catch(told)
      }
    },
    cancel(id) {
      const work = underWay.get(id)
      work?.controller.abort()
      return work !== undefined
    },
    underWay: () => [...underWay.keys()],
    settled,
    async stop() {
      clearInterval(renewal)
      for (const { controller } of underWay.values()) controller.abort()
      await settled()
    },
  }
}

/** Stores one report at a time, and of those that come meanwhile the last; after `stored` none. */
function reporter(store: (progress: Progress) => Promise<void>) {
  let next: Progress | null = null
  let storing: Promise<void> | null = null
  let isOver = false
  async function storeAll() {
    while (next && !isOver) {
      const progress = next
      next = null
      await store(progress)
    }
    storing = null
  }
  return {
    report(progress: Progress) {
      if (isOver) return
      next = progress
      storing ??= storeAll()
    },
    async stored() {
      isOver = true
      await storing
    },
  }
}
