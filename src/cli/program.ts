import type { Command, CommandContext, ExitStatus } from './command.ts'
import { CommandError, EXIT } from './command.ts'

/** By name. A command is loaded when it is called: matching a file needs no database. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  match: async () => (await import('./match.ts')).matchCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  plan: async () => (await import('./plan.ts')).planCommand,
  import: async () => (await import('./import.ts')).importCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  retention: async () => (await import('./retention.ts')).retentionCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  'second-factor': async () => (await import('./second-factor.ts')).secondFactorCommand,
  'export-instance': async () => (await import('./export-instance.ts')).exportInstanceCommand,
}

async function help(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map(load => load()))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(17)}${summary}`)
  return `vfu KOMMANDO …\n\n${lines.join('\n')}\n\nvfu KOMMANDO --help visar kommandots flaggor.\n`
}

/**
 * Runs the command that the arguments name. Everything that the person can put right is told in Swedish on
 * standard error and in the exit status; only a bug shows its stack.
 */
export async function runProgram(args: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const [name, ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') {
    context.out(await help())
    return EXIT.ok
  }
  const load = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) {
    const fault = name === undefined ? '' : `Kommandot ${JSON.stringify(name)} finns inte.\n\n`
    context.err(`${fault}${await help()}`)
    return EXIT.wrongInput
  }
  const command = await load()
  if (rest.includes('--help') || rest.includes('-h')) {
    context.out(command.usage)
    return EXIT.ok
  }
  try {
    return await command.run(rest, context)
  } catch (error) {
    if (error instanceof CommandError) {
      context.err(`${error.message}\n`)
      return error.status
    }
    context.err(`Oväntat fel: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return EXIT.failed
  }
}
