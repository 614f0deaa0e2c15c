import { beforeEach, describe, expect, it } from 'vitest'
import { emptyTables, putInPhase } from '../../support/past-triggers.ts'
import { apply, csv, importFile, preview } from '../../support/import-file.ts'
import { studentFile as file, studentRow as row } from '../../support/student-file.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const central = await signInAs(test, { kind: 'central' })
const su = await signInAs(test, { kind: 'university', universityId: 'SU' })
const sh = await signInAs(test, { kind: 'university', universityId: 'SH' })
const district = await signInAs(test, { kind: 'district', districtId: 'farsta' })

const THREE = file(row('SU-1'), row('SU-2'), row('SU-3'))

beforeEach(async () => {
  await emptyTables(db, 'offer', 'student', 'import_batch')
  await putInPhase(db, 'collecting')
})

async function stored() {
  const { body } = await su.get('/api/terms/VT2020/students').expect(200)
  return body.students as {
    id: string
    number: string
    version: number
    togetherWith: string[]
    has: string[]
    protected: boolean
  }[]
}

async function numbers() {
  return (await stored()).map(({ number }) => number)
}

describe('who may import students', () => {
  it('are the central coordinator and the university', async () => {
    const anonymous = visitor(test)
    await anonymous.post('/api/terms/VT2020/imports/students/preview').expect(401)
    await anonymous.post('/api/terms/VT2020/imports/students?digest=&gone=keep').expect(401)
    expect((await preview(district, 'students', THREE)).status).toBe(403)
    expect((await apply(district, 'students', THREE, { digest: 'x' })).status).toBe(403)
    expect((await preview(sh, 'students', THREE, { universityId: 'SU' })).status).toBe(404)
    expect((await apply(sh, 'students', THREE, { universityId: 'SU', digest: 'x' })).status).toBe(404)
    expect((await importFile(central, 'students', THREE, { universityId: 'SU' })).status).toBe(200)
    expect((await importFile(su, 'students', THREE)).body).toMatchObject({ unchanged: 3 })
  })

  it('say which university when it could be several', async () => {
    const { status, body } = await preview(central, 'students', THREE)
    expect([status, body.fields[0].path]).toEqual([422, 'query.universityId'])
    expect((await preview(central, 'students', THREE, { universityId: 'KTH' })).body.code).toBe(
      'unknownReference',
    )
  })

  it.each(['draft', 'confirming', 'published', 'closed'] as const)(
    'have to wait while the term is %s',
    async phase => {
      await putInPhase(db, phase)
      expect((await preview(su, 'students', THREE)).body.code).toBe('phaseRefuses')
      expect((await apply(su, 'students', THREE, { digest: 'x' })).body.code).toBe('phaseRefuses')
    },
  )

  it('touch only the students of that university', async () => {
    await importFile(su, 'students', THREE)
    await importFile(sh, 'students', file(row('SU-1')))
    const { body } = await preview(sh, 'students', file(row('SH-9')))
    expect(body.difference.gone).toEqual([{ label: 'SU-1 Åsa Ek' }])
    const { digest } = body
    await apply(sh, 'students', file(row('SH-9')), { digest, gone: 'withdraw' }).expect(200)
    expect(await numbers()).toEqual(['SU-1', 'SU-2', 'SU-3'])
  })
})

describe('the file’s name', () => {
  it('comes in a header, percent-encoded, and stands in no address', async () => {
    const path = '/api/terms/VT2020/imports/students/preview'
    for (const name of ['', '%E5', 'a'.repeat(256)]) {
      const sent = su.post(path).query({ fileName: 'a.csv' }).set('x-file-name', name)
      const { body } = await sent.type('application/octet-stream').send(THREE).expect(422)
      expect(body.fields).toMatchObject([{ path: 'headers.x-file-name' }])
    }
    await importFile(su, 'students', THREE, { fileName: 'Åsas lista & mer.csv' })
    expect(await db.importBatch.findFirstOrThrow()).toMatchObject({ fileName: 'Åsas lista & mer.csv' })
  })
})

