import supertest from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seedOffer, seedStudent, seedSupervisor } from '../../support/seed-term-data.ts'
import { signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const world = await openMatchedTerm(db)
const { test, farsta, bromma, supervisors, propose, reset } = world
const colleague = await signInAs(test, { kind: 'district', districtId: 'farsta' })

let proposals: string[] = []
let links: Map<string, string>

/** The token in each coordinator's mail, by the address. */
async function tokens(): Promise<Map<string, string>> {
  const mails = await db.outboxMessage.findMany({ where: { text: { contains: '/svara#' } } })
  return new Map(mails.map(({ recipient, text }) => [recipient, /\/svara#([\w-]+)/.exec(text)![1]!]))
}
const tokenOf = (agent: { personId: string }) => links.get(`${agent.personId}@vfu.example`) ?? ''

/** A request without a session, with the link's token. */
function by(token: string, verb: 'get' | 'post', path: string) {
  const client = supertest(test.app)
  return client[verb](path).set({ 'x-requested-with': 'vfu', authorization: `Bearer ${token}` })
}
const confirm = (token: string, id: string, supervisor: object = { id: supervisors.farsta }) =>
  by(token, 'post', `/api/answer/${id}/confirm`).send({ supervisor })
const decline = (token: string, id: string) =>
  by(token, 'post', `/api/answer/${id}/decline`).send({ declineReason: 'supervisor' })

beforeEach(async () => {
  await reset()
  await db.term.update({ where: { id: 'VT2020' }, data: { confirmDueOn: new Date('2019-11-15') } })
  const kim = await seedStudent(db, 'SU', { number: 'SU-1' })
  const bo = await seedStudent(db, 'SH', { number: 'SH-1', protected: true, firstName: null, lastName: null })
  const eva = await seedStudent(db, 'SU', { number: 'SU-2', firstName: 'Eva' })
  const [one, two] = [await seedOffer(db), await seedOffer(db)]
  proposals = await propose([kim, one], [bo, two], [eva, await seedOffer(db, 'bromma')])
  links = await tokens()
})

describe('the link in a mail', () => {
  it('shows the district’s open proposals and supervisors, protected persons by pseudonym (P2, P3)', async () => {
    const { body, text } = await by(tokenOf(farsta), 'get', '/api/answer').expect(200)
    expect(body.proposals.map((one: { student: string }) => one.student).sort()).toEqual(['Kim Ek', 'SH-1'])
    expect(body.supervisors).toEqual([{ id: supervisors.farsta, name: 'Åsa Öberg' }])
    expect(text).not.toContain('Eva')
    expect(await db.auditEntry.count({ where: { operation: 'read', via: 'GET /api/answer' } })).toBe(1)
  })

  it('answers without signing in, in its owner’s name', async () => {
    const { body } = await confirm(tokenOf(farsta), proposals[0]!).expect(200)
    expect(body.proposals).toHaveLength(1)
    expect(body.answered).toMatchObject([{ state: 'confirmed' }])
    const events = await db.placementEvent.findMany({
      where: { placementId: proposals[0]!, kind: 'confirmed' },
    })
    expect(events).toMatchObject([{ personId: farsta.personId, supervisorId: supervisors.farsta }])
  })

  it('names a new supervisor, whom the university’s rule is asked of (R13)', async () => {
    const facts = { name: 'Ny Novis', email: null, degreeYear: 2019, hasSupervisorCourse: true }
    const refused = await confirm(tokenOf(farsta), proposals[0]!, facts).expect(422)
    expect(refused.body.code).toBe('supervisorUnqualified')
    await confirm(tokenOf(farsta), proposals[0]!, { ...facts, degreeYear: 2001 }).expect(200)
  })

  it('reaches nothing of another district', async () => {
    for (const answer of [confirm, decline]) {
      const { body } = await answer(tokenOf(farsta), proposals[2]!).expect(404)
      expect(body.code).toBe('notFound')
    }
    const elsewhere = await seedSupervisor(db, 'bromma')
    await confirm(tokenOf(farsta), proposals[0]!, { id: elsewhere }).expect(404)
  })

  it('opens no other door', async () => {
    for (const path of ['/api/session', '/api/terms/VT2020/placements', '/api/student-page', '/api/outbox']) {
      await by(tokenOf(farsta), 'get', path).expect(401)
    }
    await by('not-a-token-that-anybody-was-given', 'get', '/api/answer').expect(401)
  })

  it('ends with the last day to answer, and with its owner’s role', async () => {
    test.clock.advance(Date.parse('2019-11-15T22:58:59Z') - test.clock.now().getTime())
    await by(tokenOf(farsta), 'get', '/api/answer').expect(200)
    await db.role.updateMany({ where: { personId: colleague.personId }, data: { validTo: test.clock.now() } })
    await by(tokenOf(colleague), 'get', '/api/answer').expect(401)
    await db.role.updateMany({ where: { personId: colleague.personId }, data: { validTo: null } })
    test.clock.advance(1000)
    await by(tokenOf(farsta), 'get', '/api/answer').expect(401)
    await confirm(tokenOf(farsta), proposals[0]!).expect(401)
    test.clock.advance(Date.parse('2019-11-04T09:00:00Z') - test.clock.now().getTime())
  })

  it('lets the first answer win, and tells the others who gave it', async () => {
    const [own, other] = [tokenOf(farsta), tokenOf(colleague)]
    const answers = await Promise.all([confirm(own, proposals[0]!), decline(other, proposals[0]!)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    await decline(own, proposals[1]!).expect(200)
    // Nothing is left: the links only tell.
    const { body } = await by(other, 'get', '/api/answer').expect(200)
    expect(body).toMatchObject({ proposals: [], supervisors: [] })
    expect(body.answered).toHaveLength(2)
    expect(JSON.stringify(body)).not.toMatch(/Kim|SH-1/)
    await confirm(other, proposals[0]!).expect(401)
    await by(tokenOf(bromma), 'get', '/api/answer').expect(200)
  })

  it('is ended by an answer on the signed-in page as well', async () => {
    for (const id of proposals.slice(0, 2)) {
      await farsta.post(`/api/placements/${id}/decline`).send({ declineReason: 'supervisor' }).expect(200)
    }
    await decline(tokenOf(farsta), proposals[0]!).expect(401)
  })
})

describe('a scanner that opens every link of a mail', () => {
  it('changes nothing', async () => {
    const [mail] = await db.outboxMessage.findMany({ where: { recipient: `${farsta.personId}@vfu.example` } })
    const addresses = [...`${mail!.text} ${mail!.html}`.matchAll(/https?:\/\/[^\s"<>]+/g)].map(([url]) => url)
    expect(addresses.length).toBeGreaterThan(1)
    const before = await fingerprint()
    for (const address of addresses) {
      const { pathname, hash } = new URL(address)
      const token = hash.slice(1)
      for (const verb of ['get', 'head'] as const) {
        await supertest(test.app)[verb](pathname)
        // A scanner that runs scripts gets as far as the page itself does.
        await supertest(test.app)[verb]('/api/answer').set('authorization', `Bearer ${token}`)
        for (const act of ['confirm', 'decline']) {
          const client = supertest(test.app)
          const path = `/api/answer/${proposals[0]}/${act}`
          const answer = await client[verb](path).set('authorization', `Bearer ${token}`)
          expect(answer.status).toBeGreaterThanOrEqual(400)
        }
      }
    }
    expect(await fingerprint()).toEqual(before)
  })
})

/** What a link could change. */
async function fingerprint() {
  const placements = await db.placement.findMany({ orderBy: { id: 'asc' } })
  const events = await db.placementEvent.findMany({ orderBy: { id: 'asc' } })
  const linksNow = await db.accessLink.findMany({ orderBy: { id: 'asc' } })
  return JSON.stringify([placements, events.map(event => ({ ...event, id: String(event.id) })), linksNow])
}
