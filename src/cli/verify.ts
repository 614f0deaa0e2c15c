import { checkCertificate } from '../domain/matching/certificate.ts'
import { checkResult } from '../domain/matching/check.ts'
import { checkPlacements } from '../domain/matching/check-rules.ts'
import { jsonPath, quoted } from '../domain/matching/fault.ts'
import type { Instance } from '../domain/matching/instance.ts'
import { INSTANCE_FORMAT } from '../domain/matching/instance.ts'
import type { MatchingResult } from '../domain/matching/result.ts'
import { RESULT_FORMAT, parseResult, placementsIn } from '../domain/matching/result.ts'
import type { Violation } from '../domain/matching/violation.ts'
import type { Command, CommandContext, ExitStatus } from './command.ts'
import { CommandError, EXIT, readArguments } from './command.ts'
import { readJsonFile } from './files.ts'
import { instanceFrom } from './read-instance.ts'

/** `vfu verify`: checks a result against its instance, without the model and without an engine. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'kontrollera ett resultat mot sin instans, regel för regel och med beviset',
  usage: `vfu verify INSTANS.json RESULTAT.json

Räknar om varje regel, varje kriterium och beviset ur de två filerna, utan modellen och utan någon motor.
Skriver en rad för varje fel, med regelns nummer först.

Slutstatus: 0 resultatet håller, 5 det har minst ett fel, 2 fel i indata eller flaggor, 1 annat fel.
`,
  run,
}

interface Format {
  resultFormat: string
  violations: (instance: unknown, result: unknown) => Violation[]
  /** What to say of a result without violations. */
  verdict: (result: unknown) => string
}

const FORMATS: Readonly<Record<string, Format>> = {
  [INSTANCE_FORMAT]: {
    resultFormat: RESULT_FORMAT,
    violations: matchingViolations,
    verdict: matchingVerdict,
  },
}

async function run(args: readonly string[], { out }: CommandContext): Promise<ExitStatus> {
  const { positionals } = readArguments(args, {
    options: [],
    positionals: ['INSTANS.json', 'RESULTAT.json'],
  })
  const [instancePath = '', resultPath = ''] = positionals
  const instance = await readJsonFile(instancePath)
  const result = await readJsonFile(resultPath)
  const name = formatOf(instance)
  const format = Object.hasOwn(FORMATS, String(name)) ? FORMATS[String(name)] : undefined
  if (!format) throw new CommandError(wrongFormat(instancePath, name, Object.keys(FORMATS)))
  if (formatOf(result) !== format.resultFormat) {
    throw new CommandError(wrongFormat(resultPath, formatOf(result), [format.resultFormat]))
  }
  const violations = format.violations(instance, result)
  if (violations.length === 0) {
    out(`${format.verdict(result)}\n`)
    return EXIT.ok
  }
  out(violations.map(({ rule, text }) => `${rule}: ${text}\n`).join(''))
  return EXIT.violations
}

const formatOf = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined

const wrongFormat = (path: string, name: unknown, known: readonly string[]): string =>
  `${jsonPath(['format'])}: Filen ${path} har formatet ${quoted(name)}. Det ska vara ${known.map(quoted).join(' eller ')}.`

function matchingViolations(instanceJson: unknown, resultJson: unknown): Violation[] {
  const instance: Instance = instanceFrom(instanceJson)
  const parsed = parseResult(resultJson)
  if (parsed.ok) {
    const violations = checkResult(instance, parsed.result)
    return [...violations, ...checkCertificate(instance, parsed.result)]
  }
  // A result with a fault in its form is wrong already; the rules are still told of what can be read.
  const inForm = parsed.faults.map(({ path, text }) => ({ rule: 'format', text: `${path}: ${text}` }))
  return [...inForm, ...checkPlacements(instance, placementsIn(resultJson))]
}

function matchingVerdict(json: unknown): string {
  const parsed = parseResult(json)
  return VERDICTS[parsed.ok ? parsed.result.status : 'feasible']
}

const VERDICTS: Record<MatchingResult['status'], string> = {
  optimal:
    'Resultatet håller: alla regler och kriterier stämmer, och beviset visar att ingen plan är bättre.',
  feasible: 'Resultatet håller: alla regler och kriterier stämmer. Att planen är bäst är inte bevisat.',
  infeasible: 'Resultatet håller: beviset visar att ingen plan uppfyller reglerna.',
}
