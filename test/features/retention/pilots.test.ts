import { beforeEach, describe, expect, it } from 'vitest'
import { Prisma } from '../../../src/adapters/db/generated/client.ts'
import { runRetention } from '../../../src/features/retention/commands.ts'
import { emptyTables } from '../../support/past-triggers.ts'
import { seedPilotPeople, type PilotPeople } from '../../support/seed-pilot-people.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
const { deps, clock } = test
await seedOrganisation(db)
let pilot: PilotPeople

const goTo = (instant: string) => clock.advance(Date.parse(instant) - clock.now().getTime())
const byRule = (entries: readonly { rule: string; table: string; rows: number }[]) =>
  Object.fromEntries(entries.map(({ rule, table, rows }) => [`${rule} ${table}`, rows]))

/** What is counted of a pilot: who took part, by sex and district, attendance, hosting and the evaluation's figures. */
const statistics = async () => [
  await db.$queryRaw`select pilot_id, district_id, sex, count(*)::int, count(group_id)::int as grouped,
    count(evaluated_at)::int as evaluated, count(withdrawn_at)::int as gone from auscultant group by 1, 2, 3`,
  await db.$queryRaw`select module_id, outcome::text, present, count(*)::int from attendance
    join pilot_session on id = session_id group by 1, 2, 3`,
  await db.$queryRaw`select host_id, kind::text, count(*)::int from session_host
    join pilot_host on id = host_id group by 1, 2`,
  await db.$queryRaw`select district_id, score, count(*)::int from evaluation group by 1, 2`,
  await db.$queryRaw`select module_id, score, count(*)::int from evaluation_score group by 1, 2`,
]

async function dump(): Promise<string> {
  const tables = ['auscultant', 'pilot_host', 'pilot_plan', 'pilot_note', 'evaluation', 'host_absence']
  const parts = [...tables, 'occasion', 'access_link', 'audit_entry', 'data_protocol'].map(
    name => `(select coalesce(string_agg(t::text, E'\\n'), '') from "${name}" t)`,
  )
  const [row] = await db.$queryRawUnsafe<{ all: string }[]>(
    `select concat_ws(E'\\n', ${parts.join(', ')}) as all`,
  )
  return row!.all
}

beforeEach(async () => {
  goTo('2019-11-04T09:00:00Z')
  await emptyTables(db, 'term', 'unit', 'supervisor', 'outbox_message', 'access_link', 'data_protocol')
  await seedTerm(db, 'published')
  pilot = await seedPilotPeople(db, 'evaluated')
})

describe('retention of a pilot (P4)', () => {
  it('takes the times when hosts are away out of the plan’s input too, a month after the term', async () => {
    goTo('2020-07-06T00:00:00Z')
    expect(byRule(await runRetention(deps))).toMatchObject({
      'sensitive host_absence': 1,
      'sensitive pilot_plan': 1,
    })
    const { input } = await db.pilotPlan.findFirstOrThrow({ select: { input: true } })
    expect(input).toEqual({ hosts: [{ id: pilot.hostId, modules: [pilot.moduleId], unavailable: [] }], x: 1 })
    expect(await runRetention(deps)).toEqual([])
  })

  it('leaves nobody to be known by a year after, and every figure as it was', async () => {
    const before = await statistics()
    goTo('2021-06-06T00:00:00Z')
    expect(byRule(await runRetention(deps))).toMatchObject({
      'student auscultant': 2,
      'student access_link': 1,
      'student protected_fingerprint': 1,
      'freeText pilot_note': 1,
      'freeText evaluation': 1,
      'freeText occasion': 1,
      'freeText pilot_plan': 1,
      'host pilot_host': 1,
      'host access_link': 1,
    })
    const text = await dump()
    for (const word of [
      'Tea',
      'Tvåan',
      'nr-T',
      'Vera',
      'Värdsson',
      'tea@',
      'vera@',
      'Sjuk värd',
      'Bra Vera',
      'Vera var',
    ])
      expect([word, text.includes(word)]).toEqual([word, false])
    expect(await statistics()).toEqual(before)
    expect(await runRetention(deps)).toEqual([])
  })

  it('may take away these words and nothing else of what is kept as it was written', async () => {
    const change = (statement: Prisma.Sql) =>
      db.$transaction([
        db.$executeRaw`select set_config('vfu.erasing', 'on', true)`,
        db.$executeRaw(statement),
      ])
    for (const statement of [
      Prisma.sql`update pilot_plan set result = null`,
      Prisma.sql`update pilot_plan set input = '{}'`,
      Prisma.sql`update pilot_plan set reason = 'en annan'`,
      Prisma.sql`update evaluation set score = 5`,
      Prisma.sql`delete from pilot_plan`,
    ])
      await expect(change(statement)).rejects.toThrow(/append-only|stays what it was/)
    for (const statement of [
      Prisma.sql`update pilot_plan set reason = null`,
      Prisma.sql`update evaluation set best = null`,
    ])
      await expect(db.$executeRaw(statement)).rejects.toThrow(/append-only|stays what it was/)
  })
})

