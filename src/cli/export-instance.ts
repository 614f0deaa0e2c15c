import { deidentified } from '../domain/matching/deidentified.ts'
import type { InstanceInput } from '../domain/matching/instance.ts'
import type { Deps } from '../deps.ts'
import { recordReading } from '../features/audit/commands.ts'
import { refuseLeakingFile } from '../features/leaks/commands.ts'
import { chosenInstance, instanceOfTerm } from '../features/runs/commands.ts'
import type { Command, CommandContext, ExitStatus } from './command.ts'
import { EXIT, readArguments } from './command.ts'
import { ensureWritable, writeFileAtomically } from './files.ts'
import { withSystem } from './system.ts'

/** `vfu export-instance`: a term of the database as the file that `vfu match` takes. */
export const exportInstanceCommand: Command = {
  name: 'export-instance',
  summary: 'skriv en termin som den fil som vfu match tar emot',
  usage: `vfu export-instance TERMIN [--deidentified] [--out INSTANS.json]

Filen har inga namn på personer: studenter och platser heter som i databasen, ett slumpat id var.

  --deidentified   den valda körningens underlag i den form som får lämnas ut: utan enheters namn och fri text, och
                   utan skälen till att en plats är stängd för en student. Matchningen ger samma placeringar.
  --out FIL        skriv till filen i stället för till standard ut
`,
  run,
}

async function run(args: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { positionals, options, flags } = readArguments(args, {
    options: ['out'],
    flags: ['deidentified'],
    positionals: ['TERMIN'],
  })
  const termId = positionals[0] ?? ''
  const outPath = options['out']
  if (outPath !== undefined) await ensureWritable(outPath)
  const { instance, text } = await withSystem(context, 'export-instance', async deps => {
    const exported = await exportedInstance(deps, termId, flags.has('deidentified'))
    const file = `${JSON.stringify(exported, null, 2)}\n`
    await refuseLeakingFile(deps, 'export', file)
    return { instance: exported, text: file }
  })
  if (outPath === undefined) context.out(text)
  else await writeFileAtomically(outPath, text)
  context.err(`${instance.students.length} studenter, ${instance.offers.length} erbjudanden.\n`)
  return EXIT.ok
}

async function exportedInstance(deps: Deps, termId: string, isDeidentified: boolean): Promise<InstanceInput> {
  const { db } = deps
  if (isDeidentified)
    return deidentified((await chosenInstance(db, termId)) ?? (await instanceOfTerm(db, termId)))
  const instance = await instanceOfTerm(db, termId)
  // It holds every block (R10).
  await recordReading(deps, 'term', [termId])
  return instance
}
