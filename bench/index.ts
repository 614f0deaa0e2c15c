import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { ENGINES } from '../src/domain/linear/model.ts'
import type { Measurement, Task } from './measurement.ts'
import { TASKS } from './measurement.ts'
import { measureAnalysis } from './analysis.ts'
import { measureWhatIf } from './what-if.ts'

// npm run bench [-- SIZE …]: the time and memory of a whole match (model, stages, check, proof) by engine, and the
// ratio to the first engine, all in one run on this machine; then the same of the repair after one place is lost. A size is
// a number of students, an instance file, `what-if` (the wait for an answer over HTTP) or `analysis` (what is asked about a run).

const TIME_LIMIT_SECONDS = 600
const DEMONSTRATION = 'test/instances/vt2020.json'
const WHAT_IF = 'what-if'
const ANALYSIS = 'analysis'

function measure(source: string, task: Task, engine: string): Measurement {
  const args = ['--import', 'tsx', 'bench/measure.ts', source, task, engine, String(TIME_LIMIT_SECONDS)]
  const child = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    timeout: 2 * TIME_LIMIT_SECONDS * 1000,
  })
  if (child.status !== 0) {
    return { status: 'refused', reason: child.stderr.trim().split('\n').at(-1) ?? String(child.error) }
  }
  return JSON.parse(child.stdout) as Measurement
}

function line(engine: string, measurement: Measurement, first: Measurement): string {
  const name = `  ${engine.padEnd(22)}`
  if (measurement.status === 'refused') return `${name}refused: ${measurement.reason}`
  const { milliseconds, memoryMegabytes, placed, kept, status } = measurement
  const ratio = first.status === 'refused' ? '' : `${(milliseconds / first.milliseconds).toFixed(2)} ×`
  const figures = [`${milliseconds} ms`.padStart(10), `${memoryMegabytes} MB`.padStart(9), ratio.padStart(9)]
  const keeping = kept ? `, ${kept.count} of ${kept.of} kept` : ''
  return `${name}${figures.join('')}   ${status}, ${placed} placed${keeping}`
}

const sources =
  process.argv.length > 2 ? process.argv.slice(2) : [DEMONSTRATION, '300', '1000', WHAT_IF, ANALYSIS]
const [processor] = cpus()
console.log(`Node ${process.version}, ${cpus().length} × ${processor?.model.trim() ?? 'unknown processor'}`)
for (const source of sources) {
  if (source === WHAT_IF) {
    const { questions, median, percentile95, longest, first } = await measureWhatIf()
    console.log(`what if on the demonstration term over HTTP, ${questions} questions one after the other`)
    console.log(
      `  median ${median} ms, 95th percentile ${percentile95} ms, longest ${longest} ms, first ${first} ms`,
    )
    continue
  }
  if (source === ANALYSIS) {
    console.log('questions about a run of the demonstration term, in a warm thread')
    for (const { what, medianMilliseconds } of await measureAnalysis(DEMONSTRATION)) {
      console.log(`${`${medianMilliseconds} ms`.padStart(12)}  ${what}`)
    }
    continue
  }
  for (const task of TASKS) {
    const size = /^\d+$/.test(source) ? `${source} students` : source
    console.log(task === 'repair' ? `${size}, one place lost` : size)
    let first: Measurement | undefined
    for (const engine of ENGINES) {
      const measurement = measure(source, task, engine)
      first ??= measurement
      console.log(line(engine, measurement, first))
    }
  }
}
