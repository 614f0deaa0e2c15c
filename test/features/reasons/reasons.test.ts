import { beforeEach, describe, expect, it } from 'vitest'
import { randomIds } from '../../../src/adapters/ids.ts'
import { insertStudentLinks } from '../../../src/features/student-page/repository.ts'
import { matched } from '../../support/in-process-solver.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seedOffer, seedStudent, seedUnit } from '../../support/seed-term-data.ts'
import { visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const term = await openMatchedTerm(db)
const {
  test,
  matcher,
  analysis,
  central,
  farsta,
  bromma,
  su,
  esb,
  supervisors,
  match,
  confirm,
  moveTo,
  reset,
} = term

let run: string
const students: Record<string, string> = {}

/**
 * Ada and Bo want the one place in Farsta, and Bo has priority; Cia is kept from it by a block (R10) and has only that
 * wish, with `onlyWishes`. There is one place in Bromma too.
 */
beforeEach(async () => {
  await reset()
  matcher.answers(async (instance, { policy }) => ({
    kind: 'result',
    result: await matched(instance, { policy }),
  }))
  analysis.givesReasons = true
  await seedOffer(db, 'farsta', {
    fieldId: 'barn-och-unga',
    unitId: await seedUnit(db, 'farsta', 'Barnenheten'),
  })
  await seedOffer(db, 'bromma', {
    fieldId: 'barn-och-unga',
    unitId: await seedUnit(db, 'bromma', 'Vuxenenheten'),
  })
  const toFarsta = { position: 1, fieldId: 'barn-och-unga', districtId: 'farsta' }
  const student = (number: string, firstName: string, more: object) =>
    seedStudent(db, number === '3' ? 'ESB' : 'SU', {
      number,
      firstName,
      homeArea: 'Farsta',
      email: `${number}@vfu.example`,
      wishes: { create: [toFarsta] },
      ...more,
    })
  students['ada'] = await student('1', 'Ada', {
    wishes: { create: [toFarsta, { position: 2, fieldId: 'barn-och-unga' }] },
  })
  students['bo'] = await student('2', 'Bo', { priority: 1 })
  const block = { id: randomIds.uuid(), districtId: 'farsta' }
  students['cia'] = await student('3', 'Cia', { onlyWishes: true, blocks: { create: [block] } })
  run = await match()
})

async function publish() {
  await central.post(`/api/runs/${run}/choose`).expect(200)
  const proposals = await db.placement.findMany({
    where: { active: true },
    select: { id: true, offer: { select: { unit: { select: { districtId: true } } } } },
  })
  for (const { id, offer } of proposals) {
    const district = offer.unit.districtId as 'farsta' | 'bromma'
    await confirm(id, { farsta, bromma }[district], supervisors[district]).expect(200)
  }
  await moveTo('published').expect(200)
}

describe('the reasons of a run', () => {
  it('are central’s, with who would move and which rule closes what (R10)', async () => {
    const { body } = await central.get(`/api/runs/${run}/reasons`).expect(200)
    const of = (name: string) =>
      body.reasons.find(({ studentId }: { studentId: string }) => studentId === students[name])?.explanation
    expect(of('ada')).toEqual({
      sentences: ['Studenten fick sitt andra önskemål: barn och unga.', 'Resan tar 27 minuter enkel väg.'],
      notMet: [
        {
          heading: 'Önskemål 1, barn och unga i Farsta:',
          text: 'platsen är tagen. Hade studenten fått den, hade en student till hamnat utanför sina önskemål. Då flyttas Bo Ek till Vuxenenheten, Bromma.',
        },
      ],
    })
    expect(of('bo').sentences[0]).toBe('Studenten fick sitt förstahandsval: barn och unga i Farsta.')
    expect(of('cia').sentences.join(' ')).toContain('(R10)')
    for (const agent of [su, farsta]) await agent.get(`/api/runs/${run}/reasons`).expect(403)
    await visitor(test).get(`/api/runs/${run}/reasons`).expect(401)
  })

  it('come in English to whoever asks for it', async () => {
    const { body } = await central.get(`/api/runs/${run}/reasons`).set('accept-language', 'en').expect(200)
    expect(JSON.stringify(body)).toContain('The student got their first choice')
  })

  it('are there once, however often they are worked out', async () => {
    expect(await db.runReason.count({ where: { runId: run } })).toBe(3)
    const again = await match()
    expect(await db.runReason.count({ where: { runId: again } })).toBe(3)
    expect(await db.runReason.count({ where: { runId: run } })).toBe(3)
  })
})

describe('the reasons of a published term', () => {
  it('are kept from universities until it is published (S7)', async () => {
    await central.post(`/api/runs/${run}/choose`).expect(200)
    expect((await su.get('/api/terms/VT2020/reasons').expect(200)).body).toEqual({ reasons: [] })
  })

  it('tell a university of its own students, placed or not, and nothing of blocks or of others (P3, R10)', async () => {
    await publish()
    const { body } = await su.get('/api/terms/VT2020/reasons').expect(200)
    expect(body.reasons.map(({ student }: { student: { label: string } }) => student.label)).toEqual([
      'Ada Ek',
      'Bo Ek',
    ])
    expect(JSON.stringify(body.reasons[0])).not.toContain('Bo')
    const own = (await esb.get('/api/terms/VT2020/reasons').expect(200)).body.reasons
    expect(own).toMatchObject([{ student: { number: '3' }, placementId: null }])
    expect(JSON.stringify(own)).not.toContain('R10')
    expect(JSON.stringify(own)).toContain('inte öppen för studenten')
    await farsta.get('/api/terms/VT2020/reasons').expect(403)
  })

  it('tell a district why its students came, without the number of a wish', async () => {
    await publish()
    const { body } = await farsta.get('/api/terms/VT2020/arrivals').expect(200)
    expect(body.arrivals.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
      'Studenten har önskat barn och unga hos er.',
    ])
    const elsewhere = (await bromma.get('/api/terms/VT2020/arrivals').expect(200)).body.arrivals
    expect(elsewhere.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
      'Studenten har önskat barn och unga.',
    ])
    await su.get('/api/terms/VT2020/arrivals').expect(403)
  })

  it('tell the student in the second person on the personal page, and only what is true now', async () => {
    const pageToken = randomIds.secret()
    const links = [{ studentId: students['ada'] ?? '', pageToken }]
    await insertStudentLinks(db, { students: links, now: test.clock.now(), ids: randomIds })
    const page = async () =>
      (await visitor(test).get('/api/student-page').set('authorization', `Bearer ${pageToken}`).expect(200))
        .body
    expect((await page()).explanation).toBeNull()
    await publish()
    expect((await page()).explanation).toEqual({
      sentences: ['Du fick ditt andra önskemål: barn och unga.', 'Resan tar 27 minuter enkel väg.'],
      notMet: [
        {
          heading: 'Önskemål 1, barn och unga i Farsta:',
          text: 'platsen är tagen. Hade du fått den, hade en student till hamnat utanför sina önskemål.',
        },
      ],
    })
    const held = await db.placement.findFirstOrThrow({
      where: { studentId: students['ada'] ?? '' },
      select: { id: true },
    })
    await db.placementEvent.create({
      data: {
        placementId: held.id,
        kind: 'cancelled',
        cause: 'place',
        at: test.clock.now(),
        reason: 'Enheten stänger',
      },
    })
    expect((await page()).explanation).toBeNull()
  })
})
