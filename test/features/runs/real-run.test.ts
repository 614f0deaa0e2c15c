import { describe, expect, it } from 'vitest'
import { threadMatcher } from '../../../src/adapters/matcher/thread-matcher.ts'
import { checkCertificate } from '../../../src/domain/matching/certificate.ts'
import { checkResult } from '../../../src/domain/matching/check.ts'
import { parseInstance } from '../../../src/domain/matching/instance.ts'
import { parseResult } from '../../../src/domain/matching/result.ts'
import { seedOffer, seedStudent, seedSupervisor } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db, { matcher: threadMatcher })
await seedOrganisation(db)
await seedTerm(db, 'matching')
const central = await signInAs(test, { kind: 'central' })
const RUNS = '/api/terms/VT2020/runs'
const asked = { policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 }

const novice = await seedSupervisor(db, 'alvsjo', { degreeYear: 2019, hasSupervisorCourse: true })
const farsta = await seedOffer(db, 'farsta', { places: 2 })
const bromma = await seedOffer(db, 'bromma', { places: 2 })
const alvsjo = await seedOffer(db, 'alvsjo', { places: 2, supervisorId: novice, fieldId: 'aldre' })
const wish = (districtId: string) => ({ create: [{ position: 1, districtId }] })
const blocked = await seedStudent(db, 'SU', {
  wishes: wish('farsta'),
  blocks: { create: [{ id: crypto.randomUUID(), districtId: 'farsta' }] },
})
const friends = [
  await seedStudent(db, 'ESB', { wishes: wish('farsta') }),
  await seedStudent(db, 'SH', { wishes: wish('alvsjo') }),
]
const [studentId = '', otherId = ''] = [...friends].sort()
await db.together.create({ data: { studentId, otherId } })
const refused = await seedStudent(db, 'SU', { onlyWishes: true, wishes: wish('alvsjo') })

describe('a real run', () => {
  it('matches the term in a thread, keeps its rules, and stores a proof that holds (S4)', async () => {
    const { body: started } = await central.post(RUNS).send(asked).expect(200)
    await test.deps.background.settled()
    const { body } = await central.get(`/api/runs/${started.id}`).expect(200)
    expect(body).toMatchObject({ status: 'optimal', placed: 3, failure: null })
    const offerOf = new Map<string, string>(
      body.placements.map((row: { student: { id: string }; offer: { id: string } }) => [
        row.student.id,
        row.offer.id,
      ]),
    )
    // R10: not where blocked; R13 leaves SU the offers in Farsta and Bromma; R11: the two share a district.
    expect(offerOf.get(blocked)).toBe(bromma)
    const [one, other] = friends.map(id => offerOf.get(id))
    expect(one).toBe(other)
    expect([farsta, alvsjo]).toContain(one)
    // R13, R14: the only district that this student accepts has no supervisor for SU.
    expect(body.unplacedStudents).toMatchObject([{ student: { id: refused } }])

    const instance = parseInstance((await central.get(`/api/runs/${started.id}/instance`)).body)
    const result = parseResult((await central.get(`/api/runs/${started.id}/result`)).body)
    if (!instance.ok || !result.ok) throw new Error('The stored files cannot be read')
    expect(checkResult(instance.instance, result.result)).toEqual([])
    expect(checkCertificate(instance.instance, result.result)).toEqual([])
  })

  it('gives the same result again, from another engine too (S4)', async () => {
    const ids = []
    for (const engine of ['highs', 'javascript-lp-solver']) {
      ids.push(
        (
          await central
            .post(RUNS)
            .send({ ...asked, engine })
            .expect(200)
        ).body.id,
      )
    }
    await test.deps.background.settled()
    const results = []
    for (const id of ids) results.push((await central.get(`/api/runs/${id}/result`).expect(200)).body)
    expect(results[0].placements).toEqual(results[1].placements)
    expect(results[0].criteria).toEqual(results[1].criteria)
  })

  it('ends within moments when it is cancelled', async () => {
    const { body } = await central.post(RUNS).send(asked).expect(200)
    await central.post(`/api/runs/${body.id}/cancel`).expect(200)
    await test.deps.background.settled()
    expect((await central.get(`/api/runs/${body.id}`)).body).toMatchObject({
      status: 'cancelled',
      placed: null,
    })
  })
})
