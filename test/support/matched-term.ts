import type { Database } from '../../src/adapters/db/database.ts'
import type { Phase } from '../../src/domain/terms/phases.ts'
import { FakeAnalysis } from './fake-analysis.ts'
import { FakeMatcher } from './fake-matcher.ts'
import { emptyTables } from './past-triggers.ts'
import { seedSupervisor } from './seed-term-data.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs } from './test-app.ts'

const ASKED = { policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 } as const

/** VT2020 with a matcher that answers as told, coordinators of every kind, and a qualified supervisor per district. */
export async function openMatchedTerm(db: Database) {
  const matcher = new FakeMatcher()
  const analysis = new FakeAnalysis()
  let kicks = 0
  const test = createTestApp(db, { matcher, analysis, kickOutbox: () => void kicks++ })
  await seedOrganisation(db)
  const central = await signInAs(test, { kind: 'central' })
  const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
  const bromma = await signInAs(test, { kind: 'district', districtId: 'bromma' })
  const su = await signInAs(test, { kind: 'university', universityId: 'SU' })
  const esb = await signInAs(test, { kind: 'university', universityId: 'ESB' })
  const supervisors = {
    farsta: await seedSupervisor(db, 'farsta'),
    bromma: await seedSupervisor(db, 'bromma'),
  }

  /** Starts a run as central does, and waits until it has ended; returns its id. */
  async function match(asked: object = {}): Promise<string> {
    const { body } = await central
      .post('/api/terms/VT2020/runs')
      .send({ ...ASKED, ...asked })
      .expect(200)
    await test.deps.background.settled()
    return body.id
  }

  /** Places the pairs, `[student, offer]`, chooses that run, and returns the ids of the proposals in the pairs' order. */
  async function propose(
    ...pairs: readonly (readonly [student: string, offer: string])[]
  ): Promise<string[]> {
    matcher.places(...pairs.map(([student, offer]) => ({ student, offer })))
    await central.post(`/api/runs/${await match()}/choose`).expect(200)
    const rows = await db.placement.findMany({
      where: { active: true },
      select: { id: true, studentId: true },
    })
    return pairs.map(([student]) => rows.find(({ studentId }) => studentId === student)?.id ?? '')
  }

  const confirm = (id: string, agent = central, supervisorId = supervisors.farsta) =>
    agent.post(`/api/placements/${id}/confirm`).send({ supervisor: { id: supervisorId } })

  const moveTo = (to: Phase) => central.post('/api/terms/VT2020/phase').send({ to })

  /** Empties the term and puts it into the phase. */
  async function reset(phase: Phase = 'matching') {
    await emptyTables(db, 'term', 'outbox_message', 'access_link')
    kicks = 0
    matcher.asked.length = 0
    analysis.asked.length = 0
    await seedTerm(db, phase)
  }

  const people = { central, farsta, bromma, su, esb }
  const steps = { match, propose, confirm, moveTo, reset }
  return { db, test, matcher, analysis, supervisors, kicks: () => kicks, ...people, ...steps }
}
