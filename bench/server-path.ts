import { startSystem, type RunningSystem } from '../test/support/running-system.ts'
import { csvFile, offerRows, studentRows, workbookFile, type Reference } from './big-term.ts'
import { Calls, type Answer } from './calls.ts'
import { processorMilliseconds } from './processor-time.ts'

// What a request costs the server and its database on a term of 3 000 students and 1 500 offers, from the import of the
// files to the students' pages; beside another built clone when its folder is given, both measured in this run. Ratios are
// of processor time, which other work on the machine disturbs less than the time that passes.

const STUDENTS = 3000
const OFFERS = 1500
const ROUNDS = 5
const CONFIRMED_AT_ONCE = 500
const TERM = '/api/terms/HT2020'
const SETTINGS = {
  id: 'HT2020',
  target: STUDENTS,
  maxTravelMinutes: 90,
  startsOn: '2020-08-31',
  endsOn: '2021-01-15',
  offersDueOn: null,
  confirmDueOn: null,
  shares: [{ universityId: 'SU', places: STUDENTS, guarantee: 0 }],
}

/** What one question costs, the median of its rounds. */
export interface Cost {
  readonly what: string
  readonly milliseconds: number
  /** Of the server and its database together; null where the system does not say. */
  readonly processor: number | null
  /** Over the wire. */
  readonly bytes: number
}

type Ask = () => Promise<Answer>

/** What the questions cost of the clone in the folder, in the order in which a term asks them. */
export async function measureServerPath(folder: string): Promise<Cost[]> {
  const system = await startSystem({}, folder)
  const costs: Cost[] = []
  const measure = async (what: string, ask: Ask, rounds = ROUNDS): Promise<Answer> => {
    const asked: (Answer & { processor: number | null })[] = []
    for (let round = 0; round < rounds; round++) {
      const before = processorMilliseconds(system.pid)
      const answer = await ask()
      const after = processorMilliseconds(system.pid)
      asked.push({ ...answer, processor: before === null || after === null ? null : after - before })
    }
    const [last] = asked.slice(-1)
    if (!last) throw new Error('nothing was asked')
    costs.push({
      what,
      milliseconds: median(asked.map(({ milliseconds }) => milliseconds)),
      processor: last.processor === null ? null : median(asked.map(({ processor }) => processor ?? 0)),
      bytes: last.bytes,
    })
    return last
  }
  try {
    await importTerm(system, measure)
    await matchTerm(system, measure)
    await readTerm(system, measure)
    return costs
  } catch (error) {
    // What the clone cannot do at this size is told, and what it could do until then compared.
    console.log(`  ${folder}: ${error instanceof Error ? error.message : String(error)}`)
    return costs
  } finally {
    await system.stop()
  }
}

type Measure = (what: string, ask: Ask, rounds?: number) => Promise<Answer>

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

async function importTerm(system: RunningSystem, measure: Measure): Promise<void> {
  const central = await Calls.as(system, 'central')
  await central.json('POST', '/api/terms', SETTINGS)
  await central.json('POST', `${TERM}/phase`, { to: 'collecting' })
  const reference = await central.json<Reference>('GET', '/api/reference')
  const rows = studentRows(reference, STUDENTS)
  // Every student's first two wishes change places.
  const changed = rows.map((row, index) =>
    index === 0 ? row : [...row.slice(0, 7), row[8] ?? '', row[7] ?? '', ...row.slice(9)],
  )
  const previewed = (kind: string, file: object) => () =>
    central.answer('POST', `${TERM}/imports/${kind}/preview?universityId=SU`, file)
  const applied = (kind: string, file: object, preview: Answer) => () =>
    central.answer(
      'POST',
      `${TERM}/imports/${kind}?universityId=SU&gone=keep&digest=${digestOf(preview)}`,
      file,
    )
  const workbook = await workbookFile(rows)
  await measure('preview of students, XLSX', previewed('students', workbook), 3)
  const preview = await measure('preview of students, CSV', previewed('students', csvFile(rows)), 3)
  await measure('import of students', applied('students', csvFile(rows), preview), 1)
  const second = await measure('preview of changed wishes', previewed('students', csvFile(changed)), 3)
  await measure('import of changed wishes', applied('students', csvFile(changed), second), 1)
  const offers = csvFile(offerRows(reference, OFFERS))
  const ofOffers = await measure('preview of offers', previewed('offers', offers), 3)
  await measure('import of offers', applied('offers', offers, ofOffers), 1)
  await measure('preview of the same offers', previewed('offers', offers), 3)
  await measure('board', () => central.answer('GET', `${TERM}/board`))
  await measure('students', () => central.answer('GET', `${TERM}/students`))
  await measure('offers', () => central.answer('GET', `${TERM}/offers`))
}

