import readExcelFile from 'read-excel-file/node'
import { beforeEach, describe, expect, it } from 'vitest'
import { studentInput } from '../../support/build-inputs.ts'
import { emptyTables } from '../../support/past-triggers.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const central = await signInAs(test, { kind: 'central' })
const district = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const su = await signInAs(test, { kind: 'university', universityId: 'SU' })

const table = {
  name: 'Lediga platser, våren',
  head: ['Enhet', 'Platser', 'Restid'],
  rows: [
    ['Älvsjö mottagning', 2, 12.5],
    ['=HYPERLINK("http://example.com")', null, -3],
  ],
}
const ask = (format: string, rows: unknown = table.rows, who = district) =>
  who.post('/api/table-files').send({ ...table, rows, format })
const bytesOf = ({ base64 }: { base64: string }) => Buffer.from(base64, 'base64')

describe('the rows of a page as a file', () => {
  it('are a workbook of typed cells, in which nothing is computed', async () => {
    const { body } = await ask('xlsx').expect(200)
    expect(body.fileName).toMatch(/^lediga-platser-varen-\d{4}-\d\d-\d\d\.xlsx$/)
    const [sheet] = await readExcelFile(bytesOf(body))
    expect(sheet).toMatchObject({ sheet: 'Tabell', data: [table.head, ...table.rows] })
  })

  it('are CSV as Excel in Swedish opens it, with what would be computed as text', async () => {
    const { body } = await ask('csv').expect(200)
    expect(bytesOf(body).toString('utf8')).toBe(
      [
        '\uFEFFEnhet;Platser;Restid',
        'Älvsjö mottagning;2;12,5',
        `"'=HYPERLINK(""http://example.com"")";;"'-3"`,
        '',
      ].join('\r\n'),
    )
  })

  it('are refused when a row has fewer cells than there are headings', async () => {
    await ask('csv', [['Mottagning']]).expect(422)
  })

  it('may be two thousand, with long texts', async () => {
    const rows = Array.from({ length: 2000 }, (_, row) => [`${row} ${'önskemål '.repeat(60)}`, row, null])
    const { body } = await ask('xlsx', rows).expect(200)
    expect((await readExcelFile(bytesOf(body)))[0]?.data).toHaveLength(2001)
  })
})

describe('a protected person’s name among the rows (P2)', () => {
  const rowsWith = (name: string) => [[name, null, null]]

  beforeEach(async () => {
    await emptyTables(db, 'student', 'leak', 'audit_entry')
    for (const [number, lastName] of ['Ek', 'Al', 'Lind', 'Björk', 'Gran', 'Rönn'].entries()) {
      const person = { ...studentInput, number: `SU-${number}`, lastName, email: `${number}@su.example` }
      const { body } = await su.post('/api/terms/VT2020/students').send(person).expect(200)
      await su.post(`/api/students/${body.id}/protect`).expect(200)
    }
  })

  it.each(['xlsx', 'csv'])('stops the file as %s and is noted', async format => {
    expect((await ask(format, rowsWith('Åsa Ek')).expect(409)).body.code).toBe('protectedValue')
    const { body } = await central.get('/api/leaks').expect(200)
    expect(body.leaks).toMatchObject([{ channel: 'export', kinds: ['name'], times: 1 }])
  })

  it('cannot be found by trying: after five stops there are no more files that day, for that person', async () => {
    for (const lastName of ['Ek', 'Ek', 'Al', 'Lind', 'Björk', 'Gran']) {
      await ask('csv', rowsWith(`Åsa ${lastName}`)).expect(409)
      test.clock.advance(60_000)
    }
    for (const row of ['Åsa Rönn', 'Bo Berg'])
      expect((await ask('csv', rowsWith(row)).expect(429)).body.code).toBe('tooManyRequests')
    await ask('csv', rowsWith('Bo Berg'), central).expect(200)
    const yesterday = new Date(test.clock.now().getTime() - 86_401_000)
    await db.leak.updateMany({ data: { lastAt: yesterday } })
    await ask('csv', rowsWith('Bo Berg')).expect(200)
  })
})
