import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseOffers } from '../../domain/import/in-swedish.ts'
import { parseDistricts, parseFields, parseUniversities } from '../../domain/import/in-swedish.ts'
import type { ReferenceData } from '../../../src/domain/import/reference-data.ts'
import { parseStudents } from '../../domain/import/in-swedish.ts'
import type { Table } from '../../../src/domain/import/table.ts'
import { parseTravelTimes } from '../../domain/import/in-swedish.ts'
import { tableOf } from './read-here.ts'

const DEMO = new URL('../../../demo/', import.meta.url)
const demo = async (path: string): Promise<Table> => tableOf(await readFile(new URL(path, DEMO)), path)

const CLEAN = { faults: [], ignoredColumns: [] }

let reference: ReferenceData

beforeAll(async () => {
  const [districts, universities, fields, times] = await Promise.all(
    ['forvaltningar.csv', 'larosaten.csv', 'verksamhetsomraden.csv', 'restid.csv'].map(demo),
  )
  if (!districts || !universities || !fields || !times) throw new Error('A demo file is missing')
  const districtRows = parseDistricts(districts).rows
  const travelTimes = parseTravelTimes(times, { districts: districtRows }).rows
  reference = {
    districts: districtRows,
    universities: parseUniversities(universities).rows,
    fields: parseFields(fields).rows,
    homeAreas: [...new Set(travelTimes.map(time => time.homeArea))],
  }
})

describe('the demo files', () => {
  it('give the organisation without faults', async () => {
    const districts = parseDistricts(await demo('forvaltningar.csv'))
    expect(districts).toMatchObject({ ...CLEAN, notes: [] })
    expect(districts.rows).toHaveLength(15)
    expect(districts.rows[12]).toEqual({
      id: 'alvsjo',
      name: 'Älvsjö stadsdelsförvaltning',
      latitude: 59.277,
      longitude: 18,
    })
    const universities = parseUniversities(await demo('larosaten.csv'))
    expect(universities).toMatchObject({ ...CLEAN, rows: [{ share: 45 }, { share: 30 }, { share: 25 }] })
    expect(parseFields(await demo('verksamhetsomraden.csv'))).toMatchObject({ ...CLEAN, rows: { length: 6 } })
  })

  it('give a travel time for each of 39 areas to each of 15 districts', async () => {
    const outcome = parseTravelTimes(await demo('restid.csv'), reference)
    expect(outcome).toMatchObject({ ...CLEAN, notes: [] })
    expect(outcome.rows).toHaveLength(39 * 15)
    expect(outcome.rows.at(-1)).toEqual({
      homeArea: 'Österåker',
      districtId: 'socialforvaltningen',
      minutes: 60,
    })
  })

  it.each([
    ['vt2020/studenter-su.csv', 44, 5, []],
    ['vt2020/studenter-esb.csv', 29, 4, []],
    ['vt2020/studenter-sh.xlsx', 23, 2, ['rad 10 och 21']],
  ])('give the students of %s', async (path, students, reasons, sharing) => {
    const outcome = parseStudents(await demo(path), reference)
    expect(outcome).toMatchObject(CLEAN)
    expect(outcome.rows).toHaveLength(students)
    expect(outcome.notes).toEqual([
      `${reasons} skäl till förtur sparas inte, bara att studenterna har förtur.`,
      '1 student har skyddade personuppgifter: namn och e-postadress sparas inte.',
      ...sharing.map(rows => expect.stringContaining(`samma e-postadress (${rows})`)),
    ])
    expect(outcome.rows.filter(row => row.priority === 1)).toHaveLength(reasons)
    expect(outcome.rows.every(row => row.fromOn === '2020-01-20' && row.toOn === '2020-06-05')).toBe(true)
    expect(JSON.stringify(outcome)).not.toMatch(/Skyddad"|Medicinska|vårdnadshavare|närstående/i)
  })

  it('give å, ä and ö from Windows-1252 and from shared strings alike', async () => {
    const esb = parseStudents(await demo('vt2020/studenter-esb.csv'), reference).rows
    expect(esb[2]).toMatchObject({ lastName: 'Nyström', wishes: [{ fieldId: 'aldre' }, {}, {}] })
    expect(esb[5]).toMatchObject({ blockedDistrictIds: ['enskede-arsta-vantor'], togetherWith: ['ESB-1007'] })
    const sh = parseStudents(await demo('vt2020/studenter-sh.xlsx'), reference).rows
    expect(sh[0]).toMatchObject({ number: 'SH-1001', lastName: 'Håkansson', homeArea: 'Södermalm' })
    expect(sh[1]).toMatchObject({ maxTravelMinutes: 60 })
  })

  it('give 96 offers of 100 places, each with a key of its own', async () => {
    const outcome = parseOffers(await demo('vt2020/platser.csv'), reference)
    expect(outcome).toMatchObject({ ...CLEAN, notes: [] })
    expect(outcome.rows).toHaveLength(96)
    expect(outcome.rows.reduce((sum, row) => sum + row.places, 0)).toBe(100)
    expect(new Set(outcome.rows.map(row => row.key)).size).toBe(96)
    expect(outcome.rows.filter(row => row.universityIds.length > 0)).toHaveLength(12)
  })
})
