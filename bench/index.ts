import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { ENGINES } from '../src/domain/linear/model.ts'
import { measureAnalysis } from './analysis.ts'
import { benchAssignment } from './assignment.ts'
import { benchGrowth } from './growth.ts'
import { measureInteractions } from './interaction.ts'
import { loadLines, measureLoad } from './load.ts'
import type { Measurement, PlanMeasurement, Task } from './measurement.ts'
import { TASKS } from './measurement.ts'
import { benchPeers } from './peers.ts'
import { benchQuality } from './quality.ts'
import { benchQuestions } from './questions.ts'
import { benchServerPath } from './server-path.ts'
import { measureWhatIf } from './what-if.ts'

// npm run bench [-- --full | SUBJECT …]: times and memory, all in one run on this machine. A subject is a number of
// students or an instance file (a whole match with its check and proof by engine, and the repair after one place is lost,
// each with its ratio to the first engine); `peers:1000x500` (our whole match beside one stage of others); `growth`;
// `quality:` and a number or a file (wish numbers by policy); `assignment:` and a size or a file of OR-Library's;
// districts × students each of an auscultation pilot, as 3x10, or a pilot file; `what-if` (the wait for an answer over
// HTTP); `questions:` and a file (the solver's part of it); `load` (the morning of the first day); `analysis` (what is asked
// about a run); `server`, with `:` and the folder of another built clone to compare with (requests on a big term); or
// `interaction` (to next paint, in Chromium four times as slow). Without any, what takes a few minutes; with --full, all.

const TIME_LIMIT_SECONDS = 600
const DEMONSTRATION = 'test/instances/vt2020.json'
const PILOTS = ['demo/vt2020/pilot.json', '3x10', '6x20', '14x30']
const QUICK = [
  DEMONSTRATION,
  '300',
  'peers:100x50',
  'peers:300x150',
  'growth',
  `quality:${DEMONSTRATION}`,
  'assignment:200',
  'demo/vt2020/pilot.json',
  `questions:${DEMONSTRATION}`,
  'what-if',
  'load',
  'analysis',
  'interaction',
]
const FULL = [
  ...QUICK,
  '1000',
  'peers:1000x500',
  'peers:3000x1500',
  'peers:10000x5000',
  'quality:1000x500',
  'assignment:800',
  'server',
  ...PILOTS.slice(1),
]
const PEER_LIMIT_SECONDS = 120
const GROWTH = [100, 300, 1000, 3000, 10_000]
const SEEDS = ['1', '2', '3']

type Refusal = { status: 'refused'; reason: string }

/** The line of JSON that the script printed, or why there is none. */
function run(script: string, ...args: string[]): unknown {
  const child = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, ...args, String(TIME_LIMIT_SECONDS)],
    { encoding: 'utf8', timeout: 2 * TIME_LIMIT_SECONDS * 1000 },
  )
  if (child.status !== 0) {
    const reason = child.stderr.trim().split('\n').at(-1) ?? String(child.error)
    return { status: 'refused', reason } satisfies Refusal
  }
  return JSON.parse(child.stdout)
}

function benchMatching(source: string, task: Task): void {
  const size = /^\d+$/.test(source) ? `${source} students` : source
  console.log(task === 'repair' ? `${size}, one place lost` : size)
  let first: Measurement | undefined
  for (const engine of ENGINES) {
    const measurement = run('bench/measure.ts', source, task, engine) as Measurement
    first ??= measurement
    console.log(line(engine, measurement, first))
  }
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

function benchPlanning(source: string): void {
  console.log(source)
  for (const seed of source.endsWith('.json') ? ['1'] : SEEDS) {
    console.log(planLine(seed, run('bench/plan.ts', source, seed) as PlanMeasurement | Refusal))
  }
}

function planLine(seed: string, measurement: PlanMeasurement | Refusal): string {
  const name = `  seed ${seed}`.padEnd(24)
  if (measurement.status === 'refused') return `${name}refused: ${measurement.reason}`
  const { milliseconds, memoryMegabytes, sessions, questions, status } = measurement
  const figures = [`${milliseconds} ms`.padStart(10), `${memoryMegabytes} MB`.padStart(9)]
  return `${name}${figures.join('')}            ${status}, ${sessions} sessions, ${questions} models`
}

async function benchWhatIf(): Promise<void> {
  const { questions, median, percentile95, longest, first } = await measureWhatIf()
  console.log(`what if on the demonstration term over HTTP, ${questions} questions one after the other`)
  console.log(
    `  median ${median} ms, 95th percentile ${percentile95} ms, longest ${longest} ms, first ${first} ms`,
  )
}

async function benchAnalysis(): Promise<void> {
  console.log('questions about a run of the demonstration term, in a warm thread')
  for (const { what, medianMilliseconds } of await measureAnalysis(DEMONSTRATION)) {
    console.log(`${`${medianMilliseconds} ms`.padStart(12)}  ${what}`)
  }
}

async function benchInteractions(): Promise<void> {
  console.log('interaction to next paint on the demonstration term, processor slowed down four times')
  for (const { what, milliseconds } of await measureInteractions()) {
    console.log(`${`${milliseconds} ms`.padStart(12)}  ${what}${milliseconds > 200 ? '  above 200 ms' : ''}`)
  }
}

async function bench(subject: string): Promise<void> {
  const [kind = '', source = ''] = subject.split(':')
  if (kind === 'peers') benchPeers(source, PEER_LIMIT_SECONDS)
  else if (kind === 'quality') await benchQuality(source)
  else if (kind === 'questions') await benchQuestions(source)
  else if (kind === 'assignment') benchAssignment(source)
  else if (kind === 'growth') benchGrowth(GROWTH, PEER_LIMIT_SECONDS)
  else if (kind === 'what-if') await benchWhatIf()
  else if (kind === 'load') console.log(loadLines(await measureLoad()).join('\n'))
  else if (kind === 'analysis') await benchAnalysis()
  else if (kind === 'server') await benchServerPath(source)
  else if (kind === 'interaction') await benchInteractions()
  else if (/^\d+x\d+$|pilot/.test(subject)) benchPlanning(subject)
  else for (const task of TASKS) benchMatching(subject, task)
}

const named = process.argv.slice(2)
const subjects = named.length === 0 ? QUICK : named.flatMap(name => (name === '--full' ? FULL : name))
const [processor] = cpus()
console.log(`Node ${process.version}, ${cpus().length} × ${processor?.model.trim() ?? 'unknown processor'}`)
for (const subject of subjects) await bench(subject)
