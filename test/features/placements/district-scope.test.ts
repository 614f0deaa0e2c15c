import { beforeEach, describe, expect, it } from 'vitest'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const { central, farsta, propose, confirm, moveTo, reset } = await openMatchedTerm(db)

let ours: string
let theirs: string
let ourOffer: string

/** One proposal to Farsta and one to Bromma. */
beforeEach(async () => {
  await reset()
  ourOffer = await seedOffer(db, 'farsta')
  ;[ours = '', theirs = ''] = await propose(
    [await seedStudent(db, 'SU', { needs: ['step-free'] }), ourOffer],
    [await seedStudent(db, 'ESB'), await seedOffer(db, 'bromma')],
  )
})

const decline = (id: string, agent = central) =>
  agent.post(`/api/placements/${id}/decline`).send({ declineReason: 'supervisor' })
const seen = async (agent: typeof central) => {
  const { body } = await agent.get('/api/terms/VT2020/placements').expect(200)
  return body.placements as { id: string; state: string; student: { label: string } }[]
}

describe('what a district no longer sees (R10)', () => {
  it('is whom an earlier run proposed: a new run leaves nobody to miss', async () => {
    await confirm(ours, farsta).expect(200)
    await moveTo('matching').expect(200)
    expect(await seen(farsta)).toEqual([])
    const [again = ''] = await propose([await seedStudent(db, 'SH', { firstName: 'Li' }), ourOffer])
    expect((await seen(farsta)).map(({ id }) => id)).toEqual([again])
    expect((await seen(central)).map(({ state }) => state).sort()).toEqual([
      'proposed',
      'released',
      'released',
    ])
  })

  it('is a proposal that was taken back', async () => {
    await central.post(`/api/placements/${ours}/release`).expect(200)
    expect(await seen(farsta)).toEqual([])
  })

  it('is who it was that it declined, and after a new run that it did', async () => {
    const { body } = await decline(ours, farsta).expect(200)
    expect(body.student).toMatchObject({ label: 'Student', needs: [] })
    expect(await seen(farsta)).toMatchObject([{ id: ours, state: 'declined', student: { label: 'Student' } }])
    expect((await seen(central)).find(({ id }) => id === ours)?.student.label).toBe('Kim Ek')
    await moveTo('matching').expect(200)
    expect(await seen(farsta)).toEqual([])
  })

  it('is not a placement that was cancelled after it was published (S8)', async () => {
    await confirm(ours, farsta).expect(200)
    await decline(theirs).expect(200)
    await moveTo('published').expect(200)
    const cancelled = { kind: 'cancelled', reason: 'Flyttar', cause: 'student', at: new Date() } as const
    await db.placementEvent.create({ data: { placementId: ours, ...cancelled } })
    expect(await seen(farsta)).toMatchObject([{ state: 'cancelled', student: { label: 'Kim Ek' } }])
  })
})
