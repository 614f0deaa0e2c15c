import { readFileSync } from 'node:fs'
import { workerSolvers } from '../src/adapters/solver/worker.ts'
import { parsePilot } from '../src/domain/auscultation/pilot.ts'
import type { Pilot } from '../src/domain/auscultation/pilot.ts'
import { planPilot } from '../src/domain/auscultation/plan-pilot.ts'
import { bigPilot } from '../test/support/big-pilot.ts'
import type { PlanMeasurement } from './measurement.ts'

// One plan in a process of its own, so that the peak memory is this plan's alone.
// Arguments: a size (districts × students each, as `3x10`) or the file of a pilot, a seed for the size, a time limit
// in seconds. Prints one line of JSON.

function pilotOf(source: string, seed: number): Pilot {
  const size = /^(\d+)x(\d+)$/.exec(source)
  if (size) return bigPilot(Number(size[1]), Number(size[2]), seed)
  const parsed = parsePilot(JSON.parse(readFileSync(source, 'utf8')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.pilot
}

async function measured(source: string, seed: number, timeLimitSeconds: number): Promise<PlanMeasurement> {
  const pilot = pilotOf(source, seed)
  const solvers = workerSolvers()
  try {
    const start = performance.now()
    const { plan, questions } = await planPilot(pilot, {
      search: solvers.solverFor('conflict-search'),
      engine: solvers.solverFor('highs'),
      timeLimitSeconds,
      now: () => performance.now(),
    })
    return {
      status: plan.status,
      milliseconds: Math.round(performance.now() - start),
      memoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      sessions: plan.sessions.length,
      questions,
    }
  } finally {
    await solvers.close()
  }
}

const [source = '', seed = '1', seconds = '600'] = process.argv.slice(2)
process.stdout.write(`${JSON.stringify(await measured(source, Number(seed), Number(seconds)))}\n`)
