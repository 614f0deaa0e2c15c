import { readFileSync } from 'node:fs'
import { workerSolvers } from '../src/adapters/solver/worker.ts'
import { ENGINES } from '../src/domain/linear/model.ts'
import { EngineFault } from '../src/domain/linear/engine-fault.ts'
import { parseInstance } from '../src/domain/matching/instance.ts'
import type { Instance } from '../src/domain/matching/instance.ts'
import { matchInstance } from '../src/domain/matching/match.ts'
import { bigInstance } from '../test/support/big-instance.ts'
import type { Measurement } from './measurement.ts'

// One match in a process of its own, so that the peak memory is this match's alone.
// Arguments: a size or the file of an instance, an engine, a time limit in seconds. Prints one line of JSON.

function instanceOf(source: string): Instance {
  if (/^\d+$/.test(source)) return bigInstance(Number(source), 1)
  const parsed = parseInstance(JSON.parse(readFileSync(source, 'utf8')))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.instance
}

async function measured(source: string, engineName: string, timeLimitSeconds: number): Promise<Measurement> {
  const engine = ENGINES.find(name => name === engineName)
  if (!engine) throw new Error(`unknown engine ${engineName}`)
  const instance = instanceOf(source)
  const solvers = workerSolvers()
  try {
    const start = performance.now()
    const result = await matchInstance(instance, {
      engine,
      solver: solvers.solverFor(engine),
      timeLimitSeconds,
      now: () => performance.now(),
    })
    const milliseconds = Math.round(performance.now() - start)
    const memoryMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
    return { status: result.status, milliseconds, memoryMegabytes, placed: result.placements.length }
  } catch (error) {
    if (!(error instanceof EngineFault)) throw error
    return { status: 'refused', reason: error.message }
  } finally {
    await solvers.close()
  }
}

const [source = '', engine = '', seconds = '600'] = process.argv.slice(2)
process.stdout.write(`${JSON.stringify(await measured(source, engine, Number(seconds)))}\n`)