describe('what is known of the people of a pilot', () => {
  it('is shown and erased, of a term-two student and of a host (art. 15, 17)', async () => {
    const central = await signInAs(test, { kind: 'central' })
    const before = await statistics()
    for (const [kind, id, words, told] of [
      ['auscultant', pilot.auscultantId, 'Tea Tvåan', ['tea@su.example', 'Grupp', 'Närvarande', 'Farsta']],
      ['host', pilot.hostId, 'Vera Värdsson', ['vera@stockholm.example', 'Borta', '2020-03-02', 'Samtal']],
    ] as const) {
      const { body: found } = await central
        .post('/api/personal-data/search')
        .send({ text: words })
        .expect(200)
      expect(found.subjects).toMatchObject([{ kind, id, label: words }])
      const path = `/api/personal-data/${kind}/${id}`
      const { body } = await central.get(path).expect(200)
      expect(body.erasure).toMatchObject({ obstacle: null, erasedAt: null })
      for (const word of told) expect(JSON.stringify(body.sections)).toContain(word)
      const { body: erased } = await central.post(`${path}/erase`).expect(200)
      expect(erased.erasure.erasedAt).not.toBeNull()
      expect(JSON.stringify(erased)).not.toContain(words.split(' ')[0])
    }
    expect(await statistics()).toEqual(before)
    expect(await db.dataProtocol.findMany({ select: { kind: true }, orderBy: { at: 'asc' } })).toHaveLength(2)
  })

  it('stays while the days are announced, and whoever leaves before them leaves the pilot', async () => {
    const central = await signInAs(test, { kind: 'central' })
    const erase = (kind: string, id: string) => central.post(`/api/personal-data/${kind}/${id}/erase`)
    const putIn = (phase: string) =>
      db.$transaction([
        db.$executeRaw`set local session_replication_role = replica`,
        db.$executeRaw`update pilot set phase = ${phase}::pilot_phase`,
      ])
    await putIn('published')
    for (const [kind, id] of [
      ['auscultant', pilot.auscultantId],
      ['host', pilot.hostId],
    ] as const)
      expect((await erase(kind, id).expect(409)).body.code).toBe('erasureHindered')
    await putIn('planned')
    await erase('auscultant', pilot.auscultantId).expect(200)
    expect((await erase('host', pilot.hostId).expect(409)).body.code).toBe('erasureHindered')
    await putIn('collecting')
    await db.sessionHost.deleteMany()
    await erase('host', pilot.hostId).expect(200)
    expect(await db.auscultant.findUnique({ where: { id: pilot.auscultantId } })).toMatchObject({
      firstName: null,
      withdrawnAt: clock.now(),
      groupId: null,
    })
    expect(await db.pilotHost.findUnique({ where: { id: pilot.hostId } })).toMatchObject({
      name: 'Raderad värd',
      removedAt: clock.now(),
    })
  })
})
