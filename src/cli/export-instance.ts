import { instanceOfTerm } from '../features/runs/commands.ts'
import type { Command, CommandContext, ExitStatus } from './command.ts'
import { EXIT, readArguments } from './command.ts'
import { ensureWritable, writeFileAtomically } from './files.ts'
import { withSystem } from './system.ts'

/** `vfu export-instance`: a term of the database as the file that `vfu match` takes. */
export const exportInstanceCommand: Command = {
  name: 'export-instance',
  summary: 'skriv en termin som den fil som vfu match tar emot',
  usage: `vfu export-instance TERMIN [--out INSTANS.json]

Filen har inga namn: studenter och platser heter som i databasen, en slumpad id var.
Utan --out skrivs den till standard ut.
`,
  run,
}

async function run(args: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { positionals, options } = readArguments(args, { options: ['out'], positionals: ['TERMIN'] })
  const outPath = options['out']
  if (outPath !== undefined) await ensureWritable(outPath)
  const instance = await withSystem(context, 'export-instance', deps =>
    instanceOfTerm(deps.db, positionals[0] ?? ''),
  )
  const text = `${JSON.stringify(instance, null, 2)}\n`
  if (outPath === undefined) context.out(text)
  else await writeFileAtomically(outPath, text)
  context.err(`${instance.students.length} studenter, ${instance.offers.length} erbjudanden.\n`)
  return EXIT.ok
}
