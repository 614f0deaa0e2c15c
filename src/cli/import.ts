import path from 'node:path'
import type { Deps } from '../deps.ts'
import { SYSTEM_ACTOR } from '../domain/access/actor.ts'
import { applyImport, previewImport } from '../features/imports/commands.ts'
import { importKind } from '../features/imports/schema.ts'
import type { Command, CommandContext, ExitStatus } from './command.ts'
import { CommandError, EXIT, readArguments } from './command.ts'
import { readBytes } from './files.ts'
import { withSystem } from './system.ts'

const KINDS = importKind.options

/** `vfu import`: the same import as on the page, for a file at hand. */
export const importCommand: Command = {
  name: 'import',
  summary: 'läs in studenter, platser, restider eller organisation ur en fil',
  usage: `vfu import SLAG FIL [--term TERMIN] [--university LÄROSÄTE] [--pilot PILOT] [--gone keep | withdraw] [--apply yes | no]

  SLAG          ${KINDS.join(' | ')}
  --term        terminen, för students, offers och auscultants, till exempel VT2020
  --university  lärosätets id, för students
  --pilot       pilotens id, som i sidans adress, för auscultants
  --gone        vad som händer med det som inte längre finns i filen: keep (standard) eller withdraw
  --apply       no visar bara vad som skulle ändras; standard yes

Alla rader granskas innan något skrivs. Slutstatus: 0 klart, 2 fel i filen eller flaggorna, 1 annat fel.
`,
  run,
}

async function run(args: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { positionals, options } = readArguments(args, {
    options: ['term', 'university', 'pilot', 'gone', 'apply'],
    positionals: ['SLAG', 'FIL'],
  })
  const [kindName = '', file = ''] = positionals
  const kind = KINDS.find(candidate => candidate === kindName)
  if (!kind)
    throw new CommandError(`Slaget ${JSON.stringify(kindName)} finns inte. Välj ${KINDS.join(', ')}.`)
  const gone = choice('gone', options['gone'] ?? 'keep', ['keep', 'withdraw'])
  const apply = choice('apply', options['apply'] ?? 'yes', ['yes', 'no'])
  const termId = options['term'] ?? ''
  if (termId === '' && ['students', 'offers', 'auscultants'].includes(kind)) {
    throw new CommandError('Flaggan --term saknas. Ange terminen, till exempel --term VT2020.')
  }
  const request = {
    termId,
    kind,
    universityId: options['university'],
    pilotId: options['pilot'],
    // Its output is Swedish, as of every command.
    language: 'sv' as const,
    fileName: path.basename(file),
    bytes: await readBytes(file),
  }
  return withSystem(context, 'import', deps => importFile(deps, context, { ...request, gone, apply }))
}

type Request = Parameters<typeof previewImport>[2] & { gone: 'keep' | 'withdraw'; apply: 'yes' | 'no' }

async function importFile(deps: Deps, { out, err }: CommandContext, request: Request): Promise<ExitStatus> {
  const { faults, notes, warnings, ignoredColumns, difference, digest } = await previewImport(
    deps,
    SYSTEM_ACTOR,
    request,
  )
  for (const { text } of faults) err(`${text}\n`)
  if (faults.length > 0)
    throw new CommandError(
      faults.length === 1 ? 'Ett fel. Inget har lästs in.' : `${faults.length} fel. Inget har lästs in.`,
    )
  if (ignoredColumns.length > 0) err(`Kolumner som inte används: ${ignoredColumns.join(', ')}.\n`)
  for (const sentence of [...warnings, ...notes]) err(`${sentence}\n`)
  const found = {
    added: difference.added.length,
    changed: difference.changed.length,
    unchanged: difference.unchanged,
    gone: difference.gone.length,
  }
  out(`${summary(found)}${request.apply === 'no' ? ' Inget har skrivits.' : ''}\n`)
  if (request.apply === 'yes') await applyImport(deps, SYSTEM_ACTOR, { ...request, digest })
  return EXIT.ok
}

function summary({
  added,
  changed,
  unchanged,
  gone,
}: Record<'added' | 'changed' | 'unchanged' | 'gone', number>) {
  return `Nya: ${added}. Ändrade: ${changed}. Oförändrade: ${unchanged}. Finns inte längre i filen: ${gone}.`
}

function choice<Name extends string>(option: string, value: string, names: readonly Name[]): Name {
  const name = names.find(candidate => candidate === value)
  if (name) return name
  throw new CommandError(
    `Flaggan --${option} kan inte vara ${JSON.stringify(value)}. Välj ${names.join(' eller ')}.`,
  )
}
