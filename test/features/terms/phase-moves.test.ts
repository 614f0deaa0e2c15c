import { beforeEach, describe, expect, it } from 'vitest'
import { PHASES, type Phase } from '../../../src/domain/terms/phases.ts'
import { statusesOf } from '../../support/answers.ts'
import { emptyTables } from '../../support/past-triggers.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
const central = await signInAs(test, { kind: 'central' })
const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const university = await signInAs(test, { kind: 'university', universityId: 'SU' })

const PATH = '/api/terms/VT2020/phase'
const move = (to: string, agent = central) => agent.post(PATH).send({ to })

beforeEach(async () => {
  await emptyTables(db, 'term')
})

describe('moving a term (S1)', () => {
  it('is central’s alone', async () => {
    await seedTerm(db, 'draft')
    await visitor(test).post(PATH).send({ to: 'collecting' }).expect(401)
    for (const agent of [farsta, university]) await move('collecting', agent).expect(403)
    await central.post('/api/terms/HT2031/phase').send({ to: 'collecting' }).expect(404)
    await move('somewhere').expect(422)
    expect(await db.term.findFirstOrThrow()).toMatchObject({ phase: 'draft', version: 1 })
  })

  it('is logged with who and when, and raises the version', async () => {
    await seedTerm(db, 'draft')
    await move('collecting').expect(200)
    test.clock.advance(60_000)
    const { body } = await move('draft').expect(200)
    expect(body).toMatchObject({ phase: 'draft', version: 3 })
    const [first, second] = body.moves
    expect(first).toMatchObject({ from: 'draft', to: 'collecting', by: 'central ' })
    expect(second).toMatchObject({ from: 'collecting', to: 'draft' })
    expect(Date.parse(second.at) - Date.parse(first.at)).toBe(60_000)
  })

  it.each(
    PHASES.flatMap(from => PHASES.map(to => [from, to] as const)).filter(([from, to]) => !may(from, to)),
  )('does not go from %s to %s', async (from, to) => {
    await seedTerm(db, from)
    const { body } = await move(to).expect(409)
    expect(body.code).toBe('moveRefused')
    expect(await db.term.findFirstOrThrow()).toMatchObject({ phase: from, version: 1 })
    expect(await db.phaseMove.count()).toBe(0)
  })

  it('says what must be done first, in the reader’s language, and before it is tried', async () => {
    await seedTerm(db, 'collecting')
    const noOffers = 'Ingen förvaltning har erbjudit någon plats än.'
    expect((await move('matching').expect(409)).body.detail).toBe(noOffers)
    const { body } = await central.get('/api/terms/VT2020')
    expect(body.allowedMoves).toEqual([
      { to: 'matching', blockedBy: noOffers },
      { to: 'draft', blockedBy: null },
    ])
    const english = await move('matching').set('accept-language', 'en-GB').expect(409)
    expect(english.body.detail).not.toBe(noOffers)
    expect(english.body.detail).toMatch(/offered/)
  })

  it('counts neither offers nor students that were withdrawn', async () => {
    await seedTerm(db, 'collecting')
    await seedOffer(db, 'farsta', { withdrawnAt: new Date() })
    await seedStudent(db, 'SU', { withdrawnAt: new Date() })
    await move('matching').expect(409)
    await seedOffer(db)
    expect((await move('matching').expect(409)).body.detail).toContain('student')
    await seedStudent(db)
    await move('matching').expect(200)
    await move('collecting').expect(200)
    expect((await move('draft').expect(409)).body.detail).toContain('platser eller studenter')
  })

  it('goes on after publication to the end', async () => {
    await seedTerm(db, 'published')
    await move('running').expect(200)
    const { body } = await move('closed').expect(200)
    expect(body).toMatchObject({ phase: 'closed', allowedMoves: [] })
  })

  it('lets one of three simultaneous moves win', async () => {
    await seedTerm(db, 'draft')
    const answers = await Promise.all([1, 2, 3].map(() => move('collecting')))
    expect(statusesOf(answers)).toEqual([200, 409, 409])
    expect(await db.phaseMove.count()).toBe(1)
  })
})

/** The moves that no data of a term can stand in the way of for ever. */
function may(from: Phase, to: Phase) {
  const moves = ['draft collecting', 'collecting matching', 'collecting draft', 'matching collecting']
  return [...moves, 'confirming matching', 'published running', 'running closed'].includes(`${from} ${to}`)
}
