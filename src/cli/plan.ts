import { planPilot } from '../domain/auscultation/plan-pilot.ts'
import type { PlanFile } from '../domain/auscultation/plan-file.ts'
import { EngineFault } from '../domain/linear/engine-fault.ts'
import { ResultFault } from '../domain/matching/result-fault.ts'
import type { Command, CommandContext, ExitStatus } from './command.ts'
import { CommandError, EXIT, readArguments } from './command.ts'
import { ensureWritable, readJsonFile, writeFileAtomically } from './files.ts'
import { planSummary } from './plan-summary.ts'
import { pilotFrom, previousPlanFrom } from './read-pilot.ts'
import { secondsFrom } from './time-limit.ts'

/** `vfu plan`: a file with a pilot in, a file with its days out. */
export const planCommand: Command = {
  name: 'plan',
  summary: 'planera en pilots auskultationsdagar och bevisa att ingen plan är bättre',
  usage: `vfu plan PILOT.json [--out PLAN.json] [--previous PLAN.json] [--time-limit SEKUNDER]

  --out         filen som planen skrivs till; utan den skrivs den till standard ut
  --previous    pilotens tidigare plan; så många tillfällen som möjligt blir kvar som de var
  --time-limit  så många sekunder får det ta, 600 om inget sägs; sedan gäller den bästa plan som är funnen

Slutstatus: 0 bevisat bäst, 3 ingen plan uppfyller reglerna, 4 tiden tog slut men en plan finns,
2 fel i indata eller flaggor, 1 annat fel.
`,
  run,
}

const STATUS: Record<PlanFile['status'], ExitStatus> = {
  optimal: EXIT.ok,
  feasible: EXIT.timeLimit,
  infeasible: EXIT.infeasible,
}

async function run(args: readonly string[], { out, err, now, solvers }: CommandContext): Promise<ExitStatus> {
  const { positionals, options } = readArguments(args, {
    options: ['out', 'previous', 'time-limit'],
    positionals: ['PILOT.json'],
  })
  const timeLimitSeconds = secondsFrom(options['time-limit'])
  const outPath = options['out']
  if (outPath !== undefined) await ensureWritable(outPath)
  const pilot = pilotFrom(await readJsonFile(positionals[0] ?? ''))
  const previousPath = options['previous']
  const previous =
    previousPath === undefined ? null : previousPlanFrom(await readJsonFile(previousPath), pilot)

  const started = now()
  const result = await planPilot(pilot, {
    search: solvers.solverFor('conflict-search'),
    engine: solvers.solverFor('highs'),
    previous: previous?.sessions,
    timeLimitSeconds,
    now,
  }).catch(explainFault)

  const text = `${JSON.stringify(result.plan, null, 2)}\n`
  if (outPath === undefined) out(text)
  else await writeFileAtomically(outPath, text)
  err(planSummary(result, (now() - started) / 1000))
  return STATUS[result.plan.status]
}

function explainFault(error: unknown): never {
  if (error instanceof ResultFault) {
    const remedy = error.code === 'noPlanInTime' ? ' Ge längre tid med --time-limit.' : ''
    throw new CommandError(`${error.message}${remedy}`, EXIT.failed)
  }
  if (!(error instanceof EngineFault)) throw error
  throw new CommandError(`Motorn gav inget svar som går att använda (${error.message}).`, EXIT.failed)
}