describe('the preview', () => {
  it('names what is added, changed, unchanged and gone, in the words of the file', async () => {
    await importFile(su, 'students', THREE)
    const next = file(
      row('SU-1', { wish: 'Äldre', blocked: 'Bromma' }),
      row('SU-2'),
      row('SU-4', { name: 'Bo' }),
    )
    const { body } = await preview(su, 'students', next).expect(200)
    expect(body.difference).toEqual({
      added: [{ label: 'SU-4 Bo Ek' }],
      changed: [
        {
          label: 'SU-1 Åsa Ek',
          changes: [
            { column: 'Önskemål 1', before: 'Missbruk @ Farsta stadsdelsförvaltning', after: 'Äldre' },
            { column: 'Undanta förvaltning', before: '', after: 'Bromma stadsdelsförvaltning' },
          ],
        },
      ],
      unchanged: 1,
      gone: [{ label: 'SU-3 Åsa Ek' }],
    })
    expect(await numbers()).toEqual(['SU-1', 'SU-2', 'SU-3'])
  })

  it('shows no name of a protected person, before or after (P2)', async () => {
    await importFile(su, 'students', file(row('SU-1', { name: 'Hemlig' }), row('SU-2', { protected: 'Ja' })))
    const next = file(
      row('SU-1', { name: 'Hemlig', protected: 'Ja' }),
      row('SU-3', { name: 'Hemlig', protected: 'Ja' }),
    )
    const { body, text } = await preview(su, 'students', next).expect(200)
    expect(body.difference.added).toEqual([{ label: 'SU-3' }])
    expect(body.difference.gone).toEqual([{ label: 'SU-2' }])
    expect(body.difference.changed).toMatchObject([{ label: 'SU-1' }])
    expect(text).not.toContain('Hemlig')
    expect(text).not.toContain('@su.example')
  })

  it('shows no name when a protection ends or the file has no column for it, and warns of the one (P2)', async () => {
    await importFile(su, 'students', file(row('SU-1', { protected: 'Ja', blocked: 'Bromma' })))
    const ends = await preview(su, 'students', file(row('SU-1', { name: 'Hemlig' }))).expect(200)
    expect(ends.body.difference.changed).toMatchObject([{ label: 'SU-1' }])
    expect(ends.text).not.toContain('Hemlig')
    expect(ends.body.warnings).toEqual([
      expect.stringContaining('Skyddade personuppgifter tas bort för SU-1.'),
      expect.stringContaining('SU-1 är inte längre undantagen från Bromma stadsdelsförvaltning'),
    ])
    const header = ['Studentnummer', 'Förnamn', 'E-post', 'Bostadsområde', 'Önskemål 1']
    const short = csv(header, ['SU-1', 'Hemlig', 'hemlig@su.example', 'Bromma', 'Äldre'])
    const { body, text } = await preview(su, 'students', short).expect(200)
    expect(text).not.toMatch(/hemlig/i)
    expect(body.difference.changed[0].changes.map(({ column }: { column: string }) => column)).toEqual([
      'Bostadsområde',
      'Önskemål 1',
    ])
    expect(body.notes.join()).toContain(
      '”Skyddade personuppgifter”, ”Period start” och ”Period slut” finns inte i filen: uppgifterna behålls.',
    )
    await importFile(su, 'students', short)
    expect(await stored()).toMatchObject([
      { protected: true, firstName: null, blockedDistrictIds: ['bromma'] },
    ])
  })

  it('is in English for whoever reads English: faults, notes, hidden cells and refusals', async () => {
    await importFile(su, 'students', file(row('SU-1')))
    const language = 'en'
    const hidden = file(row('SU-1', { protected: 'Ja' }))
    const { body } = await preview(su, 'students', hidden, { language }).expect(200)
    expect(body.notes).toContain(
      '1 student has protected personal data: name and e-mail address are not saved.',
    )
    expect(body.difference.changed[0].changes).toContainEqual({
      column: 'Förnamn',
      before: 'not shown',
      after: 'not shown',
    })
    const faulty = await preview(su, 'students', file(row('SU 2')), { language }).expect(200)
    expect(faulty.body.faults).toEqual([
      expect.objectContaining({ text: 'Row 2, E-post: “su 2@su.example” is not an e-mail address.' }),
    ])
    const empty = await preview(su, 'students', Buffer.from(''), { language })
    expect([empty.status, empty.body.detail]).toEqual([
      422,
      'The file is empty. Check that the right file is chosen.',
    ])
    const nobodys = await preview(central, 'students', THREE, { language })
    expect(nobodys.body.fields[0].text).toBe('Say which university’s students the file holds.')
  })

  it('lists every fault, and then no difference and nothing to apply', async () => {
    const faulty = file(row('SU-1', { wish: 'Snickeri' }), row('SU-2', { licence: 'kanske' }), row('SU-3'))
    const { body } = await preview(su, 'students', faulty).expect(200)
    expect(body.faults).toMatchObject([
      { row: 2, column: 'Önskemål 1', code: 'unknownField' },
      { row: 3, column: 'Körkort', code: 'notYesNo' },
    ])
    expect(body.difference.added).toEqual([])
    const refused = await apply(su, 'students', faulty, { digest: body.digest }).expect(422)
    expect(refused.body).toMatchObject({
      code: 'importFaulty',
      detail: 'Filen har 2 fel. Inget har lästs in.',
    })
    expect(await numbers()).toEqual([])
    expect(await db.importBatch.count()).toBe(0)
  })

  it.each([
    ['that is empty', Buffer.alloc(0)],
    ['that is no table', Buffer.from('%PDF-1.7 \u0000\u0001')],
  ])('refuses a file %s, with what to do about it', async (_name, bytes) => {
    const { body } = await preview(su, 'students', bytes).expect(422)
    expect(body.code).toBe('importFile')
    expect(body.detail).toMatch(/\. \S/)
  })

  it('refuses a file with everything that it cannot be read for', async () => {
    const { body } = await preview(su, 'students', csv(['A', 'a'], ['=1', '=2'])).expect(422)
    expect(body).toMatchObject({ code: 'importFileFaults', detail: expect.stringContaining('3 saker') })
    expect(body.fields.map(({ path }: { path: string }) => path)).toEqual(['file.0', 'file.1', 'file.2'])
  })

  it('refuses a body that is not a file', async () => {
    const path = '/api/terms/VT2020/imports/students/preview'
    const sent = su.post(path).set('x-file-name', 'a.csv').send({ rows: [] })
    expect((await sent.expect(400)).body.code).toBe('malformedBody')
    const large = Buffer.alloc(6_500_000, 'a')
    expect((await preview(su, 'students', large).expect(413)).body.code).toBe('bodyTooLarge')
    expect((await preview(su, 'recipes', THREE).expect(404)).body.code).toBe('notFound')
  })
})
