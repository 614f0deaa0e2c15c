import { systemClock } from '../adapters/clock.ts'
import { examine } from '../doctor/examination.ts'
import type { Level } from '../doctor/finding.ts'
import type { Command, CommandContext, ExitStatus } from './command.ts'
import { EXIT, readArguments } from './command.ts'

/** `vfu doctor`: what is wrong with the installation, and what to do about it. */
export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'undersök om allt som systemet behöver är på plats',
  usage: `vfu doctor [--faults]

Undersöker inställningarna, datorn, databasen, mejlservern, nycklarna, adressen, säkerhetskopiorna och inloggningstjänsterna,
också medan systemet används. Ändrar ingenting, skickar inga mejl och visar inga hemligheter.

  --faults   visa bara det som är fel eller behöver tänkas över

Avslutas med 5 när något är fel, annars med 0.
`,
  run,
}

const WORDS: Readonly<Record<Level, string>> = { ok: 'bra', warning: 'varning', fault: 'fel' }

async function run(args: readonly string[], { environment, out }: CommandContext): Promise<ExitStatus> {
  const { flags } = readArguments(args, { options: [], flags: ['faults'], positionals: [] })
  const findings = await examine(environment, () => systemClock.now())
  const shown = flags.has('faults') ? findings.filter(({ level }) => level !== 'ok') : findings
  for (const { level, text, remedy } of shown)
    out(`${WORDS[level].padEnd(8)} ${[text, remedy].filter(part => part !== '').join(' ')}\n`)
  const count = (level: Level) => findings.filter(finding => finding.level === level).length
  const [faults, warnings] = [count('fault'), count('warning')]
  out(`\n${faults} fel, ${warnings} ${warnings === 1 ? 'varning' : 'varningar'}.\n`)
  return faults > 0 ? EXIT.violations : EXIT.ok
}
