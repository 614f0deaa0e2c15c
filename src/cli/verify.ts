import { checkPlan } from '../domain/auscultation/check.ts'
import { checkSessions } from '../domain/auscultation/check-rules.ts'
import { PILOT_FORMAT } from '../domain/auscultation/pilot.ts'
import { PLAN_FORMAT, parsePlan, sessionsIn } from '../domain/auscultation/plan-file.ts'
import { checkCertificate } from '../domain/matching/certificate.ts'
import { checkResult } from '../domain/matching/check.ts'
import { checkPlacements } from '../domain/matching/check-rules.ts'
import type { Fault } from '../domain/matching/fault.ts'
import { jsonPath, quoted } from '../domain/matching/fault.ts'
import { INSTANCE_FORMAT } from '../domain/matching/instance.ts'
import type { MatchingResult } from '../domain/matching/result.ts'
import { RESULT_FORMAT, parseResult, placementsIn } from '../domain/matching/result.ts'
import type { Violation } from '../domain/matching/violation.ts'
import type { Command, CommandContext, ExitStatus } from './command.ts'
import { CommandError, EXIT, readArguments } from './command.ts'
import { readJsonFile } from './files.ts'
import { faultLines, instanceFrom } from './read-instance.ts'
import { pilotFrom } from './read-pilot.ts'

/** `vfu verify`: checks a result against its instance, without the model and without an engine. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'kontrollera ett resultat mot sin instans, eller en plan mot sin pilot, regel för regel',
  usage: `vfu verify INSTANS.json RESULTAT.json
vfu verify PILOT.json PLAN.json

Räknar om varje regel, varje kriterium och beviset ur de två filerna, utan modellen och utan någon motor.
En plan har inget bevis: reglerna A1–A9 och måtten räknas om. Skriver en rad för varje fel, med regelns nummer först.
Följer resultatet eller planen inte formatet skrivs en rad för varje sådant fel till standard fel, med sin plats först.

Slutstatus: 0 resultatet håller, 5 det har minst ett fel, 2 fel i indata eller flaggor, 1 annat fel.
`,
  run,
}

interface Format {
  resultFormat: string
  judge: (instance: unknown, result: unknown) => Judgement
}

interface Judgement {
  readonly violations: readonly Violation[]
  /** Faults in the result's form. */
  readonly faults: readonly Fault[]
  /** What to say of a result without either. */
  readonly verdict: string
}

const FORMATS: Readonly<Record<string, Format>> = {
  [INSTANCE_FORMAT]: {
    resultFormat: RESULT_FORMAT,
    judge: judgeMatching,
  },
  [PILOT_FORMAT]: {
    resultFormat: PLAN_FORMAT,
    judge: judgePlan,
  },
}

async function run(args: readonly string[], { out, err }: CommandContext): Promise<ExitStatus> {
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
  const { violations, faults, verdict } = format.judge(instance, result)
  if (faults.length > 0) err(`${faultLines(faults)}\n`)
  if (violations.length > 0) {
    out(violations.map(({ rule, text }) => `${rule}: ${text}\n`).join(''))
    return EXIT.violations
  }
  if (faults.length > 0) return EXIT.wrongInput
  out(`${verdict}\n`)
  return EXIT.ok
}

const formatOf = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined

const wrongFormat = (path: string, name: unknown, known: readonly string[]): string =>
  `${jsonPath(['format'])}: Filen ${path} har formatet ${quoted(name)}. Det ska vara ${known.map(quoted).join(' eller ')}.`

function judgeMatching(instanceJson: unknown, resultJson: unknown): Judgement {
  const instance = instanceFrom(instanceJson)
  const parsed = parseResult(resultJson)
  if (parsed.ok) {
    const { result } = parsed
    const violations = [...checkResult(instance, result), ...checkCertificate(instance, result)]
    return { violations, faults: [], verdict: VERDICTS[result.status] }
  }
  // The rules can often be told from the placements all the same.
  const placements = placementsIn(resultJson)
  const violations = placements ? checkPlacements(instance, placements) : []
  return { violations, faults: parsed.faults, verdict: '' }
}

function judgePlan(pilotJson: unknown, planJson: unknown): Judgement {
  const pilot = pilotFrom(pilotJson)
  const parsed = parsePlan(planJson)
  if (parsed.ok) {
    const verdict = parsed.plan.status === 'infeasible' ? NO_PLAN : PLAN_HOLDS
    return { violations: checkPlan(pilot, parsed.plan), faults: [], verdict }
  }
  // The rules can often be told from the sessions all the same.
  return { violations: checkSessions(pilot, sessionsIn(planJson)), faults: parsed.faults, verdict: '' }
}

const NO_PLAN = 'Planen är rätt skriven. Att ingen plan finns går inte att kontrollera ur filen.'
const PLAN_HOLDS =
  'Planen håller: reglerna A1–A9 och alla mått stämmer. Att den är bäst går inte att kontrollera ur filen.'

const VERDICTS: Record<MatchingResult['status'], string> = {
  optimal:
    'Resultatet håller: alla regler och kriterier stämmer, och beviset visar att ingen plan är bättre.',
  feasible: 'Resultatet håller: alla regler och kriterier stämmer. Att planen är bäst är inte bevisat.',
  infeasible: 'Resultatet håller: beviset visar att ingen plan uppfyller reglerna.',
}
