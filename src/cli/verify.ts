import { checkPlan } from '../domain/auscultation/check.ts'
import { checkSessions } from '../domain/auscultation/check-rules.ts'
import { PILOT_FORMAT } from '../domain/auscultation/pilot.ts'
import { PLAN_FORMAT, parsePlan, sessionsIn } from '../domain/auscultation/plan-file.ts'
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
import { pilotFrom } from './read-pilot.ts'

/** `vfu verify`: checks a result against its instance, without the model and without an engine. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'kontrollera ett resultat mot sin instans, eller en plan mot sin pilot, regel för regel',
  usage: `vfu verify INSTANS.json RESULTAT.json
vfu verify PILOT.json PLAN.json

Räknar om varje regel, varje kriterium och beviset ur de två filerna, utan modellen och utan någon motor.
En plan har inget bevis: reglerna A1–A9 och måtten räknas om. Skriver en rad för varje fel, med regelns nummer först.

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
  [PILOT_FORMAT]: {
    resultFormat: PLAN_FORMAT,
    violations: planViolations,
    verdict: planVerdict,
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

function planViolations(pilotJson: unknown, planJson: unknown): Violation[] {
  const pilot = pilotFrom(pilotJson)
  const parsed = parsePlan(planJson)
  if (parsed.ok) return checkPlan(pilot, parsed.plan)
  const inForm = parsed.faults.map(({ path, text }) => ({ rule: 'format', text: `${path}: ${text}` }))
  return [...inForm, ...checkSessions(pilot, sessionsIn(planJson))]
}

function planVerdict(json: unknown): string {
  const parsed = parsePlan(json)
  return parsed.ok && parsed.plan.status === 'infeasible'
    ? 'Planen är rätt skriven. Att ingen plan finns går inte att kontrollera ur filen.'
    : 'Planen håller: reglerna A1–A9 och alla mått stämmer. Att den är bäst går inte att kontrollera ur filen.'
}

const VERDICTS: Record<MatchingResult['status'], string> = {
  optimal:
    'Resultatet håller: alla regler och kriterier stämmer, och beviset visar att ingen plan är bättre.',
  feasible: 'Resultatet håller: alla regler och kriterier stämmer. Att planen är bäst är inte bevisat.',
  infeasible: 'Resultatet håller: beviset visar att ingen plan uppfyller reglerna.',
}
