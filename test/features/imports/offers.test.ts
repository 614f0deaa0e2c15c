import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { apply, csv, importFile, preview } from '../../support/import-file.ts'
import { emptyTables, putInPhase } from '../../support/past-triggers.ts'
import { createTestApp, seedOrganisation, fillPlace, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const central = await signInAs(test, { kind: 'central' })
const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const university = await signInAs(test, { kind: 'university', universityId: 'SU' })

const HEADER = [
  'Förvaltning',
  'Enhet',
  'Verksamhetsområde',
  'Antal platser',
  'Handledare',
  'Handledarens e-post',
  'Socionomexamen år',
  'Kräver körkort',
  'Endast för lärosäte',
]

type Cells = Partial<Record<'district' | 'places' | 'name' | 'email' | 'year' | 'licence' | 'only', string>>

function row(unit: string, cells: Cells = {}) {
  const { district = 'Farsta', places = '1', name = 'Åsa Öberg', email = 'asa@farsta.example' } = cells
  return [
    district,
    unit,
    'Missbruk',
    places,
    name,
    email,
    cells.year ?? '2010',
    cells.licence ?? 'Nej',
    cells.only ?? '',
  ]
}

const file = (...rows: string[][]) => csv(HEADER, ...rows)

beforeEach(async () => {
  await emptyTables(db, 'offer', 'supervisor', 'student', 'import_batch')
  await putInPhase(db, 'collecting')
})

async function stored() {
  const { body } = await central.get('/api/terms/VT2020/offers').expect(200)
  return body.offers as {
    id: string
    version: number
    unit: string
    places: number
    requires: string[]
    universityIds: string[]
    supervisor: { name: string; email: string | null; degreeYear: number | null } | null
  }[]
}

async function units() {
  return (await stored()).map(({ unit }) => unit)
}

describe('who may import offers', () => {
  it('are the central coordinator for all districts and a district for its own', async () => {
    const both = file(row('Ett'), row('Två', { district: 'Bromma' }))
    expect((await preview(university, 'offers', both)).status).toBe(403)
    expect((await apply(university, 'offers', both, { digest: 'x' })).status).toBe(403)
    const { body } = await preview(farsta, 'offers', both).expect(200)
    expect(body.faults).toMatchObject([{ row: 3, column: 'Förvaltning', code: 'districtNotAllowed' }])
    expect((await importFile(farsta, 'offers', both)).body.code).toBe('importFaulty')
    expect(await stored()).toEqual([])
    expect((await importFile(central, 'offers', both)).body).toMatchObject({ added: 2 })
    expect((await importFile(farsta, 'offers', file(row('Ett')))).body).toMatchObject({ unchanged: 1 })
  })

  it('have to wait while the term confirms', async () => {
    await putInPhase(db, 'confirming')
    expect((await preview(central, 'offers', file(row('Ett')))).body.code).toBe('phaseRefuses')
  })
})

describe('the preview', () => {
  it('names offers by unit, field and district', async () => {
    await importFile(farsta, 'offers', file(row('Ett'), row('Två')))
    const next = file(row('Ett', { places: '3', licence: 'Ja', only: 'SU' }), row('Tre'))
    const { body } = await preview(farsta, 'offers', next).expect(200)
    expect(body.difference).toEqual({
      added: [{ label: 'Tre, Missbruk (Farsta stadsdelsförvaltning)' }],
      changed: [
        {
          label: 'Ett, Missbruk (Farsta stadsdelsförvaltning)',
          changes: [
            { column: 'Antal platser', before: '1', after: '3' },
            { column: 'Kräver körkort', before: 'Nej', after: 'Ja' },
            { column: 'Endast för lärosäte', before: '', after: 'SU' },
          ],
        },
      ],
      unchanged: 0,
      gone: [{ label: 'Två, Missbruk (Farsta stadsdelsförvaltning)' }],
    })
  })

  it('counts as gone neither what was entered by form nor other districts’ offers', async () => {
    const byForm = {
      districtId: 'farsta',
      unit: 'Formulär',
      fieldId: 'aldre',
      places: 1,
      fromOn: null,
      toOn: null,
      requires: [],
      provides: [],
      universityIds: [],
      comment: null,
      supervisor: null,
    }
    await farsta.post('/api/terms/VT2020/offers').send(byForm).expect(200)
    await importFile(central, 'offers', file(row('Ett'), row('Två', { district: 'Bromma' })))
    const { body } = await importFile(central, 'offers', file(row('Tre')), { gone: 'withdraw' })
    expect(body).toEqual({ added: 1, changed: 0, unchanged: 0, gone: 1 })
    expect(await units()).toEqual(['Två', 'Formulär', 'Tre'])
  })

  it('says when rows disagree about a supervisor, and lets the last one count', async () => {
    const rows = file(row('Ett', { year: '2001' }), row('Två', { year: '2002', email: 'ASA@farsta.example' }))
    const { body } = await preview(farsta, 'offers', rows).expect(200)
    expect(body.notes).toEqual([
      'Handledaren Åsa Öberg har olika uppgifter på olika rader. Den sista raden gäller.',
    ])
    await importFile(farsta, 'offers', rows)
    expect(await db.supervisor.findMany({ select: { degreeYear: true } })).toEqual([{ degreeYear: 2002 }])
    expect((await importFile(farsta, 'offers', rows)).body).toMatchObject({ changed: 0, unchanged: 2 })
  })
})

describe('a file that lacks columns', () => {
  it('clears no limit, requirement or supervisor, and takes no offer away', async () => {
    await importFile(farsta, 'offers', file(row('Ett', { only: 'SU', licence: 'Ja' }), row('Två')))
    const header = ['Förvaltning', 'Enhet', 'Verksamhetsområde', 'Antal platser']
    const short = csv(header, ['Farsta', 'Ett', 'Missbruk', '4'], ['Farsta', 'Två', 'Missbruk', '1'])
    const { body } = await preview(farsta, 'offers', short).expect(200)
    expect(body.difference).toEqual({
      added: [],
      changed: [
        {
          label: 'Ett, Missbruk (Farsta stadsdelsförvaltning)',
          changes: [{ column: 'Antal platser', before: '1', after: '4' }],
        },
      ],
      unchanged: 1,
      gone: [],
    })
    expect(body.notes.join()).toContain('”Endast för lärosäte” finns inte i filen: uppgifterna behålls.')
    await importFile(farsta, 'offers', short)
    expect((await stored())[0]).toMatchObject({
      places: 4,
      requires: ['driving-licence'],
      universityIds: ['SU'],
      supervisor: { email: 'asa@farsta.example', degreeYear: 2010 },
    })
    expect(await db.supervisor.count()).toBe(1)
  })
})

describe('applying', () => {
  it('shows what it changes about a known supervisor, also when the row is new (R13)', async () => {
    await db.supervisor.create({
      data: {
        id: randomUUID(),
        districtId: 'farsta',
        name: 'Åsa Ek',
        email: 'asa@farsta.example',
        degreeYear: 2010,
      },
    })
    const { body: shown } = await preview(farsta, 'offers', file(row('Ett'))).expect(200)
    expect(shown.notes).toEqual([
      'Handledaren Åsa Ek ändras överallt där hen är namngiven: Handledare Åsa Ek → Åsa Öberg.',
    ])
    // The digest is of the supervisor as shown: somebody else's change in between makes it another.
    await db.supervisor.updateMany({ data: { name: 'Åsa Alm' } })
    const late = await apply(farsta, 'offers', file(row('Ett')), { digest: shown.digest }).expect(409)
    expect(late.body.code).toBe('importChangedMeanwhile')
    await importFile(farsta, 'offers', file(row('Ett')))
    expect(await db.supervisor.findMany({ select: { name: true } })).toEqual([{ name: 'Åsa Öberg' }])
  })

  it('makes units and supervisors once', async () => {
    const nameless = { name: 'Bo Ek', email: '' }
    await importFile(
      farsta,
      'offers',
      file(row('Ett'), row('Ett'), row('Två', nameless), row('Tre', nameless)),
    )
    expect(await db.unit.count({ where: { name: 'Ett' } })).toBe(1)
    const supervisors = await db.supervisor.findMany({
      orderBy: { name: 'asc' },
      select: { name: true, email: true },
    })
    expect(supervisors).toEqual([
      { name: 'Bo Ek', email: null },
      { name: 'Åsa Öberg', email: 'asa@farsta.example' },
    ])
  })

  it('changes only the offers that differ, and keeps a register extract that no column says', async () => {
    await importFile(farsta, 'offers', file(row('Ett', { only: 'SU, SH' }), row('Två')))
    await db.offer.updateMany({ data: { requires: ['register-extract'] } })
    const next = file(row('Ett', { only: 'ESB', licence: 'Ja', year: '2015' }), row('Två', { year: '2015' }))
    expect((await importFile(farsta, 'offers', next)).body).toMatchObject({ changed: 2 })
    expect(await stored()).toMatchObject([
      { unit: 'Ett', version: 2, requires: ['driving-licence', 'register-extract'], universityIds: ['ESB'] },
      { unit: 'Två', version: 2, requires: ['register-extract'], supervisor: { degreeYear: 2015 } },
    ])
    expect((await importFile(farsta, 'offers', next)).body).toMatchObject({ changed: 0, unchanged: 2 })
  })

  it('offers a withdrawn row again when the file has it again', async () => {
    await importFile(farsta, 'offers', file(row('Ett'), row('Två')))
    const id = (await stored()).find(({ unit }) => unit === 'Två')?.id
    await importFile(farsta, 'offers', file(row('Ett')), { gone: 'withdraw' })
    expect(await units()).toEqual(['Ett'])
    expect((await importFile(farsta, 'offers', file(row('Ett'), row('Två')))).body).toMatchObject({
      added: 1,
    })
    expect((await stored()).find(({ unit }) => unit === 'Två')?.id).toBe(id)
  })

  it('adds a row anew whose offer has moved to another district', async () => {
    await importFile(farsta, 'offers', file(row('Ett')))
    const [offer] = (await central.get('/api/terms/VT2020/offers')).body.offers
    const {
      id,
      districtName: _district,
      fieldName: _field,
      unqualifiedFor: _rule,
      supervisor,
      ...members
    } = offer
    const { id: _id, ...named } = supervisor
    const moved = { ...members, districtId: 'bromma', supervisor: named }
    await central.put(`/api/offers/${id}`).send(moved).expect(200)
    expect((await importFile(farsta, 'offers', file(row('Ett')))).body).toMatchObject({
      added: 1,
      changed: 0,
    })
    expect(await stored()).toHaveLength(2)
  })

  it('refuses to take places from placed students, and then writes nothing (R2)', async () => {
    await importFile(farsta, 'offers', file(row('Ett', { places: '2' }), row('Två')))
    const offerId = (await stored()).find(({ unit }) => unit === 'Ett')?.id ?? ''
    for (let placed = 0; placed < 2; placed += 1) await fillPlace(db, offerId)
    const fewer = await importFile(farsta, 'offers', file(row('Ett'), row('Två', { places: '5' })))
    expect(fewer.body.code).toBe('offerTaken')
    const without = await importFile(farsta, 'offers', file(row('Två', { places: '5' })), {
      gone: 'withdraw',
    })
    expect(without.body.code).toBe('offerTaken')
    expect((await stored()).map(({ places }) => places).sort()).toEqual([1, 2])
  })

  it('refuses when an offer was changed after the preview', async () => {
    await importFile(farsta, 'offers', file(row('Ett')))
    const next = file(row('Ett', { places: '4' }))
    const { body } = await preview(farsta, 'offers', next).expect(200)
    await db.offer.updateMany({ data: { places: 2, version: 2 } })
    const refused = await apply(farsta, 'offers', next, { digest: body.digest }).expect(409)
    expect(refused.body.code).toBe('importChangedMeanwhile')
    expect((await stored())[0]?.places).toBe(2)
  })

  it('lets one of two who apply the same preview at once win', async () => {
    const both = file(row('Ett'), row('Två'))
    const { digest } = (await preview(farsta, 'offers', both)).body
    const answers = await Promise.all(
      [farsta, central].map(agent => apply(agent, 'offers', both, { digest })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await units()).toEqual(['Ett', 'Två'])
  })
})
