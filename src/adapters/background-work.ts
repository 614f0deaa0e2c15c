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

export function backgroundWork(onFailure: (id: string, error: unknown) => void): BackgroundWork {
  const underWay = new Map<string, { controller: AbortController; end: Promise<void> }>()
  const settled = async () => {
    await Promise.all([...underWay.values()].map(({ end }) => end))
  }
  return {
    start(id, work) {
      const controller = new AbortController()
      const end = work(controller.signal)
        .catch(error => onFailure(id, error))
        .finally(() => underWay.delete(id))
      underWay.set(id, { controller, end })
    },
    cancel(id) {
      const work = underWay.get(id)
      work?.controller.abort()
      return work !== undefined
    },
    settled,
    async stop() {
      for (const { controller } of underWay.values()) controller.abort()
      await settled()
    },
  }
}