function digestOf({ text }: Answer): string {
  const { digest, faults } = JSON.parse(text) as { digest: string; faults: { text: string }[] }
  if (faults.length > 0) throw new Error(faults[0]?.text)
  return digest
}

async function matchTerm(system: RunningSystem, measure: Measure): Promise<void> {
  const central = await Calls.as(system, 'central')
  await central.json('POST', `${TERM}/phase`, { to: 'matching' })
  const asked = { policy: 'no-one-outside', engine: 'network', timeLimitSeconds: 300 }
  const { id } = await central.json<{ id: string }>('POST', `${TERM}/runs`, asked)
  const run = `/api/runs/${id}`
  await until(async () => (await central.json<{ status: string }>('GET', run)).status !== 'running')
  await until(async () => (await central.json<{ isFinal: boolean }>('GET', `${run}/reasons`)).isFinal)
  await measure('run', () => central.answer('GET', run))
  await measure('runs', () => central.answer('GET', `${TERM}/runs`))
  await measure('reasons of a run', () => central.answer('GET', `${run}/reasons`))
  await measure('choosing the run', () => central.answer('POST', `${run}/choose`), 1)
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise(resolve => setTimeout(resolve, 500))
}

interface Placements {
  readonly placements: readonly { readonly id: string }[]
}
interface Students {
  readonly students: readonly { readonly id: string; readonly outcome: string }[]
}

async function readTerm(system: RunningSystem, measure: Measure): Promise<void> {
  const central = await Calls.as(system, 'central')
  const { placements } = await central.json<Placements>('GET', `${TERM}/placements`)
  const ids = placements.map(({ id }) => id)
  const parts = Array.from({ length: Math.ceil(ids.length / CONFIRMED_AT_ONCE) }, (_, index) =>
    ids.slice(index * CONFIRMED_AT_ONCE, (index + 1) * CONFIRMED_AT_ONCE),
  )
  const confirm = () => central.answer('POST', `${TERM}/placements/confirm`, { placementIds: parts.shift() })
  await measure('confirming 500 placements', confirm, parts.length)
  await measure('publishing', () => central.answer('POST', `${TERM}/phase`, { to: 'published' }), 1)
  const people = {
    central,
    district: await Calls.as(system, 'Bromma stadsdelsförvaltning'),
    university: await Calls.as(system, 'Stockholms universitet'),
  }
  for (const [whose, calls] of Object.entries(people)) {
    await measure(`what waits, ${whose}`, () => calls.answer('GET', '/api/todo?termId=HT2020'))
    await measure(`placements, ${whose}`, () => calls.answer('GET', `${TERM}/placements`))
  }
  const { students } = await central.json<Students>('GET', `${TERM}/students`)
  const placed = students.find(({ outcome }) => outcome === 'placed')
  const { url } = await central.json<{ url: string }>('POST', `/api/students/${placed?.id}/link`)
  const link = url.split('#')[1]
  const page = await measure('student’s page', () =>
    central.answer('GET', '/api/student-page', undefined, link),
  )
  const { feedPath } = JSON.parse(page.text) as { feedPath: string }
  await measure('student’s calendar', () => central.answer('GET', feedPath))
}

/** Prints what the server costs here, and how many times as much in the other clone. */
export async function benchServerPath(other: string): Promise<void> {
  const before = other === '' ? [] : await measureServerPath(other)
  const after = await measureServerPath('.')
  console.log('requests on a term of 3 000 students and 1 500 offers: time, processor time, bytes')
  for (const { what, milliseconds, processor, bytes } of after) {
    const then = before.find(cost => cost.what === what)
    const figures = [`${Math.round(milliseconds)} ms`, `${processor ?? '–'} ms`, `${bytes} B`]
    const ratios = then
      ? `   before: ${times(then.processor, processor)}, bytes ${times(then.bytes, bytes)}`
      : ''
    console.log(`  ${what.padEnd(30)}${figures.map(figure => figure.padStart(12)).join('')}${ratios}`)
  }
}

function times(before: number | null, after: number | null): string {
  return before === null || !after ? '–' : `${(before / after).toFixed(1)} ×`
}
