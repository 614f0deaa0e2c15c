import { writeBackup } from '../adapters/db/backup.ts'
import { joinDatabase } from '../adapters/db/connect.ts'
import { readConfig } from '../config.ts'
import type { Command, CommandContext, ExitStatus } from './command.ts'
import { EXIT, readArguments } from './command.ts'
import { ensureWritable } from './files.ts'

/** `vfu backup`: everything in the database as one file, while the program is in use. */
export const backupCommand: Command = {
  name: 'backup',
  summary: 'spara allt i databasen i en fil',
  usage: `vfu backup FIL

Skriver allt som finns i databasen, som det var i ett och samma ögonblick. Det går bra medan systemet används. Filen kan
läsas tillbaka med vfu restore, också till en annan sorts databas än den kommer från.

Filen innehåller personuppgifter: förvara den som databasen.
`,
  run,
}

async function run(args: readonly string[], { environment, out }: CommandContext): Promise<ExitStatus> {
  const { positionals } = readArguments(args, { options: [], positionals: ['FIL'] })
  const file = positionals[0] ?? ''
  await ensureWritable(file)
  const server = await joinDatabase(readConfig(environment))
  try {
    const { tables, rows } = await writeBackup(server.connection, file)
    out(`${rows} rader ur ${tables} tabeller är sparade i ${file}.\n`)
  } finally {
    await server.stop()
  }
  return EXIT.ok
}
