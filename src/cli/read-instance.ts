import type { Fault } from '../domain/matching/fault.ts'
import type { Instance } from '../domain/matching/instance.ts'
import { parseInstance } from '../domain/matching/instance.ts'
import { pinFaults } from '../domain/matching/pairs.ts'
import { CommandError } from './command.ts'

/** The JSON value as an instance whose pins are allowed. Throws a {@link CommandError} with a line for each fault. */
export function instanceFrom(json: unknown): Instance {
  const parsed = parseInstance(json)
  const faults = [...(parsed.ok ? [] : parsed.faults), ...pinFaults(parsed.rows)]
  if (parsed.ok && faults.length === 0) return parsed.instance
  throw new CommandError(faultLines(faults))
}

/** One line for each fault, with its JSON path first. */
export const faultLines = (faults: readonly Fault[]): string =>
  faults.map(({ path, text }) => `${path}: ${text}`).join('\n')
