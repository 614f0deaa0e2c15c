import type { Fault } from '../domain/matching/fault.ts'
import type { Instance } from '../domain/matching/instance.ts'
import { parseInstance } from '../domain/matching/instance.ts'
import { pinFaults } from '../domain/matching/pairs.ts'
import { CommandError } from './command.ts'

/** The JSON value as an instance whose pins are allowed. Throws a {@link CommandError} with a line for each fault. */
export function instanceFrom(json: unknown): Instance {
  const parsed = parseInstance(json)
  if (!parsed.ok) throw new CommandError(faultLines(parsed.faults))
  const faults = pinFaults(parsed.instance)
  if (faults.length > 0) throw new CommandError(faultLines(faults))
  return parsed.instance
}

/** One line for each fault, with its path. */
export const faultLines = (faults: readonly Fault[]): string =>
  faults.map(({ path, text }) => `${path}: ${text}`).join('\n')
