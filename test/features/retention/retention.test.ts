import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { Prisma } from '../../../src/adapters/db/generated/client.ts'
import { foreseeRetention, runRetention } from '../../../src/features/retention/commands.ts'
import { verifyAudit } from '../../../src/features/audit/commands.ts'
import { placeOn, openAccessWorld, type Rows } from '../../support/access-world.ts'
import { emptyTables, pastTriggers } from '../../support/past-triggers.ts'
import { signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const world = await openAccessWorld(db)
const { deps, clock } = world.test
let rows: Rows

const goTo = (instant: string) => clock.advance(Date.parse(instant) - clock.now().getTime())

const byRule = (entries: readonly { rule: string; table: string; rows: number }[]) =>
  Object.fromEntries(entries.map(({ rule, table, rows: count }) => [`${rule} ${table}`, count]))

/** What T2 and the funnel are counted from: by university, sex, district, wish number and event. */
async function statistics() {
  const funnel = await db.$queryRaw`
    select university_id, sex, district_id, wish, kind::text, count(*)::int from placement_event
    join placement on placement.id = placement_id join student on student.id = student_id
    join offer on offer.id = offer_id join unit on unit.id = unit_id
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`
  const requested = await db.$queryRaw`
    select university_id, sex, count(*)::int, count(withdrawn_at)::int as left from student group by 1, 2 order by 1, 2`
  const runs =
    await db.$queryRaw`select status::text, placed, unplaced, criteria from matching_run order by id`
  // The sessions of the beginning are over by then.
  const central = await signInAs(world.test, { kind: 'central' })
  const board = await central.get('/api/terms/VT2020/board').expect(200)
  return { funnel, requested, runs, board: board.body as unknown }
}

/** Every value of every table, but for what is about no person. */
async function dump(): Promise<string> {
  const tables = [
    'student',
    'wish',
    'block',
    'run_reason',
    'matching_run',
    'pin',
    'placement_event',
    'offer',
    'occasion',
  ]
  const parts = [
    ...tables,
    'outbox_message',
    'access_link',
    'import_batch',
    'audit_entry',
    'data_protocol',
  ].map(name => `(select coalesce(string_agg(t::text, E'\\n'), '') from "${name}" t)`)
  const [row] = await db.$queryRawUnsafe<{ all: string }[]>(
    `select concat_ws(E'\\n', ${parts.join(', ')}) as all`,
  )
  return row!.all
}

beforeEach(async () => {
  goTo('2019-11-04T09:00:00Z')
  await emptyTables(db, 'data_protocol', 'matching_run')
  rows = await world.reset('published')
  const { a, b } = rows
  await db.outboxMessage.updateMany({ data: { createdAt: new Date('2019-11-01') } })
  await placeOn(db, a, 'published')
  const placementId = await placeOn(db, b, 'published')
  await db.placementEvent.create({
    data: {
      placementId,
      kind: 'interrupted',
      at: new Date('2020-02-01'),
      cause: 'student',
      reason: 'Hon flyttade',
    },
  })
  await db.pin.create({
    data: {
      id: randomUUID(),
      termId: 'VT2020',
      studentId: a.studentId,
      offerId: a.offerId,
      reason: 'Sjuk mamma',
      pinnedAt: new Date('2019-11-01'),
    },
  })
  await db.matchingRun.create({
    data: {
      id: randomUUID(),
      termId: 'VT2020',
      policy: 'no-one-outside',
      engine: 'highs',
      status: 'optimal',
      input: { students: [{ id: a.studentId, homeArea: 'Farsta', blocked: [{ district: 'alvsjo' }] }] },
      result: {
        placements: [{ student: a.studentId }],
        unplaced: [],
        criteria: [{ name: 'placed', value: 1 }],
      },
      startedAt: new Date('2019-11-20'),
      finishedAt: new Date('2019-11-20'),
    },
  })
  await db.importBatch.create({
    data: {
      id: randomUUID(),
      termId: 'VT2020',
      kind: 'students',
      fileName: 'Student-A.csv',
      sha256: 'x',
      added: 1,
      changed: 0,
      unchanged: 0,
      gone: 0,
      at: new Date('2019-10-01'),
    },
  })
})

describe('retention (P4)', () => {
  it('has nothing to do while the term goes on, and writes no protocol', async () => {
    expect(await runRetention(deps)).toEqual([])
    expect(await db.dataProtocol.count()).toBe(0)
  })

  it('takes blocks, pairs, needs and priority away a month after the term', async () => {
    goTo('2020-07-06T00:00:00Z')
    const done = byRule(await runRetention(deps))
    expect(done).toMatchObject({
      'sensitive block': 2,
      'sensitive together': 2,
      'sensitive student': 4,
      'sensitive pin': 1,
    })
    expect(await db.student.count({ where: { firstName: null } })).toBe(0)
    expect(await db.block.count()).toBe(0)
    expect(await runRetention(deps)).toEqual([])
  })

  it('leaves no student to be known by a year after, and the statistics as they were', async () => {
    const before = await statistics()
    goTo('2021-06-06T00:00:00Z')
    const done = byRule(await runRetention(deps))
    expect(done).toMatchObject({
      'student student': 4,
      // Page and feed of each, and the links in two invitations.
      'student access_link': 6,
      'run matching_run': 2,
      'freeText offer': 2,
      'freeText import_batch': 1,
      'freeText placement_event': 1,
    })
    const text = await dump()
    for (const word of ['Student-', 'nr-A', 'nr-B', 'student.example', 'Sjuk mamma', 'flyttade', 'Kommentar'])
      expect([word, text.includes(word)]).toEqual([word, false])
    expect(await statistics()).toEqual(before)
    expect((await verifyAudit(deps)).brokenAt).toBeNull()
  })

  it('foresees exactly what it does, and changes nothing by that', async () => {
    goTo('2023-01-01T00:00:00Z')
    const foreseen = await foreseeRetention(deps)
    expect(await db.student.count({ where: { erasedAt: { not: null } } })).toBe(0)
    expect(await db.dataProtocol.count()).toBe(0)
    expect(await runRetention(deps)).toEqual(foreseen)
    expect(await foreseeRetention(deps)).toEqual([])
    expect(await db.dataProtocol.findMany({ select: { kind: true, entries: true } })).toEqual([
      { kind: 'retention', entries: foreseen },
    ])
  })

  it('is done once when several instances begin at the same time', async () => {
    goTo('2021-06-06T00:00:00Z')
    const done = await Promise.all([runRetention(deps), runRetention(deps), runRetention(deps)])
    expect(done.filter(entries => entries.length > 0)).toHaveLength(1)
    expect(await db.dataProtocol.count()).toBe(1)
  })

  it('overwrites supervisors whom no term of the last two years has named, and no others', async () => {
    const idle = randomUUID()
    await db.supervisor.create({ data: { id: idle, districtId: 'farsta', name: 'Ny Handledare' } })
    goTo('2022-06-04T00:00:00Z')
    await runRetention(deps)
    expect(await db.supervisor.count({ where: { erasedAt: null } })).toBe(3)
    goTo('2022-06-06T00:00:00Z')
    expect(byRule(await runRetention(deps))).toMatchObject({ 'supervisor supervisor': 3 })
    expect(await db.supervisor.findFirst({ where: { id: idle }, select: { name: true } })).toEqual({
      name: 'Raderad handledare',
    })
  })

  it('overwrites coordinators two years after their last role, and lets those with a role be', async () => {
    const [gone, stays] = [randomUUID(), randomUUID()]
    const role = (validTo: Date | null) => ({
      create: { id: randomUUID(), kind: 'central' as const, validFrom: new Date('2018-01-01'), validTo },
    })
    const createdAt = new Date('2018-01-01')
    await db.person.create({
      data: {
        id: gone,
        name: 'Gå Bort',
        email: `${gone}@x.example`,
        createdAt,
        roles: role(new Date('2019-01-01')),
      },
    })
    await db.person.create({
      data: { id: stays, name: 'Är Kvar', email: `${stays}@x.example`, createdAt, roles: role(null) },
    })
    goTo('2021-01-02T00:00:00Z')
    expect(byRule(await runRetention(deps))).toMatchObject({ 'coordinator person': 1 })
    expect(await db.person.findUnique({ where: { id: gone }, select: { name: true, email: true } })).toEqual({
      name: 'Raderad person',
      email: `raderad-${gone}@raderad.invalid`,
    })
    expect(await db.person.findUnique({ where: { id: stays }, select: { name: true } })).toEqual({
      name: 'Är Kvar',
    })
  })

  it('leaves what is kept as it was written to nobody else', async () => {
    const change = (statement: Prisma.Sql) =>
      db.$transaction([
        db.$executeRaw`select set_config('vfu.erasing', 'on', true)`,
        db.$executeRaw(statement),
      ])
    for (const statement of [
      Prisma.sql`update placement_event set at = now()`,
      Prisma.sql`update pin set offer_id = ${rows.b.offerId}::uuid`,
      Prisma.sql`update import_batch set added = 5`,
      Prisma.sql`update matching_run set policy = 'x'`,
      Prisma.sql`delete from placement_event`,
      Prisma.sql`update data_protocol set kind = 'person'`,
    ]) {
      await db.dataProtocol.create({
        data: { id: randomUUID(), at: new Date(), kind: 'retention', entries: [] },
      })
      await expect(change(statement)).rejects.toThrow(/append-only|can only be removed|stays what it was/)
    }
    await expect(
      db.$executeRaw`update placement_event set reason = 'x' where reason is not null`,
    ).rejects.toThrow('append-only')
    await pastTriggers(db, Prisma.sql`delete from data_protocol`)
  })
})
