import { afterAll, describe, expect, it } from 'vitest'
import { threadPlanner } from '../../../src/adapters/planner/thread-planner.ts'
import { parsePilot } from '../../../src/domain/auscultation/pilot.ts'
import { checkPlan } from '../../../src/domain/auscultation/check.ts'
import { planSchema } from '../../../src/domain/auscultation/plan-file.ts'
import { loadDemonstration } from '../../../src/demonstration/load.ts'
import { createTestApp, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db, { planner: threadPlanner() })
await loadDemonstration(test.deps, 'demo')
const central = await signInAs(test, { kind: 'central' })
afterAll(() => test.deps.background.stop())

const { body } = await central.get('/api/pilots').expect(200)
const pilotId: string = body.pilots[0].id

describe('the demonstration pilot', () => {
  it('collects, with everything entered', async () => {
    const { body: pilot } = await central.get(`/api/pilots/${pilotId}`).expect(200)
    expect(pilot).toMatchObject({ phase: 'collecting', weeks: ['2020-W11', '2020-W12', '2020-W13'] })
    const { body: hosts } = await central.get(`/api/pilots/${pilotId}/hosts`).expect(200)
    expect(hosts.hosts).toHaveLength(38)
    const { body: students } = await central.get(`/api/pilots/${pilotId}/auscultants`).expect(200)
    expect(students.auscultants).toHaveLength(30)
    expect(students.groups.map(({ students: count }: { students: number }) => count)).toEqual(
      Array(6).fill(5),
    )
    const { body: plans } = await central.get(`/api/pilots/${pilotId}/plans`).expect(200)
    expect(plans).toEqual({ plans: [], gaps: [] })
  })

  it('is planned with proof, and its plan can be verified by anyone from two files', async () => {
    const start = { timeLimitSeconds: 60, keep: false }
    const { body: started } = await central.post(`/api/pilots/${pilotId}/plans`).send(start).expect(200)
    expect(started).toMatchObject({ number: 1, kind: 'plan', status: 'running', isChosen: false })
    await test.deps.background.settled()
    const { body: plan } = await central.get(`/api/pilot-plans/${started.id}`).expect(200)
    expect(plan).toMatchObject({ status: 'optimal', conflicts: [] })
    const given = await central.get(`/api/pilot-plans/${started.id}/pilot`).expect(200)
    const answered = await central.get(`/api/pilot-plans/${started.id}/result`).expect(200)
    const parsed = parsePilot(given.body)
    if (!parsed.ok) throw new Error('The stored pilot cannot be read')
    expect(checkPlan(parsed.pilot, planSchema.parse(answered.body))).toEqual([])
    expect(given.text).not.toMatch(/Avdelningschef|Baslärare|VFU-student/)
    const { body: chosen } = await central.post(`/api/pilot-plans/${started.id}/choose`).expect(200)
    expect(chosen.isChosen).toBe(true)
    const { body: pilot } = await central.get(`/api/pilots/${pilotId}`).expect(200)
    expect(pilot).toMatchObject({ phase: 'planned', planId: started.id })
    const sessions = await db.pilotSession.findMany({ include: { hosts: true, groups: true } })
    expect(sessions).toHaveLength(plan.sessions.length)
    expect(sessions.every(({ hosts, groups }) => hosts.length > 0 && groups.length > 0)).toBe(true)
  })
})
