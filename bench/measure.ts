import { workerSolvers } from '../src/adapters/solver/worker.ts'
import type { EngineName } from '../src/domain/linear/model.ts'
import { ENGINES } from '../src/domain/linear/model.ts'
import { EngineFault } from '../src/domain/linear/engine-fault.ts'
import { parseInstance } from '../src/domain/matching/instance.ts'
import type { Instance } from '../src/domain/matching/instance.ts'
import { matchInstance } from '../src/domain/matching/match.ts'
import { repairInstance } from '../src/domain/matching/repair.ts'
import type { MatchingResult } from '../src/domain/matching/result.ts'
import { benchInstance } from './bench-instance.ts'
import type { Measurement, Task } from './measurement.ts'
import { TASKS } from './measurement.ts'

// One match in a process of its own, so that the peak memory is this match's alone; a repair's is with the match before it,
// whose time is not counted. Arguments: a size or the file of an instance, match or repair, an engine, a time limit in
// seconds. Prints one line of JSON.

/** The instance after the first placement's place is lost: its student is not placed there again, the rest is kept if it can be. */
async function withoutFirstPlace(whole: Instance, match: (instance: Instance) => Promise<MatchingResult>) {
  const [gone, ...rest] = (await match(whole)).placements
  if (!gone) throw new Error('nobody is placed, so no place can be lost')
  const offers = whole.offers.map(offer =>
    offer.id === gone.offer ? { ...offer, places: offer.places - 1 } : offer,
  )
  const students = whole.students.map(student =>
    student.id === gone.student
      ? { ...student, blocked: [...student.blocked, { offer: gone.offer }] }
      : student,
  )
  const held = rest.map(({ student, offer }) => ({ student, offer, isCompleted: false }))
  const parsed = parseInstance(repairInstance({ ...whole, offers, students }, held))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.instance
}

interface Asked {
  readonly source: string
  readonly task: Task
  readonly engine: EngineName
  readonly timeLimitSeconds: number
}

async function measured({ source, task, engine, timeLimitSeconds }: Asked): Promise<Measurement> {
  const solvers = workerSolvers()
  const match = (instance: Instance, by = engine) => {
    const solver = by === 'network' ? null : solvers.solverFor(by)
    return matchInstance(instance, { engine: by, solver, timeLimitSeconds, now: () => performance.now() })
  }
  try {
    const whole = benchInstance(source)
    const instance =
      task === 'match' ? whole : await withoutFirstPlace(whole, before => match(before, 'highs'))
    const start = performance.now()
    const { status, placements, criteria } = await match(instance)
    const milliseconds = Math.round(performance.now() - start)
    const memoryMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
    const kept = criteria.find(({ name }) => name === 'kept')?.value
    return {
      status,
      milliseconds,
      memoryMegabytes,
      placed: placements.length,
      ...(kept !== undefined && { kept: { count: kept, of: instance.previous.length } }),
    }
  } catch (error) {
    if (!(error instanceof EngineFault)) throw error
    return { status: 'refused', reason: error.message }
  } finally {
    await solvers.close()
  }
}

/** The choice that the argument names. */
function chosen<Name extends string>(names: readonly Name[], argument = ''): Name {
  const found = names.find(name => name === argument)
  if (!found) throw new Error(`${argument} is none of ${names.join(', ')}`)
  return found
}

const [source = '', task, engine, seconds = '600'] = process.argv.slice(2)
const asked = {
  source,
  task: chosen(TASKS, task),
  engine: chosen(ENGINES, engine),
  timeLimitSeconds: Number(seconds),
}
process.stdout.write(`${JSON.stringify(await measured(asked))}\n`)
