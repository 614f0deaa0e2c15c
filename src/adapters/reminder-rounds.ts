/** Looks for reminders that are due, at once and every ten minutes, until it is stopped (S6). */
export interface ReminderRounds {
  /** Resolves when the look under way is done. */
  stop(): Promise<void>
}

const EVERY_MILLISECONDS = 600_000

/** A look that fails is told of and made again. In the quiet hours there is none: nobody would get the mail before morning. */
export function startReminderRounds(
  remind: () => Promise<unknown>,
  isQuiet: () => boolean,
  onFault: (error: unknown) => void,
): ReminderRounds {
  let underWay: Promise<unknown> = Promise.resolve()
  const look = () => {
    if (!isQuiet()) underWay = underWay.then(remind).catch(onFault)
  }
  look()
  const timer = setInterval(look, EVERY_MILLISECONDS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await underWay
    },
  }
}
