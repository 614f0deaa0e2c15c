import { parseArgs } from 'node:util'
import type { Solvers } from '../ports/solver.ts'

/** How a command ended, as the process's exit status. */
export const EXIT = {
  ok: 0,
  failed: 1,
  wrongInput: 2,
  infeasible: 3,
  timeLimit: 4,
  violations: 5,
} as const
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT]

/** What a command is given instead of the process. */
export interface CommandContext {
  /** Writes to standard output; the text brings its own line feeds. */
  readonly out: (text: string) => void
  /** Writes to standard error. */
  readonly err: (text: string) => void
  /** Milliseconds that never go backwards. */
  readonly now: () => number
  readonly solvers: Solvers
  /** The process's environment, for commands that use the database. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** One of the program's commands. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** The whole help text of the command. */
  readonly usage: string
  readonly run: (args: readonly string[], context: CommandContext) => Promise<ExitStatus>
}

/** Something that the person can put right; the message is a Swedish sentence. Ends the command with `status`. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly status: ExitStatus

  constructor(message: string, status: ExitStatus = EXIT.wrongInput) {
    super(message)
    this.status = status
  }
}

export interface Arguments {
  readonly positionals: readonly string[]
  /** The options that were given, without their dashes. */
  readonly options: Readonly<Record<string, string>>
  /** The flags without a value that were given, without their dashes. */
  readonly flags: ReadonlySet<string>
}

/**
 * Reads a command's arguments: options that each take a value, flags that take none, and exactly the named positionals. Throws a
 * {@link CommandError} for an unknown option, an option without its value, and too few or too many positionals.
 */
export function readArguments(
  args: readonly string[],
  expected: {
    options: readonly string[]
    flags?: readonly string[]
    positionals: readonly string[]
  },
): Arguments {
  const known = [...expected.options, ...(expected.flags ?? [])]
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      known.map(name => [name, { type: expected.options.includes(name) ? 'string' : 'boolean' }] as const),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const positionals: string[] = []
  const options: Record<string, string> = {}
  const flags = new Set<string>()
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    if (!known.includes(token.name)) {
      throw new CommandError(`Flaggan ${token.rawName} finns inte. ${knownOptions(known)}`)
    }
    if (!expected.options.includes(token.name)) {
      if (token.value !== undefined) throw new CommandError(`Flaggan ${token.rawName} tar inget värde.`)
      flags.add(token.name)
      continue
    }
    if (
      token.value === undefined ||
      token.value === '' ||
      (!token.inlineValue && token.value.startsWith('--'))
    ) {
      throw new CommandError(`Flaggan ${token.rawName} saknar sitt värde. Skriv det efter flaggan.`)
    }
    if (options[token.name] !== undefined) {
      throw new CommandError(`Flaggan ${token.rawName} står två gånger. Behåll en av dem.`)
    }
    options[token.name] = token.value
  }
  const missing = expected.positionals.slice(positionals.length)
  if (missing.length > 0) throw new CommandError(`${missing.join(' och ')} saknas. Ange filens namn.`)
  const extra = positionals[expected.positionals.length]
  if (extra !== undefined) throw new CommandError(`Argumentet ${JSON.stringify(extra)} är ett för mycket.`)
  return { positionals, options, flags }
}

function knownOptions(names: readonly string[]): string {
  if (names.length === 0) return 'Kommandot har inga flaggor.'
  return `De som finns är ${names.map(name => `--${name}`).join(', ')}.`
}
