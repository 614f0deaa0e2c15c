/** Work that is done soon after the start and then once a day, until it is stopped. */
export interface DailyWork {
  /** Resolves when what is under way has ended. */
  stop(): Promise<void>
}

const DAY_MILLISECONDS = 86_400_000

/** Work that fails is told of and tried again the next day. */
export function startDailyWork(
  work: () => Promise<unknown>,
  onFault: (error: unknown) => void,
  everyMilliseconds = DAY_MILLISECONDS,
): DailyWork {
  let underWay: Promise<unknown> = Promise.resolve()
  const again = () => {
    underWay = underWay.then(work).catch(onFault)
  }
  again()
  const timer = setInterval(again, everyMilliseconds)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await underWay
    },
  }
}
