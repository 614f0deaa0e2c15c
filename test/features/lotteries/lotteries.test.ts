import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { instanceSchema } from '../../../src/domain/matching/instance.ts'
import { matched } from '../../support/in-process-solver.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { runOnDatabase } from '../../support/run-program.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db, connection } = await createTestDatabase()
const { test, matcher, central, farsta, supervisors, match, confirm, moveTo, reset } =
  await openMatchedTerm(db)
const { host, user, database } = connection
const DATABASE_URL = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}`
const SEED = 'a seed of the tests'

const lottery = async () => (await visitor(test).get('/api/lotteries').expect(200)).body.lotteries[0]

beforeEach(() => reset())

describe('the seed of a term’s lottery', () => {
  it('is committed to by its hash from the first day, for anyone to see, and is secret', async () => {
    expect(await lottery()).toEqual({
      termId: 'VT2020',
      seedHash: createHash('sha256').update(SEED).digest('hex'),
      seed: null,
    })
  })

  it('is revealed when the term is published, unchanged', async () => {
    const student = await seedStudent(db)
    const offer = await seedOffer(db)
    matcher.places({ student, offer })
    await central.post(`/api/runs/${await match()}/choose`).expect(200)
    expect((await lottery()).seed).toBeNull()
    const { id } = await db.placement.findFirstOrThrow({ select: { id: true } })
    await confirm(id, farsta, supervisors.farsta).expect(200)
    await moveTo('published').expect(200)
    expect((await lottery()).seed).toBe(SEED)
  })

  it('can’t be changed, by anyone with the database at hand either', async () => {
    const change = db.term.update({ where: { id: 'VT2020' }, data: { seed: 'another' } })
    await expect(change).rejects.toThrow(/can never be changed/)
  })
})

describe('vfu export-instance --deidentified', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-deidentified-'))
  beforeAll(() => fs.mkdirSync(folder, { recursive: true }))
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

  it('writes the chosen run’s instance without names, and anyone gets the same placements from it', async () => {
    for (const district of ['farsta', 'bromma']) await seedOffer(db, district)
    for (const number of ['1', '2', '3']) {
      await seedStudent(db, 'SU', {
        number,
        homeArea: 'Farsta',
        wishes: { create: [{ position: 1, districtId: 'farsta' }] },
      })
    }
    matcher.answers(async (instance, { policy }) => ({
      kind: 'result',
      result: await matched(instance, { policy }),
    }))
    const run = await match()
    await central.post(`/api/runs/${run}/choose`).expect(200)
    const file = path.join(folder, 'instans.json')
    const exported = await runOnDatabase(
      { DATABASE_URL, LOG_LEVEL: 'silent' },
      'export-instance',
      'VT2020',
      '--deidentified',
      '--out',
      file,
    )
    expect(exported.status).toBe(0)
    const text = fs.readFileSync(file, 'utf8')
    expect(text).not.toMatch(/Kim|Ek\b|Mottagningen/)
    const again = await matched(instanceSchema.parse(JSON.parse(text)))
    const { body } = await central.get(`/api/runs/${run}/result`).expect(200)
    const pairs = (placements: { student: string; offer: string }[]) =>
      placements.map(({ student, offer }) => [student, offer])
    expect(pairs(again.placements)).toEqual(pairs(body.placements))
    expect(again.criteria).toEqual(body.criteria)
  })
})
