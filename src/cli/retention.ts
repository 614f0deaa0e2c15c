import { foreseeRetention, runRetention } from '../features/retention/commands.ts'
import type { Command, CommandContext, ExitStatus } from './command.ts'
import { EXIT, readArguments } from './command.ts'
import { withSystem } from './system.ts'

/** `vfu retention`: ends the personal data whose time has come (P4). */
export const retentionCommand: Command = {
  name: 'retention',
  summary: 'gallra personuppgifter vars tid är ute',
  usage: `vfu retention [--dry-run]

Gör det som servern annars gör av sig själv varje timme, och skriver ett protokoll som syns på sidan Gallring.

  --dry-run   visa vad som skulle gallras, och ändra ingenting
`,
  run,
}

async function run(args: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { flags } = readArguments(args, { options: [], flags: ['dry-run'], positionals: [] })
  const isDryRun = flags.has('dry-run')
  const entries = await withSystem(context, 'retention', isDryRun ? foreseeRetention : runRetention)
  if (entries.length === 0) context.out('Det finns inget att gallra.\n')
  for (const { rule, table, termId, rows } of entries)
    context.out(`${rule.padEnd(12)} ${(termId ?? '–').padEnd(7)} ${table.padEnd(22)} ${rows}\n`)
  if (isDryRun && entries.length > 0) context.err('Ingenting har ändrats.\n')
  return EXIT.ok
}
