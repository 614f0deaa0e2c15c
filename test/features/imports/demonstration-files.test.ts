import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importFile, preview } from '../../support/import-file.ts'
import { createTestApp, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
const central = await signInAs(test, { kind: 'central' })

const FILES = [
  ['fields', 'verksamhetsomraden.csv', {}, 6],
  ['districts', 'forvaltningar.csv', {}, 15],
  ['universities', 'larosaten.csv', {}, 3],
  ['travel-times', 'restid.csv', {}, 39],
  ['offers', 'vt2020/platser.csv', {}, 96],
  ['students', 'vt2020/studenter-su.csv', { universityId: 'SU' }, 44],
  ['students', 'vt2020/studenter-esb.csv', { universityId: 'ESB' }, 29],
  ['students', 'vt2020/studenter-sh.xlsx', { universityId: 'SH' }, 23],
] as const

describe("the demonstration's files, in their order", () => {
  it.each(FILES)(
    '%s from %s %o gives %i rows, and nothing the second time',
    async (kind, file, query, rows) => {
      if (kind === 'offers') await seedTerm(db, 'collecting')
      const bytes = fs.readFileSync(`demo/${file}`)
      const named = { fileName: file.split('/').at(-1) ?? '', ...query }
      const first = await importFile(central, kind, bytes, named)
      expect(first.body).toEqual({ added: rows, changed: 0, unchanged: 0, gone: 0 })
      const again = (await preview(central, kind, bytes, named).expect(200)).body
      expect(again.difference).toEqual({ added: [], changed: [], unchanged: rows, gone: [] })
      const second = await importFile(central, kind, bytes, named)
      expect(second.body).toEqual({ added: 0, changed: 0, unchanged: rows, gone: 0 })
    },
  )

  it('make 96 students and 100 places, in districts of which one is central', async () => {
    expect(await db.student.count()).toBe(96)
    expect((await db.offer.aggregate({ _sum: { places: true } }))._sum.places).toBe(100)
    const centrals = await db.district.findMany({ where: { kind: 'central' }, select: { name: true } })
    expect(centrals).toEqual([{ name: 'Socialförvaltningen' }])
  })

  it('leave nothing of protected persons but their numbers (P2)', async () => {
    const hidden = await db.student.findMany({ where: { protected: true } })
    expect(hidden.length).toBeGreaterThan(0)
    for (const student of hidden)
      expect(student).toMatchObject({ firstName: null, lastName: null, email: null })
  })

  it('are logged once each, with what they changed', async () => {
    const batches = await db.importBatch.findMany({ orderBy: { kind: 'asc' } })
    expect(batches).toHaveLength(FILES.length)
    expect(batches.find(({ fileName }) => fileName === 'platser.csv')).toMatchObject({
      termId: 'VT2020',
      kind: 'offers',
      added: 96,
      personId: central.personId,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(batches.find(({ kind }) => kind === 'districts')?.termId).toBeNull()
  })
})
