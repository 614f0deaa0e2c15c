import readExcelFile from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'
import { seedThreeTerms } from '../../support/three-terms.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
let central: Awaited<ReturnType<typeof signInAs>>

beforeAll(async () => {
  await seedThreeTerms(db)
  central = await signInAs(test, { kind: 'central' })
})

interface Cell {
  all: number | null
  bySex: (number | null)[]
}
interface Row {
  name: string
  offered: number
  unused: number | null
  share: number | null
  cells: Record<string, Cell>
}
interface Report {
  termId: string
  target: number
  sexGroups: string[][]
  city: Row & {
    reasons: { reason: string; places: number }[] | null
    declines: { reason: string; proposals: number }[] | null
  }
  districts: Row[]
  universities: Row[]
}

const STAGES = {
  requested: 'Efterfrågade',
  matched: 'Matchade',
  confirmed: 'Bekräftade',
  published: 'Publicerade',
  completed: 'Genomförda',
  interrupted: 'Avbrutna',
  cancelled: 'Inställda',
  underWay: 'Pågår',
}
const SEXES: Record<string, string> = { female: 'kvinnor', male: 'män', other: 'annat eller okänt' }
const stages = Object.keys(STAGES) as (keyof typeof STAGES)[]
const told = (value: number | null) => value ?? '..'

const read = async (
  termId: string,
  organisation = 'then',
): Promise<{ report: Report; earlier: Report[] }> => {
  const { body } = await central.get(`/api/terms/${termId}/t2`).query({ organisation }).expect(200)
  return { report: body.report, earlier: body.earlier.map((one: { report: Report }) => one.report) }
}
const file = async (format: string) => {
  const { body } = await central.get('/api/terms/VT2023/t2/file').query({ format }).expect(200)
  return Buffer.from(body.base64, 'base64')
}

describe('the workbook, read by another program', () => {
  it('has every number of the page as a number in its cell, and nothing that the page leaves out', async () => {
    const { report } = await read('VT2023')
    const sheets = new Map((await readExcelFile(await file('xlsx'))).map(({ sheet, data }) => [sheet, data]))
    const sexes = report.sexGroups.map(group => group.map(sex => SEXES[sex]).join(', '))
    const numbers = ({ cells }: Row, of = stages) =>
      of.flatMap(stage => [told(cells[stage]!.all), ...cells[stage]!.bySex.map(told)])
    const heading = (of = stages) =>
      of.flatMap(stage => [STAGES[stage], ...sexes.map(sex => `${STAGES[stage]}, ${sex}`)])
    const empty = sexes.map(() => null)
    const placed = stages.filter(stage => stage !== 'requested')
    expect(sheets.get('Staden')).toEqual([
      ['Mått', 'Alla', ...sexes],
      ['Mål', report.target, ...empty],
      ['Erbjudna platser', report.city.offered, ...empty],
      ['Oanvända platser', told(report.city.unused), ...empty],
      ...stages.map(stage => [STAGES[stage], ...numbers(report.city, [stage])]),
    ])
    expect(sheets.get('Förvaltningar')).toEqual([
      ['Förvaltning', 'Erbjudna platser', 'Oanvända platser', ...heading(placed)],
      ...report.districts.map(row => [row.name, row.offered, told(row.unused), ...numbers(row, placed)]),
    ])
    expect(sheets.get('Lärosäten')).toEqual([
      ['Lärosäte', 'Andel av målet', ...heading()],
      ...report.universities.map(row => [row.name, row.share, ...numbers(row)]),
    ])
    const counts = (name: string) =>
      sheets
        .get(name)!
        .slice(2)
        .map(row => row[1])
    expect(counts('Oanvända platser')).toEqual((report.city.reasons ?? []).map(({ places }) => places))
    expect(counts('Avböjda förslag')).toEqual((report.city.declines ?? []).map(({ proposals }) => proposals))
    const cells = [...sheets]
      .filter(([name]) => name !== 'Läs mig')
      .flatMap(([, rows]) => rows.slice(1).flat())
    expect(cells.filter(cell => typeof cell === 'number').length).toBeGreaterThan(40)
    expect(cells.filter(cell => typeof cell === 'string' && /^\d+$/.test(cell))).toEqual([])
  })
})

describe('the table in CSV and the open data', () => {
  it('tell every number that the page tells, and no other, of all terms and both organisations', async () => {
    const then = await read('VT2023')
    const now = await read('VT2023', 'now')
    const expected = new Set([
      ...rowsOf(then.report, 'som det var då'),
      ...then.earlier.flatMap(one => rowsOf(one, 'som det var då')),
      ...now.earlier.flatMap(one => rowsOf(one, 'som det är nu')),
    ])
    const text = (await file('csv')).toString('utf8').replace('\uFEFF', '')
    const [, ...lines] = text.trim().split('\r\n')
    const rows = lines.slice(0, -1).map(line => line.split(';'))
    const seen = rows.filter(row => row[5] === '').map(row => row.join(';'))
    expect(new Set(seen)).toEqual(expected)
    expect(seen.length).toBe(expected.size)

    const frozen = await central.post('/api/terms/VT2023/t2').send({ asOf: null }).expect(200)
    const opened = { isOpen: true, reportId: frozen.body.frozen.id }
    await central.put('/api/terms/VT2023/open-data').send(opened).expect(200)
    const { body } = await visitor(test).get('/oppna-data/vfu.json').expect(200)
    const open = body.rows.map(({ value }: { value: number | null }) => told(value))
    const own = rows.filter(([term, organisation]) => term === 'VT2023' && organisation === 'som det var då')
    expect(open.map(String)).toEqual(own.map(row => row.at(-1)))
  })
})

function rowsOf(report: Report, organisation: string): string[] {
  const line = (...cells: (string | number)[]) => [report.termId, organisation, ...cells].join(';')
  const ofCells = (level: string, name: string, { cells }: Row, of: readonly string[]) =>
    of.flatMap(stage => [
      line(level, name, STAGES[stage as keyof typeof STAGES], '', 'Alla', told(cells[stage]!.all)),
      ...report.sexGroups.map((group, index) =>
        line(
          level,
          name,
          STAGES[stage as keyof typeof STAGES],
          '',
          group.map(sex => SEXES[sex]).join(', '),
          told(cells[stage]!.bySex[index] ?? null),
        ),
      ),
    ])
  const places = (level: string, name: string, measure: string, value: number | null) =>
    line(level, name, measure, '', 'Alla', told(value))
  const { city, districts, universities } = report
  const declined = city.declines && city.declines.reduce((sum, { proposals }) => sum + proposals, 0)
  return [
    places('Staden', 'Staden', 'Mål', report.target),
    places('Staden', 'Staden', 'Erbjudna platser', city.offered),
    places('Staden', 'Staden', 'Oanvända platser', city.unused),
    places('Staden', 'Staden', 'Avböjda förslag', declined),
    ...ofCells('Staden', 'Staden', city, stages),
    ...districts.flatMap(row => [
      places('Förvaltning', row.name, 'Erbjudna platser', row.offered),
      places('Förvaltning', row.name, 'Oanvända platser', row.unused),
      ...ofCells(
        'Förvaltning',
        row.name,
        row,
        stages.filter(stage => stage !== 'requested'),
      ),
    ]),
    ...universities.flatMap(row => [
      places('Lärosäte', row.name, 'Andel av målet', row.share),
      ...ofCells('Lärosäte', row.name, row, stages),
    ]),
  ]
}
