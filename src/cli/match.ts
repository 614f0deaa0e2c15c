import type { EngineName } from '../domain/linear/model.ts'
import { ENGINES } from '../domain/linear/model.ts'
import { EngineFault } from '../domain/linear/engine-fault.ts'
import type { Policy } from '../domain/matching/instance.ts'
import { POLICIES } from '../domain/matching/instance.ts'
import { matchInstance } from '../domain/matching/match.ts'
import type { MatchingResult } from '../domain/matching/result.ts'
import type { ResultFaultCode } from '../domain/matching/result-fault.ts'
import { ResultFault } from '../domain/matching/result-fault.ts'
import type { Command, CommandContext, ExitStatus } from './command.ts'
import { CommandError, EXIT, readArguments } from './command.ts'
import { ensureWritable, readJsonFile, writeFileAtomically } from './files.ts'
import { resultSummary } from './match-summary.ts'
import { instanceFrom } from './read-instance.ts'
import { resultText } from './result-text.ts'
import { secondsFrom } from './time-limit.ts'

/** `vfu match`: a file with an instance in, a file with a proved result out. */
export const matchCommand: Command = {
  name: 'match',
  summary: 'matcha studenter mot VFU-platser och bevisa att ingen plan är bättre',
  usage: `vfu match INSTANS.json [--out RESULTAT.json] [--policy P] [--engine E] [--time-limit SEKUNDER]

  --out         filen som resultatet skrivs till; utan den skrivs det till standard ut
  --policy      ${POLICIES.join(' | ')}
                utan den gäller instansens egen
  --engine      ${ENGINES.join(' | ')}; utan den används network
  --time-limit  så många sekunder får det ta, 600 om inget sägs; sedan gäller den bästa plan som är funnen.
                Kontrollen av resultatet görs alltid klar: räkna med upp till en femtedel och en sekund till

Slutstatus: 0 bevisat bäst, 3 ingen plan uppfyller reglerna, 4 tiden tog slut men en plan finns,
2 fel i indata eller flaggor, 1 annat fel.
`,
  run,
}

const STATUS: Record<MatchingResult['status'], ExitStatus> = {
  optimal: EXIT.ok,
  feasible: EXIT.timeLimit,
  infeasible: EXIT.infeasible,
}

async function run(args: readonly string[], { out, err, now, solvers }: CommandContext): Promise<ExitStatus> {
  const { positionals, options } = readArguments(args, {
    options: ['out', 'policy', 'engine', 'time-limit'],
    positionals: ['INSTANS.json'],
  })
  const policy = oneOf<Policy>('policy', options['policy'], POLICIES)
  const engine = oneOf<EngineName>('engine', options['engine'], ENGINES) ?? 'network'
  const timeLimitSeconds = secondsFrom(options['time-limit'])
  const outPath = options['out']
  if (outPath !== undefined) await ensureWritable(outPath)

  const instance = instanceFrom(await readJsonFile(positionals[0] ?? ''))
  const result = await matchInstance(instance, {
    policy: policy ?? instance.policy,
    engine,
    solver: engine === 'network' ? null : solvers.solverFor(engine),
    now,
    ...(timeLimitSeconds === undefined ? {} : { timeLimitSeconds }),
  }).catch(explainFault)

  const text = resultText(result)
  if (outPath === undefined) out(text)
  else await writeFileAtomically(outPath, text)
  err(resultSummary(instance, result))
  return STATUS[result.status]
}

function explainFault(error: unknown): never {
  if (error instanceof ResultFault) {
    throw new CommandError(`${error.message} ${REMEDIES[error.code]}`, EXIT.failed)
  }
  if (!(error instanceof EngineFault)) throw error
  const text =
    error.code === 'engineRefused'
      ? error.message
      : `Motorn ${error.engine} gav ett svar som inte höll för granskning (${error.message}). ${ANOTHER_ENGINE}`
  throw new CommandError(text, EXIT.failed)
}

const ANOTHER_ENGINE = 'Pröva den andra motorn med --engine.'

const REMEDIES: Record<ResultFaultCode, string> = {
  resultDoesNotHold: ANOTHER_ENGINE,
  noPlanInTime: 'Ge längre tid med --time-limit.',
  proofTooLarge: 'Pröva med färre grupper som ska placeras tillsammans.',
}

function oneOf<Name extends string>(
  option: string,
  value: string | undefined,
  names: readonly Name[],
): Name | undefined {
  if (value === undefined) return undefined
  const name = names.find(candidate => candidate === value)
  if (name === undefined) {
    throw new CommandError(
      `Flaggan --${option} kan inte vara ${JSON.stringify(value)}. Välj ${names.join(', ')}.`,
    )
  }
  return name
}
