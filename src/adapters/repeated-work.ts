/** Work that is done again and again until it is stopped. */
export interface RepeatedWork {
  /** Begins no more, and resolves when what is under way has ended. */
  stop(): Promise<void>
}

/** Does the work every so often, never twice at once. What fails is told of and tried again. */
export function startRepeating(
  everySeconds: number,
  work: () => Promise<void>,
  onFault: (error: unknown) => void,
): RepeatedWork {
  let underWay: Promise<void> | null = null
  const timer = setInterval(() => {
    underWay ??= work()
      .catch(onFault)
      .finally(() => (underWay = null))
  }, everySeconds * 1000)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await underWay
    },
  }
}
