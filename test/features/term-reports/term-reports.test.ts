import { randomUUID } from 'node:crypto'
import readExcelFile from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { Prisma } from '../../../src/adapters/db/generated/client.ts'
import { CATEGORIES, figuresOf, SEXES } from '../../../src/domain/statistics/funnel.ts'
import { digestOf, type ReportContent } from '../../../src/domain/statistics/report.ts'
import { findEvents } from '../../../src/features/term-reports/repository.ts'
import { pastTriggers } from '../../support/past-triggers.ts'
import { createTestApp, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'
import { seedOutcomes, seedThreeTerms, women } from '../../support/three-terms.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
let central: Awaited<ReturnType<typeof signInAs>>

beforeAll(async () => {
  await seedThreeTerms(db)
  central = await signInAs(test, { kind: 'central' })
})

const t2 = async (termId: string, query: object = {}) =>
  (await central.get(`/api/terms/${termId}/t2`).query(query).expect(200)).body
const freeze = async (termId: string) =>
  (await central.post(`/api/terms/${termId}/t2`).send({ asOf: null }).expect(200)).body
interface District {
  id: string
  name: string
  offered: number
  unused: number | null
  cells: Record<string, { all: number | null; bySex: (number | null)[] }>
}

describe('the funnel', () => {
  it.each(['VT2022', 'VT2023', 'VT2024'])('is what another query counts of %s', async termId => {
    const events = await findEvents(db, termId, { bounds: null, before: null })
    const { districts, universities } = figuresOf({ ...events, matchingBeganAt: null })
    // From states instead of events, and in the database's own arithmetic.
    const counted = await db.$queryRaw<{ id: string; category: string; sex: string; students: number }[]>`
      with record as (
        select distinct on (s.id) s.id, s.university_id, coalesce(s.sex::text, 'other') as sex, u.district_id,
          case p.state when 'published' then 'underWay' when 'proposed' then 'matched' when 'declined' then 'matched'
            when 'released' then 'matched' else coalesce(p.state::text, 'unmatched') end as category
        from student s
        left join placement p on p.student_id = s.id
        left join offer o on o.id = p.offer_id
        left join unit u on u.id = o.unit_id
        where s.term_id = ${termId} and s.withdrawn_at is null
        order by s.id, p.active desc nulls last, p.created_at desc)
      select district_id as id, category, sex, count(*)::int as students from record where district_id is not null group by 1, 2, 3
      union all
      select university_id, category, sex, count(*)::int from record group by 1, 2, 3`
    const ours = [...districts, ...universities].flatMap(({ id, counts }) =>
      counts.flatMap((row, category) =>
        row.flatMap((students, sex) =>
          students === 0 ? [] : [{ id, category: CATEGORIES[category], sex: SEXES[sex], students }],
        ),
      ),
    )
    const ordered = (rows: object[]) =>
      rows.map(row => JSON.stringify(row, ['id', 'category', 'sex', 'students'])).sort()
    expect(ordered(ours)).toEqual(ordered(counted))
    expect(counted.length).toBeGreaterThan(10)
  })

  it('counts places that were withdrawn after the matching began, and says so', () => {
    const at = { districtId: 'farsta', fieldId: 'aldre' }
    const offers = [
      { offerId: 'a', ...at, at: '2019-11-01', places: 3 },
      { offerId: 'a', ...at, at: '2019-12-02', places: 2 },
      { offerId: 'b', ...at, at: '2019-11-01', places: 9 },
      { offerId: 'b', ...at, at: '2019-11-20', places: 4 },
      { offerId: 'b', ...at, at: '2019-12-03', places: 5 },
    ]
    const known = { students: [], placements: [], matchingBeganAt: '2019-12-01' }
    const { districts, reasons } = figuresOf({ ...known, offers })
    expect(districts).toEqual([expect.objectContaining({ id: 'farsta', offered: 8, unused: 8 })])
    expect(reasons).toMatchObject({ withdrawn: 1, notAsked: 7 })
  })
})

describe('a merged district over three terms', () => {
  const offered = (rows: District[]) => rows.map(({ name, offered: places }) => [name.split(' ')[0], places])

  it('is its predecessors as it was then, and their sum as it is now', async () => {
    const then = await t2('VT2024')
    expect(then.earlier.map(({ report }: { report: { termId: string } }) => report.termId)).toEqual([
      'VT2023',
      'VT2022',
    ])
    expect(offered(then.earlier[0].report.districts.filter((row: District) => row.offered > 0))).toEqual([
      ['Farsta', 20],
      ['Norrmalms', 20],
      ['Östermalms', 20],
    ])
    const now = await t2('VT2024', { organisation: 'now' })
    for (const { report } of now.earlier) {
      expect(offered(report.districts.filter((row: District) => row.offered > 0))).toEqual([
        ['Farsta', 20],
        ['Norra', 40],
      ])
    }
  })

  it('has a sum where all parts are told, and none where one is left out', async () => {
    const [then, now] = [await t2('VT2024'), await t2('VT2024', { organisation: 'now' })]
    const parts = then.earlier[0].report.districts.filter(({ id }: District) =>
      ['norrmalm', 'ostermalm'].includes(id),
    )
    const sum = now.earlier[0].report.districts.find(({ id }: District) => id === 'norra-innerstaden')
    for (const stage of ['published', 'completed', 'interrupted']) {
      const told = parts.map(({ cells }: District) => cells[stage]?.all ?? null)
      const expected = told.includes(null) ? null : told.reduce((a: number, b: number) => a + b, 0)
      expect([stage, sum.cells[stage].all]).toEqual([stage, expected])
    }
    expect(sum.cells.published.all).toBeGreaterThan(20)
  })
})

describe('a frozen report', () => {
  it('stays what it was, is counted again from the same events, and is corrected beside', async () => {
    const { frozen, report, isReproduced, isIntact, correction } = await freeze('VT2023')
    expect({ isReproduced, isIntact, correction }).toEqual({
      isReproduced: true,
      isIntact: true,
      correction: null,
    })
    const offer = await db.offer.findFirstOrThrow({
      where: { termId: 'VT2023', unit: { districtId: 'farsta' } },
    })
    const { id: supervisorId } = await db.supervisor.findFirstOrThrow({ where: { districtId: 'farsta' } })
    await db.offer.update({ where: { id: offer.id }, data: { places: 25 } })
    const where = { termId: 'VT2023', universityId: 'SU', offerId: offer.id, supervisorId }
    await seedOutcomes(db, where, 'completed', women(1))

    const later = (await central.get(`/api/t2/${frozen.id}`).expect(200)).body
    expect(later.report).toEqual(report)
    expect([later.isReproduced, later.isIntact]).toEqual([true, true])
    const { completed } = report.city.cells
    expect(later.correction).toMatchObject({
      places: [{ district: 'Farsta stadsdelsförvaltning', reported: 20, now: 25 }],
      students: { districts: ['Farsta stadsdelsförvaltning'], universities: ['Stockholms universitet'] },
    })
    expect(later.correction.students.city).toContainEqual({
      stage: 'completed',
      reported: completed.all,
      now: completed.all + 1,
    })
    // By sex, or in Farsta, the new number beside the old would tell of one student.
    const live = await t2('VT2023')
    expect(live.report.sexGroups).toEqual([])
    const farsta = live.report.districts.find(({ id }: District) => id === 'farsta')
    expect([farsta.offered, farsta.cells.completed.all]).toEqual([25, null])
  })

  it('is changed by nobody', async () => {
    const { frozen } = await freeze('VT2022')
    await expect(db.t2Report.update({ where: { id: frozen.id }, data: { digest: 'x' } })).rejects.toThrow(
      /append-only/,
    )
    await expect(db.t2Report.delete({ where: { id: frozen.id } })).rejects.toThrow(/append-only/)
  })

  it('counts every event or none of a change that is under way', async () => {
    const { id: universityId } = await db.university.findUniqueOrThrow({ where: { id: 'SU' } })
    let done = false
    const slow = db.$transaction(async tx => {
      await tx.student.create({
        data: { id: '00000000-0000-4000-8000-000000000001', termId: 'VT2022', universityId, number: 'slow' },
      })
      await new Promise(resolve => setTimeout(resolve, 300))
      done = true
    })
    await new Promise(resolve => setTimeout(resolve, 100))
    const { frozen, isReproduced } = await freeze('VT2022')
    expect(done).toBe(true)
    await slow
    expect(isReproduced).toBe(true)
    const { body } = await central.get(`/api/t2/${frozen.id}`).expect(200)
    expect([body.isReproduced, body.correction]).toEqual([true, null])
  })

  it('has events up to a day when asked to', async () => {
    const { report } = await t2('VT2024', { asOf: '2019-11-02' })
    expect(report.city.offered).toBe(0)
    expect(report.city.cells.matched.all).toBe(0)
  })

  it('is as it was on a day, by sex only when it is frozen, and of a day for central alone (P7)', async () => {
    // Offers and students were there a month before; placements were published on 3 November.
    const early = Prisma.sql`'2019-10-01'`
    await pastTriggers(db, Prisma.sql`update offer_event set at = ${early} where term_id = 'VT2024'`)
    await pastTriggers(db, Prisma.sql`update student_event set at = ${early} where term_id = 'VT2024'`)
    const before = await t2('VT2024', { asOf: '2019-11-02' })
    const after = await t2('VT2024', { asOf: '2019-11-03' })
    expect(before.report.city.cells.published.all).not.toBe(after.report.city.cells.published.all)
    expect(after.report.sexGroups).toEqual([])
    const { report, frozen } = (
      await central.post('/api/terms/VT2024/t2').send({ asOf: '2019-11-03' }).expect(200)
    ).body
    expect(frozen.asOf).toBe('2019-11-03')
    expect(report.city.cells.published.all).toBe(after.report.city.cells.published.all)
    const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
    await farsta.get('/api/terms/VT2024/t2').query({ asOf: '2019-11-03' }).expect(403)
  })

  it('that was frozen before declines were counted is counted again as it was', async () => {
    const { frozen } = await freeze('VT2022')
    const row = await db.t2Report.findUniqueOrThrow({ where: { id: frozen.id } })
    const content = row.content as unknown as ReportContent
    const { declines: _, ...figures } = content.figures
    const { declines: __, ...city } = content.published.city
    const old = { ...content, figures, published: { ...content.published, city } }
    const stored: object = old
    const id = randomUUID()
    await db.t2Report.create({
      data: {
        id,
        termId: 'VT2022',
        at: row.at,
        asOf: null,
        bounds: { ...(row.bounds as object) },
        content: stored,
        digest: digestOf(old),
      },
    })
    const { body } = await central.get(`/api/t2/${id}`).expect(200)
    expect([body.isReproduced, body.isIntact, body.report.city.declines]).toEqual([true, true, null])
  })
})

describe('the files', () => {
  const file = async (format: string) => {
    const { body } = await central.get('/api/terms/VT2024/t2/file').query({ format }).expect(200)
    return Buffer.from(body.base64, 'base64')
  }

  it('are a workbook that another program reads with the page’s numbers as numbers', async () => {
    const { report } = await t2('VT2024')
    const bytes = await file('xlsx')
    expect((await readExcelFile(bytes)).slice(0, 4).map(({ sheet }) => sheet)).toEqual([
      'Läs mig',
      'Staden',
      'Förvaltningar',
      'Lärosäten',
    ])
    const [, districts] = await readRows(bytes, 'Förvaltningar')
    const first = report.districts[0]
    expect(districts!.slice(0, 2)).toEqual([first.name, first.offered])
    const city = await readRows(bytes, 'Staden')
    const told = (value: number | null) => value ?? '..'
    const { cells } = report.city
    expect(city.find(([name]) => name === 'Genomförda')).toEqual([
      'Genomförda',
      told(cells.completed.all),
      ...cells.completed.bySex.map(told),
    ])
    expect(JSON.stringify(await readRows(bytes, 'Läs mig'))).toContain('1–4 personer')
  })

  it('are a table in CSV with the rule in words', async () => {
    const text = (await file('csv')).toString('utf8')
    expect(text.startsWith('\uFEFFTermin;Indelning;Nivå;')).toBe(true)
    expect(text).toContain('VT2024;som det var då;Staden;Staden;Erbjudna platser;;Alla;40\r\n')
    expect(text).toContain(
      'VT2023;som det är nu;Förvaltning;Norra innerstadens stadsdelsförvaltning;Erbjudna platser;;Alla;40',
    )
    expect(text).toContain('Regel för små tal')
  })

  const readRows = async (bytes: Buffer, name: string): Promise<unknown[][]> =>
    (await readExcelFile(bytes)).find(({ sheet }) => sheet === name)!.data
})

describe('the open data', () => {
  it('are closed until central opens a term, and then tell its newest report to anybody', async () => {
    await freeze('VT2024')
    await visitor(test).get('/oppna-data/vfu.json').expect(404)
    const [newest] = (await t2('VT2024')).frozen
    const open = (reportId: string | null) =>
      central.put('/api/terms/VT2024/open-data').send({ isOpen: true, reportId })
    await open(newest.id).expect(200, { isOpen: true })
    const answer = await visitor(test).get('/oppna-data/vfu.json').expect(200)
    expect(answer.headers['cache-control']).toBe('public, max-age=3600')
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.body.rows).toContainEqual({
      term: 'VT2024',
      organisation: 'then',
      level: 'city',
      name: null,
      measure: 'offered',
      reason: null,
      sex: null,
      value: 40,
    })
    expect(new Set(answer.body.rows.map(({ term }: { term: string }) => term))).toEqual(new Set(['VT2024']))
    await visitor(test).get('/oppna-data/vfu.json').set('if-none-match', answer.headers['etag']!).expect(304)
    const { text } = await visitor(test).get('/oppna-data/vfu.csv').expect(200)
    expect(text).toContain('VT2024;then;city;;offered;;;40')
    const { body: dictionary } = await visitor(test).get('/oppna-data/vfu-beskrivning.json').expect(200)
    const used = new Set(answer.body.rows.map(({ measure }: { measure: string }) => measure))
    expect([...used].filter(measure => !((measure as string) in dictionary.measures))).toEqual([])
    const logged = await db.auditEntry.findMany({ where: { subject: 'open_data' } })
    expect(logged).toHaveLength(1)
    const close = { isOpen: false, reportId: null }
    await central.put('/api/terms/VT2024/open-data').send(close).expect(200)
    await visitor(test).get('/oppna-data/vfu.csv').expect(404)
  })

  it('open no report that was frozen after the one that was seen', async () => {
    const path = '/api/terms/VT2023/open-data'
    await freeze('VT2023')
    const [seen] = (await t2('VT2023')).frozen
    test.clock.advance(60_000)
    await freeze('VT2023')
    for (const reportId of [seen.id, null]) {
      const refused = await central.put(path).send({ isOpen: true, reportId }).expect(409)
      expect(refused.body.code).toBe('changedMeanwhile')
    }
    await central.put(path).send({ isOpen: false, reportId: seen.id }).expect(200, { isOpen: false })
  })
})

describe('the comment', () => {
  it('says what the figures show, against the target and the year before', async () => {
    const { comment, report } = await t2('VT2024')
    expect(comment[0]).toBe(
      'Förvaltningarna erbjöd 40 platser vårterminen 2024. Det är 60 färre än målet på 100.',
    )
    const numbers = comment.join(' ').match(/\d+/g)!.map(Number)
    const shown = JSON.stringify(report) + JSON.stringify((await t2('VT2024')).earlier)
    const derived = [60, 2024, 2023]
    expect(
      numbers.filter((one: number) => !derived.includes(one) && !new RegExp(`\\b${one}\\b`).test(shown)),
    ).toEqual([])
  })
})
