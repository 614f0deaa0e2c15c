import { beforeEach, describe, expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '../../../src/domain/access/actor.ts'
import { applyImport, previewImport } from '../../../src/features/imports/commands.ts'
import { apply, importFile, preview } from '../../support/import-file.ts'
import { emptyTables, putInPhase } from '../../support/past-triggers.ts'
import { studentFile as file, studentRow as row } from '../../support/student-file.ts'
import { createTestApp, seedOrganisation, placeStudent, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const central = await signInAs(test, { kind: 'central' })
const su = await signInAs(test, { kind: 'university', universityId: 'SU' })

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
  }[]
}

async function numbers() {
  return (await stored()).map(({ number }) => number)
}

describe('applying', () => {
  it('refuses anything but what was previewed', async () => {
    const { body } = await preview(su, 'students', THREE).expect(200)
    const other = await apply(su, 'students', file(row('SU-1')), { digest: body.digest }).expect(409)
    expect(other.body.code).toBe('importChangedMeanwhile')
    await importFile(su, 'students', file(row('SU-2')))
    await apply(su, 'students', THREE, { digest: body.digest }).expect(409)
    expect(await numbers()).toEqual(['SU-2'])
  })

  it('changes only the rows that differ', async () => {
    await importFile(su, 'students', THREE)
    const { body } = await importFile(
      su,
      'students',
      file(row('SU-1'), row('SU-2', { name: 'Bo' }), row('SU-3')),
    )
    expect(body).toEqual({ added: 0, changed: 1, unchanged: 2, gone: 0 })
    expect((await stored()).map(({ version }) => version)).toEqual([1, 2, 1])
  })

  it('writes every column of a row that is new and of one that is changed', async () => {
    const given = { wish: 'Missbruk @ Farsta', blocked: 'Bromma, Älvsjö', licence: 'Ja', end: '2020-06-05' }
    await importFile(su, 'students', file(row('SU-1', given)))
    const expected = {
      number: 'SU-1',
      firstName: 'Åsa',
      lastName: 'Ek',
      email: 'su-1@su.example',
      sex: 'female',
      homeArea: 'Farsta',
      maxTravelMinutes: null,
      has: ['driving-licence'],
      needs: [],
      priority: 0,
      onlyWishes: false,
      protected: false,
      wishes: [{ fieldId: 'missbruk', districtId: 'farsta' }],
      blockedDistrictIds: ['alvsjo', 'bromma'],
      fromOn: '2020-01-20',
      toOn: '2020-06-05',
    }
    expect((await stored())[0]).toMatchObject(expected)
    const changed = { name: 'Bo', wish: '@ Bromma', blocked: '', licence: 'Nej', end: '2020-05-29' }
    await importFile(su, 'students', file(row('SU-1', changed)))
    expect((await stored())[0]).toMatchObject({
      ...expected,
      firstName: 'Bo',
      has: [],
      wishes: [{ fieldId: null, districtId: 'bromma' }],
      blockedDistrictIds: [],
      toOn: '2020-05-29',
    })
  })

  it('keeps those the file lacks, or withdraws them with their links, as told', async () => {
    await importFile(su, 'students', THREE)
    const third = (await stored())[2]?.id ?? ''
    await su.post(`/api/students/${third}/link`).expect(200)
    const two = file(row('SU-1'), row('SU-2'))
    expect((await importFile(su, 'students', two)).body).toMatchObject({ unchanged: 2, gone: 0 })
    expect(await numbers()).toEqual(['SU-1', 'SU-2', 'SU-3'])
    const { body } = await importFile(su, 'students', two, { gone: 'withdraw' })
    expect(body).toEqual({ added: 0, changed: 0, unchanged: 2, gone: 1 })
    expect(await numbers()).toEqual(['SU-1', 'SU-2'])
    expect(await db.accessLink.count({ where: { studentId: third, revokedAt: null } })).toBe(0)
    expect((await importFile(su, 'students', THREE)).body).toMatchObject({ added: 1, unchanged: 2 })
    expect((await stored())[2]?.id).toBe(third)
  })

  it('refuses to withdraw a student who is placed, and then writes nothing', async () => {
    await importFile(su, 'students', THREE)
    await placeStudent(db, (await stored())[2]?.id ?? '')
    const next = file(row('SU-1', { name: 'Bo' }))
    const { body } = await importFile(su, 'students', next, { gone: 'withdraw' })
    expect(body.code).toBe('studentPlaced')
    expect((await stored()).map(({ version }) => version)).toEqual([1, 1, 1])
  })

  it('makes pairs mutual, and the partner whom the file only names stays (R11)', async () => {
    const pairs = file(row('SU-1', { with: 'SU-2' }), row('SU-2'), row('SU-3'))
    await importFile(su, 'students', pairs)
    expect((await stored()).map(({ togetherWith }) => togetherWith)).toEqual([['SU-2'], ['SU-1'], []])
    expect((await importFile(su, 'students', pairs)).body).toMatchObject({ changed: 0, unchanged: 3 })
    const next = file(row('SU-1'), row('SU-2', { with: 'SU-3' }))
    const { body } = await importFile(su, 'students', next, { gone: 'withdraw' })
    expect(body).toEqual({ added: 0, changed: 2, unchanged: 0, gone: 0 })
    expect((await stored()).map(({ togetherWith }) => togetherWith)).toEqual([[], ['SU-3'], ['SU-2']])
    expect((await stored())[2]?.version).toBe(2)
    expect((await importFile(su, 'students', next)).body).toMatchObject({ changed: 0, unchanged: 2 })
  })

  it('keeps a register extract that was entered by form, which no column says', async () => {
    await importFile(su, 'students', file(row('SU-1')))
    await db.student.updateMany({ data: { has: ['driving-licence', 'register-extract'] } })
    await importFile(su, 'students', file(row('SU-1', { licence: 'Nej' })))
    expect((await stored())[0]?.has).toEqual(['register-extract'])
  })

  it('lets one of two who apply the same preview at once win', async () => {
    const { body } = await preview(su, 'students', THREE).expect(200)
    const query = { digest: body.digest, universityId: 'SU' }
    const answers = await Promise.all([su, central, su].map(agent => apply(agent, 'students', THREE, query)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(await numbers()).toEqual(['SU-1', 'SU-2', 'SU-3'])
    expect(await db.importBatch.count()).toBe(1)
  })

  it('takes 3 000 students, new and changed, in one transaction, without HTTP and in the name of nobody', async () => {
    const many = (name: string) =>
      file(...Array.from({ length: 3000 }, (_, index) => row(`SU-${index}`, { name })))
    for (const [name, expected] of [
      ['Åsa', { added: 3000, changed: 0 }],
      ['Bo', { added: 0, changed: 3000 }],
    ] as const) {
      const request = {
        termId: 'VT2020',
        kind: 'students',
        universityId: 'SU',
        language: 'sv',
        fileName: 'a.csv',
        bytes: many(name),
      } as const
      const { digest } = await previewImport(test.deps, SYSTEM_ACTOR, request)
      const outcome = await applyImport(test.deps, SYSTEM_ACTOR, { ...request, digest, gone: 'keep' })
      expect(outcome).toMatchObject(expected)
    }
    expect(await db.importBatch.count({ where: { personId: null } })).toBe(2)
  }, 90_000)
})
