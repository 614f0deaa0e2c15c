import { resetFactorOf } from '../features/second-factor/commands.ts'
import type { Command, CommandContext, ExitStatus } from './command.ts'
import { CommandError, EXIT, readArguments } from './command.ts'
import { withSystem } from './system.ts'

/** `vfu second-factor reset EMAIL`: for the only central coordinator, who has lost telephone and recovery codes. */
export const secondFactorCommand: Command = {
  name: 'second-factor',
  summary: 'nollställ en persons inloggningskoder',
  usage: `vfu second-factor reset E-POST

Tar bort koderna i telefonen och reservkoderna för personen med adressen, och avslutar personens inloggningar. Finns en annan
projektledare gör hellre hen det på sidan Personer. Loggen visar att det gjordes här, och personen får ett brev.
`,
  run,
}

async function run(args: readonly string[], context: CommandContext): Promise<ExitStatus> {
  const { positionals } = readArguments(args, { options: [], positionals: ['reset', 'E-postadressen'] })
  const [action, email = ''] = positionals
  if (action !== 'reset') throw new CommandError('Det som finns är vfu second-factor reset.')
  await withSystem(context, 'second-factor', deps => resetFactorOf(deps, email))
  context.out('Koderna är nollställda. Personen lägger till en telefon vid nästa inloggning.\n')
  return EXIT.ok
}
