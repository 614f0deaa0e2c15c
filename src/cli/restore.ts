import { MIGRATIONS, startUnmigrated } from '../adapters/db/connect.ts'
import { openDatabase } from '../adapters/db/database.ts'
import { restoreBackup, type RestoreRefusal } from '../adapters/db/restore.ts'
import { readConfig } from '../config.ts'
import { verifyAudit } from '../features/audit/commands.ts'
import type { Command, CommandContext, ExitStatus } from './command.ts'
import { CommandError, EXIT, readArguments } from './command.ts'
import { ensureReadable } from './files.ts'

/** `vfu restore`: a backup into an empty database. */
export const restoreCommand: Command = {
  name: 'restore',
  summary: 'läs tillbaka en sparad fil till en tom databas',
  usage: `vfu restore FIL

Fyller en tom databas med det som vfu backup har sparat, och kontrollerar att loggen är hel. Systemet ska vara stoppat.
En fil från en äldre version av programmet går bra: tabellerna uppdateras efteråt.

Är databasen inte tom: ange en ny mapp i VFU_DATA, eller en ny databas i DATABASE_URL. Gallra sedan med vfu retention, så att det
som gallrades efter att filen sparades försvinner igen.
`,
  run,
}

const REFUSALS: Readonly<Record<RestoreRefusal, string>> = {
  damaged: 'Filen är ingen säkerhetskopia, eller så är den skadad. Ingenting är ändrat. Ta en annan fil.',
  notEmpty:
    'Databasen är inte tom. Ingenting är ändrat. Ange en ny mapp i VFU_DATA, eller en ny databas i DATABASE_URL.',
  newer: 'Filen kommer från en nyare version av programmet. Ingenting är ändrat. Uppdatera programmet först.',
}

async function run(args: readonly string[], { environment, out }: CommandContext): Promise<ExitStatus> {
  const { positionals } = readArguments(args, { options: [], positionals: ['FIL'] })
  const file = positionals[0] ?? ''
  await ensureReadable(file)
  const server = await startUnmigrated(readConfig(environment))
  try {
    const outcome = await restoreBackup(server.connection, file, MIGRATIONS)
    if (!outcome.ok) throw new CommandError(REFUSALS[outcome.refusal])
    out(`${outcome.rows} rader i ${outcome.tables} tabeller är tillbaka, som de var ${outcome.at}.\n`)
    const { db, close } = openDatabase(server.connection, () => {})
    try {
      const { entries, brokenAt } = await verifyAudit({ db })
      if (brokenAt !== null) {
        out(`Loggen är bruten vid nummer ${brokenAt} av ${entries}: något i den saknas eller har ändrats.\n`)
        return EXIT.violations
      }
      out(`Loggen är hel: ${entries} poster.\n`)
    } finally {
      await close()
    }
  } finally {
    await server.stop()
  }
  return EXIT.ok
}
