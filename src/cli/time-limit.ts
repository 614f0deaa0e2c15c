import { CommandError } from './command.ts'

/** The value of `--time-limit` in seconds; undefined when it isn't given. Throws a {@link CommandError} for nonsense. */
export function secondsFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0
  if (seconds > 0 && seconds <= 1_000_000) return seconds
  throw new CommandError(
    `Flaggan --time-limit kan inte vara ${JSON.stringify(text)}. Ange ett antal sekunder större än 0, till exempel 30.`,
  )
}
