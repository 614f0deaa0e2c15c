import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { ENGINES } from '../src/domain/linear/model.ts'
import type { Measurement, PlanMeasurement } from './measurement.ts'

// npm run bench [-- SIZE …]: the time and memory of a whole match (model, stages, check, proof) by engine, and the
// ratio to the first engine, all in one run on this machine. A size is a number of students, or an instance file; or
// districts × students each of an auscultation pilot, as 3x10, which is planned for three seeds.

const TIME_LIMIT_SECONDS = 600
const DEMONSTRATION = 'test/instances/vt2020.json'
const PILOTS = ['demo/vt2020/pilot.json', '3x10', '6x20', '14x30']
const SEEDS = ['1', '2', '3']

type Refusal = { status: 'refused'; reason: string }

/** The line of JSON that the script printed, or why there is none. */
function run(script: string, ...args: string[]): unknown {
  const child = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, ...args, String(TIME_LIMIT_SECONDS)],
    {
      encoding: 'utf8',
      timeout: 2 * TIME_LIMIT_SECONDS * 1000,
    },
  )
  if (child.status !== 0) {
    const reason = child.stderr.trim().split('\n').at(-1) ?? String(child.error)
    return { status: 'refused', reason } satisfies Refusal
  }
  return JSON.parse(child.stdout)
}

const measure = (source: string, engine: string): Measurement =>
  run('bench/measure.ts', source, engine) as Measurement

function planLine(seed: string, measurement: PlanMeasurement | Refusal): string {
  const name = `  seed ${seed}`.padEnd(24)
  if (measurement.status === 'refused') return `${name}refused: ${measurement.reason}`
  const { milliseconds, memoryMegabytes, sessions, questions, status } = measurement
  const figures = [`${milliseconds} ms`.padStart(10), `${memoryMegabytes} MB`.padStart(9)]
  return `${name}${figures.join('')}            ${status}, ${sessions} sessions, ${questions} models`
}

function line(engine: string, measurement: Measurement, first: Measurement): string {
  const name = `  ${engine.padEnd(22)}`
  if (measurement.status === 'refused') return `${name}refused: ${measurement.reason}`
  const { milliseconds, memoryMegabytes, placed, status } = measurement
  const ratio = first.status === 'refused' ? '' : `${(milliseconds / first.milliseconds).toFixed(2)} ×`
  const figures = [`${milliseconds} ms`.padStart(10), `${memoryMegabytes} MB`.padStart(9), ratio.padStart(9)]
  return `${name}${figures.join('')}   ${status}, ${placed} placed`
}

const sources = process.argv.length > 2 ? process.argv.slice(2) : [DEMONSTRATION, '300', '1000', ...PILOTS]
const [processor] = cpus()
console.log(`Node ${process.version}, ${cpus().length} × ${processor?.model.trim() ?? 'unknown processor'}`)
for (const source of sources) {
  console.log(/^\d+$/.test(source) ? `${source} students` : source)
  if (/^\d+x\d+$|pilot/.test(source)) {
    const seeds = source.endsWith('.json') ? ['1'] : SEEDS
    for (const seed of seeds)
      console.log(planLine(seed, run('bench/plan.ts', source, seed) as PlanMeasurement | Refusal))
    continue
  }
  let first: Measurement | undefined
  for (const engine of ENGINES) {
    const measurement = measure(source, engine)
    first ??= measurement
    console.log(line(engine, measurement, first))
  }
}
