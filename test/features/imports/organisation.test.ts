import { beforeEach, describe, expect, it } from 'vitest'
import { csv, importFile, preview } from '../../support/import-file.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'closed')
const central = await signInAs(test, { kind: 'central' })
const district = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const university = await signInAs(test, { kind: 'university', universityId: 'SU' })

const districts = (...rows: string[][]) => csv(['Id', 'Namn', 'Latitud', 'Longitud'], ...rows)
const times = (...rows: string[][]) => csv(['Bostadsområde', 'Farsta', 'Bromma'], ...rows)

describe('who may import the organisation', () => {
  it.each(['travel-times', 'districts', 'universities', 'fields'])('is for %s central alone', async kind => {
    const file = csv(['Id', 'Namn'], ['x', 'X'])
    expect((await preview(district, kind, file)).status).toBe(403)
    expect((await preview(university, kind, file)).status).toBe(403)
  })
})

describe('districts', () => {
  it('are added and changed by id, in every phase; one that is no stadsdelsförvaltning is central', async () => {
    const file = districts(
      ['farsta', 'Farsta stadsdelsförvaltning', '59,245', '18,09'],
      ['kista', 'Kista stadsdelsförvaltning', '', ''],
      ['kyrkan', 'Kyrkogårdsförvaltningen', '', ''],
    )
    const { body } = await preview(central, 'districts', file).expect(200)
    expect(body.difference).toMatchObject({
      added: [{ label: 'Kista stadsdelsförvaltning' }, { label: 'Kyrkogårdsförvaltningen' }],
      changed: [
        {
          label: 'Farsta stadsdelsförvaltning',
          changes: [
            { column: 'Latitud', before: '', after: '59,245' },
            { column: 'Longitud', before: '', after: '18,09' },
          ],
        },
      ],
      gone: [],
    })
    expect(body.notes).toEqual([
      '3 finns i systemet men inte i filen, och ändras inte: Älvsjö stadsdelsförvaltning, Bromma stadsdelsförvaltning, Socialförvaltningen.',
    ])
    expect((await importFile(central, 'districts', file, { gone: 'withdraw' })).body).toMatchObject({
      gone: 0,
    })
    const kinds = await db.district.findMany({ select: { id: true, kind: true }, orderBy: { id: 'asc' } })
    expect(kinds.filter(({ kind }) => kind === 'central').map(({ id }) => id)).toEqual(['kyrkan', 'sof'])
    expect(kinds).toHaveLength(6)
    expect((await importFile(central, 'districts', file)).body).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 3,
    })
  })

  it("are refused another's name", async () => {
    const { body } = await preview(central, 'districts', districts(['sof2', 'Socialförvaltningen', '', '']))
    expect(body.faults).toMatchObject([{ row: 2, column: 'Namn', value: 'Socialförvaltningen' }])
    expect(body.faults[0].text).toContain('sof')
  })
})

describe('universities and fields', () => {
  it('are added by id; the shares are the term’s', async () => {
    const file = csv(
      ['Id', 'Namn', 'Andel av 100 platser'],
      ['SH', 'Södertörns högskola', '25'],
      ['UU', 'Uppsala universitet', '5'],
    )
    const { body } = await preview(central, 'universities', file).expect(200)
    expect(body.notes).toContain('Kolumnen med andelar läses inte in: lärosätenas andelar anges på terminen.')
    expect((await importFile(central, 'universities', file)).body).toMatchObject({ added: 1, unchanged: 1 })
    expect(await db.university.findUniqueOrThrow({ where: { id: 'UU' } })).toMatchObject({
      supervisorDegreeYears: null,
      supervisorCourseRequired: false,
    })
    expect(await db.termShare.count()).toBe(3)
  })

  it('keep their rules for supervisors when they are renamed', async () => {
    await importFile(central, 'universities', csv(['Id', 'Namn'], ['SU', 'Stockholms universitet (SU)']))
    expect(await db.university.findUniqueOrThrow({ where: { id: 'SU' } })).toMatchObject({
      name: 'Stockholms universitet (SU)',
      supervisorDegreeYears: 2,
    })
    const { body } = await importFile(central, 'fields', csv(['Id', 'Namn'], ['aldre', 'Äldreomsorg']))
    expect(body).toEqual({ added: 0, changed: 1, unchanged: 0, gone: 0 })
  })
})

describe('travel times', () => {
  beforeEach(async () => {
    await db.travelTime.deleteMany()
    await importFile(central, 'travel-times', times(['Farsta', '12', '47'], ['Bromma', '47', '12']))
  })

  it('are compared a home area at a time', async () => {
    const next = times(['Farsta', '12', '50'], ['Årsta', '20', ''])
    const { body } = await preview(central, 'travel-times', next).expect(200)
    expect(body.difference).toEqual({
      added: [{ label: 'Årsta' }],
      changed: [
        { label: 'Farsta', changes: [{ column: 'Bromma stadsdelsförvaltning', before: '47', after: '50' }] },
      ],
      unchanged: 0,
      gone: [{ label: 'Bromma' }],
    })
  })

  it('of an area that is gone are kept or taken away, as told', async () => {
    const next = times(['Farsta', '12', '50'])
    await importFile(central, 'travel-times', next)
    expect(await db.travelTime.count({ where: { homeArea: 'Bromma' } })).toBe(2)
    const { body } = await importFile(central, 'travel-times', next, { gone: 'withdraw' })
    expect(body).toEqual({ added: 0, changed: 0, unchanged: 1, gone: 1 })
    expect(await db.travelTime.count({ where: { homeArea: 'Bromma' } })).toBe(0)
  })

  it('to a district that the file lacks stay, and an empty cell makes one unknown', async () => {
    await db.travelTime.create({ data: { homeArea: 'Farsta', districtId: 'alvsjo', minutes: 31 } })
    await importFile(central, 'travel-times', times(['Farsta', '12', ''], ['Bromma', '47', '12']))
    const left = await db.travelTime.findMany({
      where: { homeArea: 'Farsta' },
      select: { districtId: true, minutes: true },
      orderBy: { districtId: 'asc' },
    })
    expect(left).toEqual([
      { districtId: 'alvsjo', minutes: 31 },
      { districtId: 'farsta', minutes: 12 },
    ])
  })
})
