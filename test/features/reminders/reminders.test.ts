import { beforeEach, describe, expect, it } from 'vitest'
import { sendDueReminders } from '../../../src/features/reminders/commands.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const { test, central, farsta, bromma, su, esb, propose, reset } = await openMatchedTerm(db)
const colleague = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const address = ({ personId }: { personId: string }) => `${personId}@vfu.example`

const goTo = (time: string) => test.clock.advance(Date.parse(time) - test.clock.now().getTime())
/** How many reminders were given. */
async function remind(): Promise<number> {
  const before = await db.reminder.count()
  await sendDueReminders(test.deps)
  return (await db.reminder.count()) - before
}

/** Subjects and texts of the mails, by the address, since the last look. */
async function mails() {
  const rows = await db.outboxMessage.findMany({ orderBy: { createdAt: 'asc' } })
  await db.outboxMessage.deleteMany()
  return new Map(rows.map(row => [row.recipient, row]))
}

beforeEach(async () => {
  goTo('2019-11-04T09:00:00Z')
  await reset('collecting')
  const dates = { offersDueOn: new Date('2019-11-15'), confirmDueOn: new Date('2019-12-13') }
  await db.term.update({ where: { id: 'VT2020' }, data: { ...dates, createdAt: new Date('2019-10-01') } })
  for (const districtId of ['alvsjo', 'sof', 'bromma']) {
    await db.termDistrict.create({
      data: { termId: 'VT2020', districtId, answeredAt: new Date('2019-10-02') },
    })
  }
})

describe('reminders (S6)', () => {
  it('go to everyone in the office that has not answered, and to nobody else', async () => {
    expect(await remind()).toBe(1)
    const sent = await mails()
    expect([...sent.keys()].sort()).toEqual([address(farsta), address(colleague)].sort())
    expect(sent.get(address(farsta))!.subject).toBe('VFU VT2020: platser från Farsta stadsdelsförvaltning')
    expect(sent.get(address(farsta))!.text).toContain('senast 15 november 2019')
  })

  it('are given once: on the same day, after a restart, and by several instances at once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => sendDueReminders(test.deps)))
    goTo('2019-11-05T09:00:00Z')
    expect(await remind()).toBe(0)
    expect((await db.outboxMessage.findMany()).length).toBe(2)
    expect(await db.reminder.findMany()).toMatchObject([{ step: '-14', kind: 'offers', ownerId: 'farsta' }])
  })

  it('catch up with one after downtime, and escalate to central the day after the due day', async () => {
    goTo('2019-11-18T09:00:00Z')
    expect(await remind()).toBe(1)
    const sent = await mails()
    expect([...sent.keys()].sort()).toEqual([farsta, colleague, central].map(address).sort())
    expect(sent.get(address(central))!.subject).toBe(
      'VFU VT2020: inget svar från Farsta stadsdelsförvaltning',
    )
    goTo('2019-11-25T09:00:00Z')
    expect(await remind()).toBe(0)
  })

  it('end with the answer', async () => {
    await farsta.post('/api/terms/VT2020/answer').send({ districtId: 'farsta', complete: true }).expect(200)
    expect(await remind()).toBe(0)
  })

  it('are one mail for one person, with what each part said', async () => {
    const both = await signInAs(
      test,
      { kind: 'district', districtId: 'farsta' },
      { kind: 'university', universityId: 'SU' },
    )
    await seedStudent(db, 'SU')
    expect(await remind()).toBe(2)
    const mail = (await mails()).get(address(both))!
    expect(mail.subject).toBe('VFU: påminnelse om 2 saker')
    expect(mail.text).toContain('VFU VT2020: platser från Farsta stadsdelsförvaltning')
    expect(mail.text).toContain('En av era studenter har inga önskemål')
    expect(mail.text).toContain('http://vfu.example/terminer/VT2020/studenter')
    await db.role.updateMany({ where: { personId: both.personId }, data: { validTo: test.clock.now() } })
  })

  it('refer to the first mail about the same proposals, with a new link that answers them', async () => {
    await reset()
    await db.term.update({ where: { id: 'VT2020' }, data: { confirmDueOn: new Date('2019-11-15') } })
    await propose([await seedStudent(db, 'SU'), await seedOffer(db)])
    const first = await db.outboxMessage.findFirstOrThrow({ where: { recipient: address(farsta) } })
    goTo('2019-11-08T09:00:00Z')
    expect(await remind()).toBe(1)
    const reminder = await db.outboxMessage.findFirstOrThrow({
      where: { recipient: address(farsta), inReplyTo: first.messageId },
    })
    expect(reminder.subject).toBe(`Re: ${first.subject}`)
    const link = /\/svara#[\w-]+/
    expect(link.exec(reminder.text)![0]).not.toBe(link.exec(first.text)![0])
    // After the last day the link would be dead: the mail leads to the page behind the sign-in.
    goTo('2019-11-18T09:00:00Z')
    expect(await remind()).toBe(1)
    const late = await db.outboxMessage.findFirstOrThrow({
      where: { recipient: address(farsta), createdAt: test.clock.now() },
    })
    expect(late.text).toContain('/terminer/VT2020/placeringar')
    expect(late.text).not.toMatch(link)
  })

  it('wait for the end of the quiet hours', async () => {
    await sendDueReminders({ ...test.deps, quietHours: { from: '20:00', to: '10:30' } })
    expect(await db.reminder.count()).toBe(0)
  })

  it('come to nobody in a term that has ended', async () => {
    await db.term.update({
      where: { id: 'VT2020' },
      data: { startsOn: new Date('2019-01-20'), endsOn: new Date('2019-06-05') },
    })
    expect(await remind()).toBe(0)
  })
})

describe('what waits on whom', () => {
  const waits = async (agent: typeof central) =>
    (await agent.get('/api/terms/VT2020/waiting').expect(200)).body.waits

  it('says since when, when reminded last and next, and whether central was told', async () => {
    await seedStudent(db, 'SU')
    await remind()
    expect(await waits(central)).toEqual([
      {
        kind: 'offers',
        ownerId: 'farsta',
        ownerName: 'Farsta stadsdelsförvaltning',
        count: null,
        sinceOn: '2019-10-01',
        dueOn: '2019-11-15',
        lastReminderAt: '2019-11-04T09:00:00.000Z',
        nextReminderOn: '2019-11-08',
        escalatedAt: null,
      },
      expect.objectContaining({ kind: 'wishes', ownerId: 'SU', count: 1 }),
    ])
    expect((await waits(farsta)).map((wait: { ownerId: string }) => wait.ownerId)).toEqual(['farsta'])
    expect((await waits(su)).map((wait: { ownerId: string }) => wait.ownerId)).toEqual(['SU'])
    expect(await waits(bromma)).toEqual([])
    expect(await waits(esb)).toEqual([])
  })

  it('is reminded by hand at central’s wish, once a day, and then not by the schedule as well', async () => {
    const ask = () =>
      central.post('/api/terms/VT2020/waiting/remind').send({ kind: 'offers', ownerId: 'farsta' })
    await ask().expect(200)
    expect((await ask().expect(409)).body.code).toBe('remindedToday')
    expect((await mails()).size).toBe(2)
    expect(await remind()).toBe(0)
    await central
      .post('/api/terms/VT2020/waiting/remind')
      .send({ kind: 'proposals', ownerId: 'farsta' })
      .expect(404)
    await farsta
      .post('/api/terms/VT2020/waiting/remind')
      .send({ kind: 'offers', ownerId: 'farsta' })
      .expect(403)
  })
})
