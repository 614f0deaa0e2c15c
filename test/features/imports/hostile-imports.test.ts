import fc from 'fast-check'
import fs from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { loadDemonstration } from '../../../src/demonstration/load.ts'
import { buildWorkbook, inlineRows } from '../../adapters/spreadsheet/build-workbook.ts'
import { fingerprint } from '../../support/fingerprint.ts'
import { openDoor } from '../../support/fuzz.ts'
import { spoiltTable, spoiltText, spoiltWorkbook } from '../../support/spoilt-files.ts'
import { createTestApp, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127)
const CASES = Number(process.env['FUZZ_CASES'] ?? 500)
/** Of the processor: a busy machine is no fault of the reader's. */
const MOST_SECONDS = 3

/** The demonstration's files, as those who keep them would send them again. */
const FILES = [
  ['students', 'vt2020/studenter-su.csv', { universityId: 'SU' }],
  ['students', 'vt2020/studenter-sh.xlsx', { universityId: 'SH' }],
  ['offers', 'vt2020/platser.csv', {}],
  ['auscultants', 'vt2020/auskultanter-su.csv', {}],
  ['travel-times', 'restid.csv', {}],
  ['districts', 'forvaltningar.csv', {}],
  ['universities', 'larosaten.csv', {}],
  ['fields', 'verksamhetsomraden.csv', {}],
] as const

let door: Awaited<ReturnType<typeof openDoor>>
let cookie: string
let pilotId: string

beforeAll(async () => {
  await loadDemonstration(test.deps, 'demo')
  pilotId = (await db.pilot.findFirstOrThrow()).id
  cookie = (await signInAs(test, { kind: 'central' })).cookie
  door = await openDoor(createApp(test.deps))
})
afterAll(() => door.close())

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, '?')

/** The file damaged in every way that its format knows; a text file also as a workbook. */
function spoilt(file: string): fc.Arbitrary<readonly [bytes: Buffer, name: string]> {
  const bytes = fs.readFileSync(`demo/${file}`)
  if (file.endsWith('.xlsx')) return spoiltWorkbook(bytes).map(so => [so, 'fil.xlsx'] as const)
  const table = bytes
    .toString('utf8')
    .slice(1)
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(';'))
  const asWorkbook = (rows: readonly (readonly string[])[]) =>
    buildWorkbook({
      level: 1,
      sheets: { Blad: inlineRows(rows.map(line => line.slice(0, 26).map(escaped))) },
    })
  return fc.oneof(
    { weight: 3, arbitrary: spoiltText(table).map(so => [so, 'fil.csv'] as const) },
    {
      weight: 1,
      arbitrary: spoiltTable(table).map(rows => [Buffer.from(asWorkbook(rows)), 'fil.xlsx'] as const),
    },
    { weight: 1, arbitrary: spoiltWorkbook(asWorkbook(table)).map(so => [so, 'fil.xlsx'] as const) },
  )
}

interface Preview {
  readonly faults: readonly { row: number; column: string | null; text: string }[]
  readonly digest: string
}

/** Sends the file, and tells what went wrong; a file without faults is imported, too. */
async function faultsOf(kind: string, query: object, bytes: Buffer, fileName: string): Promise<string[]> {
  const faults: string[] = []
  const send = async (path: string, asked: object) => {
    const search = new URLSearchParams({ ...query, ...asked } as Record<string, string>)
    const headers = { cookie, 'content-type': 'application/octet-stream', 'x-file-name': fileName }
    const began = process.cpuUsage()
    const answer = await door.knock({
      method: 'POST',
      path: `/api/terms/VT2020/imports/${kind}${path}?${search.toString()}`,
      headers,
      body: bytes,
    })
    const { user, system } = process.cpuUsage(began)
    if (user + system > MOST_SECONDS * 1_000_000)
      faults.push(`${kind}${path} took ${(user + system) / 1e6} s`)
    const body = JSON.parse(answer.text) as { code?: string; detail?: string } & Partial<Preview>
    if (answer.status >= 500) faults.push(`${kind}${path}: ${answer.status}`)
    else if (answer.status >= 400 && !/[.!]$/.test(body.detail ?? '')) faults.push(`${kind}: ${answer.text}`)
    return { ...answer, body }
  }
  const before = await fingerprint(db)
  const shown = await send('/preview', {})
  if ((await fingerprint(db)) !== before) faults.push(`${kind}: the preview changed something`)
  if (shown.status !== 200) return faults
  const { faults: told = [], digest = '' } = shown.body
  for (const { row, text } of told) {
    const isPlaced = Number.isInteger(row) && row >= 1 && text.startsWith(`Rad ${row}`) && /[.)?]$/.test(text)
    if (!isPlaced) faults.push(`${kind}: a fault without a place or a remedy: ${text}`)
  }
  const applied = await send('', { digest, gone: 'keep' })
  if ((applied.status === 200) !== (told.length === 0))
    faults.push(`${kind}: ${told.length} faults, and then ${applied.status}`)
  if (applied.status !== 200 && (await fingerprint(db)) !== before)
    faults.push(`${kind}: refused, and changed something`)
  return faults
}

describe(`a coordinator's file that is damaged or forged (FUZZ_SEED=${SEED})`, { timeout: 3_600_000 }, () => {
  it.each(FILES.map((file, index) => [...file, index] as const))(
    '%s as in %s is imported whole, or refused in words and not at all',
    async (kind, file, owner, index) => {
      const query = kind === 'auscultants' ? { pilotId } : owner
      const numRuns = Math.ceil(CASES / FILES.length)
      const faults: string[] = []
      for (const [bytes, name] of fc.sample(spoilt(file), { seed: SEED + index, numRuns }))
        faults.push(...(await faultsOf(kind, query, bytes, name)))
      expect(faults).toEqual([])
    },
  )
})
