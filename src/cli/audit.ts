import { verifyAudit } from '../features/audit/commands.ts'
import type { Command, CommandContext, ExitStatus } from './command.ts'
import { CommandError, EXIT, readArguments } from './command.ts'
import { withSystem } from './system.ts'

/** `vfu audit verify`: whether the audit log is as it was written. */
export const auditCommand: Command = {
  name: 'audit',
  summary: 'kontrollera att loggen är orörd',
  usage: `vfu audit verify

Följer loggens kedja från första posten till den sista. Slutar med 5 om någon post saknas eller har ändrats.
Anteckna slutsumman: står den kvar i en senare kontroll är allt före den orört.
`,
  run,
}

async function run(args: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { positionals } = readArguments(args, { options: [], positionals: ['verify'] })
  if (positionals[0] !== 'verify') throw new CommandError('Det som finns är vfu audit verify.')
  const { entries, hash, brokenAt } = await withSystem(context, 'audit', verifyAudit)
  if (brokenAt !== null) {
    context.err(`Loggen är bruten vid nummer ${brokenAt} av ${entries}.\n`)
    return EXIT.violations
  }
  context.out(`Loggen är hel: ${entries} poster, slutsumma ${hash}.\n`)
  return EXIT.ok
}
