import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { nextPhases, PHASES } from '../../../src/domain/terms/phases.ts'
import { putInPhase } from '../../support/past-triggers.ts'
import { seedOffer, seedStudent, seedSupervisor, seedUnit } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedPlacement, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db, connection } = await createTestDatabase()
await seedOrganisation(db)
await seedTerm(db, 'matching')
await seedTerm(db, 'collecting', 'HT2020')
const { personId } = await signInAs(createTestApp(db), { kind: 'central' })

const pool = new pg.Pool(connection)
afterAll(() => pool.end())

/** The rule of the database that refuses the statement. */
async function refusalOf(text: string, values: unknown[] = []): Promise<string> {
  try {
    await pool.query(text, values)
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.constraint ?? error.message) : String(error)
  }
  return 'nothing refused it'
}

async function placed(districtId = 'farsta') {
  const [studentId, offerId] = [await seedStudent(db), await seedOffer(db, districtId)]
  return { studentId, offerId, id: await seedPlacement(db, { termId: 'VT2020', studentId, offerId }) }
}

const decline = (id: string) =>
  `insert into placement_event (placement_id, kind, at, decline_reason) values ('${id}', 'declined', now(), 'other')`

async function finishedRun() {
  const id = randomUUID()
  const result = { placements: [1, 2], unplaced: [3], criteria: [{ name: 'placed', sense: 'max', value: 2 }] }
  const run = { id, termId: 'VT2020', policy: 'lowest-average', engine: 'highs', input: { a: 1 } }
  const at = new Date('2019-11-04T09:00:00Z')
  await db.matchingRun.create({ data: { ...run, personId, status: 'running', startedAt: at } })
  await db.matchingRun.update({ where: { id }, data: { status: 'optimal', result, finishedAt: at } })
  return id
}

describe('a term (S1)', () => {
  it.each(PHASES)('moves from %s as the table of moves says, and not otherwise', async from => {
    for (const to of PHASES) {
      await putInPhase(db, from)
      const move = `insert into phase_move (id, term_id, "from", "to", at) values ('${randomUUID()}', 'VT2020', '${from}', '${to}', now())`
      const isAllowed = nextPhases(from).includes(to)
      expect([to, await refusalOf(move)]).toEqual([
        to,
        isAllowed ? 'nothing refused it' : 'phase_move_allowed',
      ])
      const { phase } = await db.term.findUniqueOrThrow({ where: { id: 'VT2020' } })
      expect(phase).toBe(isAllowed ? to : from)
    }
  })

  it('moves from where it is', async () => {
    await putInPhase(db, 'closed')
    const move = `insert into phase_move (id, term_id, "from", "to", at) values ('${randomUUID()}', 'VT2020', 'draft', 'collecting', now())`
    expect(await refusalOf(move)).toBe('phase_move_allowed')
    await putInPhase(db, 'matching')
  })

  it('does not move without its log', async () => {
    for (const phase of ['draft', 'confirming']) {
      expect(await refusalOf(`update term set phase = '${phase}' where id = 'VT2020'`)).toBe(
        'term_phase_not_by_hand',
      )
    }
  })

  it('has no share below the university’s placements (R3)', async () => {
    await placed()
    const shares = (su: number, sh: number) => `begin;
      update term_share set places = ${su} where term_id = 'VT2020' and university_id = 'SU';
      update term_share set places = ${sh} where term_id = 'VT2020' and university_id = 'SH'; commit`
    expect(await refusalOf(shares(0, 70))).toBe('bounds_cover_placements')
    expect(await refusalOf(shares(40, 30))).toBe('nothing refused it')
  })

  it('has no maximum below the district’s placements (R4)', async () => {
    await placed('alvsjo')
    const bound = (maximum: number) =>
      `insert into term_district (term_id, district_id, maximum) values ('VT2020', 'alvsjo', ${maximum})`
    expect(await refusalOf(bound(0))).toBe('bounds_cover_placements')
    expect(await refusalOf(bound(1))).toBe('nothing refused it')
  })
})

describe('who has left the term', () => {
  it.each(['student', 'offer'] as const)('is not placed: %s', async table => {
    const ids = { student: await seedStudent(db), offer: await seedOffer(db) }
    await pool.query(`update ${table} set withdrawn_at = now() where id = $1`, [ids[table]])
    const place = `insert into placement (id, term_id, student_id, offer_id) values ($1, 'VT2020', $2, $3)`
    expect(await refusalOf(place, [randomUUID(), ids.student, ids.offer])).toBe('placement_not_withdrawn')
  })

  it.each(['student', 'offer'] as const)(
    'has no active placement, but may lose it in the same transaction: %s',
    async table => {
      const { id, studentId, offerId } = await placed()
      const withdraw = `update ${table} set withdrawn_at = now() where id in ('${studentId}', '${offerId}')`
      expect(await refusalOf(withdraw)).toBe('placement_not_withdrawn')
      expect(await refusalOf(`begin; ${withdraw}; ${decline(id)}; commit`)).toBe('nothing refused it')
    },
  )

  it('is not placed by a transaction that began before', async () => {
    const [studentId, offerId] = [await seedStudent(db), await seedOffer(db)]
    const client = await pool.connect()
    try {
      await client.query('begin isolation level repeatable read')
      await client.query('select from student')
      await pool.query('update student set withdrawn_at = now() where id = $1', [studentId])
      const late = client.query(
        `insert into placement (id, term_id, student_id, offer_id) values ($1, 'VT2020', $2, $3)`,
        [randomUUID(), studentId, offerId],
      )
      await expect(late).rejects.toThrow(/could not serialize/)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('what belongs to something', () => {
  it('belongs to it for life', async () => {
    const { id, studentId, offerId } = await placed()
    const [otherOffer, otherStudent] = [await seedOffer(db), await seedStudent(db)]
    const supervisorId = await seedSupervisor(db)
    for (const [table, change, row] of [
      ['placement', `offer_id = '${otherOffer}'`, id],
      ['placement', `student_id = '${otherStudent}'`, id],
      ['placement', 'wish = 1', id],
      ['offer', `term_id = 'HT2020'`, offerId],
      ['student', `term_id = 'HT2020'`, studentId],
      ['student', `university_id = 'SH'`, studentId],
      ['supervisor', `district_id = 'bromma'`, supervisorId],
      ['unit', `district_id = 'bromma'`, await seedUnit(db)],
    ] as const) {
      const moved = await refusalOf(`update ${table} set ${change} where id = $1`, [row])
      expect([table, change, moved]).toEqual([table, change, 'bound_for_life'])
    }
  })

  it('is supervised by somebody of its district', async () => {
    const elsewhere = await seedSupervisor(db, 'bromma')
    const { id, offerId } = await placed()
    const offered = await refusalOf('update offer set supervisor_id = $1 where id = $2', [elsewhere, offerId])
    expect(offered).toBe('supervisor_of_district')
    const confirmed = `insert into placement_event (placement_id, kind, at, supervisor_id) values ($1, 'confirmed', now(), $2)`
    expect(await refusalOf(confirmed, [id, elsewhere])).toBe('supervisor_of_district')
    expect(await refusalOf(confirmed, [id, await seedSupervisor(db)])).toBe('nothing refused it')
  })

  it('stays in its district while a student is placed in it', async () => {
    const { id, offerId } = await placed()
    const moveTo = async (district: string) =>
      refusalOf('update offer set unit_id = $1 where id = $2', [
        await seedUnit(db, district, 'Annan enhet'),
        offerId,
      ])
    expect(await moveTo('bromma')).toBe('offer_keeps_district')
    expect(await moveTo('farsta')).toBe('nothing refused it')
    await pool.query(decline(id))
    expect(await moveTo('bromma')).toBe('nothing refused it')
  })

  it('is paired within its term (R11)', async () => {
    const pair = [await seedStudent(db), await seedStudent(db, 'SU', { termId: 'HT2020' })].sort()
    const paired = await refusalOf('insert into together (student_id, other_id) values ($1, $2)', pair)
    expect(paired).toBe('together_same_term')
  })
})

describe('the same thing', () => {
  it('is there once, with or without a unit: a block (R10)', async () => {
    const block = 'insert into block (id, student_id, district_id) values ($1, $2, $3)'
    const of = [await seedStudent(db), 'bromma']
    expect(await refusalOf(block, [randomUUID(), ...of])).toBe('nothing refused it')
    expect(await refusalOf(block, [randomUUID(), ...of])).toBe('block_student_id_district_id_unit_id_key')
  })

  it('is there once, however it is written: a student’s number', async () => {
    const student = `insert into student (id, term_id, university_id, number) values ($1, 'VT2020', 'SU', $2)`
    for (const [number, answer] of [
      ['abc1', 'nothing refused it'],
      ['ABC1', 'student_number_once'],
      ['', 'student_number_given'],
      [' ', 'student_number_given'],
    ]) {
      expect([number, await refusalOf(student, [randomUUID(), number])]).toEqual([number, answer])
    }
  })

  it('is written in one way: a supervisor’s address', async () => {
    const supervisor = `insert into supervisor (id, district_id, name, email) values ($1, 'farsta', 'Åsa', $2)`
    expect(await refusalOf(supervisor, [randomUUID(), 'Asa@farsta.example'])).toBe(
      'supervisor_email_lower_case',
    )
  })
})

describe('a run that has ended (S4)', () => {
  it('stays what it was, but may be chosen', async () => {
    const id = await finishedRun()
    for (const change of [
      `input = '{}'`,
      `result = '{}'`,
      `result = null, status = 'failed'`,
      `policy = 'no-one-outside'`,
      `finished_at = now()`,
      `failure = 'x'`,
    ]) {
      const changed = await refusalOf(`update matching_run set ${change} where id = $1`, [id])
      expect([change, changed]).toEqual([change, 'matching_run_stays'])
    }
    expect(await refusalOf('delete from matching_run where id = $1', [id])).toBe('append_only')
    expect(await refusalOf('update matching_run set chosen_at = now() where id = $1', [id])).toBe(
      'nothing refused it',
    )
  })

  it('is summed up by the database, whatever is written', async () => {
    const id = await finishedRun()
    await pool.query('update matching_run set placed = 7, criteria = null where id = $1', [id])
    expect(await db.matchingRun.findUniqueOrThrow({ where: { id } })).toMatchObject({
      placed: 2,
      unplaced: 1,
      criteria: [{ name: 'placed', sense: 'max', value: 2 }],
    })
  })
})

describe('what has happened', () => {
  it('is not emptied', async () => {
    for (const table of [
      'placement',
      'placement_event',
      'phase_move',
      'import_batch',
      'matching_run',
      'occasion',
      'invitation',
      'invitation_version',
      'supervisor_answer',
    ]) {
      expect([table, await refusalOf(`truncate ${table} cascade`)]).toEqual([table, 'append_only'])
    }
  })

  it('is neither rewritten nor deleted: an import', async () => {
    await db.importBatch.create({
      data: {
        id: randomUUID(),
        kind: 'offers',
        fileName: 'platser.csv',
        sha256: 'x',
        added: 1,
        changed: 0,
        unchanged: 0,
        gone: 0,
        at: new Date(),
      },
    })
    expect(await refusalOf('update import_batch set added = 2')).toBe('append_only')
    expect(await refusalOf('delete from import_batch')).toBe('append_only')
  })

  it('leaves an invitation that is cancelled, never deleted, and whose SEQUENCE never falls (C2)', async () => {
    const [{ id: placementId, studentId }, other] = [await placed(), await placed()]
    const days = { fromOn: new Date('2020-01-20'), toOn: new Date('2020-06-05') }
    const occasion = { placementId, key: 'period', kind: 'period', changedAt: new Date(), ...days } as const
    const invited = { studentId, uid: 'u@vfu.example', sequence: 1, askedSequence: 1, changedAt: new Date() }
    const version = { sequence: 1, method: 'REQUEST', at: new Date(), ...days } as const
    const invitations = { create: { id: randomUUID(), ...invited, versions: { create: version } } }
    await db.occasion.create({ data: { id: randomUUID(), ...occasion, invitations } })
    expect(await refusalOf('delete from occasion')).toBe('append_only')
    expect(await refusalOf('update occasion set placement_id = $1', [other.id])).toBe('bound_for_life')
    expect(await refusalOf(`update occasion set key = 'other'`)).toBe('bound_for_life')
    expect(await refusalOf('delete from invitation')).toBe('append_only')
    expect(await refusalOf('update invitation set sequence = 0, asked_sequence = 0')).toBe(
      'occasion_sequence_rises',
    )
    expect(await refusalOf('update invitation set asked_sequence = 0')).toBe('occasion_sequence_rises')
    expect(await refusalOf(`update invitation set uid = 'v@vfu.example'`)).toBe('bound_for_life')
    expect(await refusalOf('delete from invitation_version')).toBe('append_only')
    expect(await refusalOf('update invitation_version set at = now()')).toBe('append_only')
    const insertion = `insert into invitation_version (invitation_id, sequence, method, at, changes)
      select id, $1::int, $2::calendar_method, now(), '{}' from invitation`
    expect(await refusalOf(insertion, [2, 'REQUEST'])).toBe('invitation_version_is_newest')
    expect(await refusalOf(insertion, [1, 'CANCEL'])).toBe('invitation_version_is_newest')
  })

  it('keeps what a supervisor who is named said, and lets nobody else say anything', async () => {
    const { id } = await placed()
    const supervisorId = await seedSupervisor(db, 'farsta', { name: 'Ingen' })
    const insertion = `insert into supervisor_answer (placement_id, supervisor_id, accepts, at) values ($1, $2, true, now())`
    expect(await refusalOf(insertion, [id, supervisorId])).toBe('supervisor_answer_is_named')
    await pool.query(
      `insert into placement_event (placement_id, kind, at, supervisor_id) values ($1, 'confirmed', now(), $2)`,
      [id, supervisorId],
    )
    await pool.query(insertion, [id, supervisorId])
    expect(await refusalOf('update supervisor_answer set accepts = false')).toBe('append_only')
    expect(await refusalOf('delete from supervisor_answer')).toBe('append_only')
  })

  it('keeps those whom it names', async () => {
    await finishedRun()
    const { id } = await placed()
    const supervisorId = await seedSupervisor(db)
    await pool.query(
      `insert into placement_event (placement_id, kind, at, supervisor_id) values ($1, 'confirmed', now(), $2)`,
      [id, supervisorId],
    )
    await db.wish.create({
      data: { studentId: await seedStudent(db), position: 1, fieldId: 'aldre', districtId: 'sof' },
    })
    expect(await refusalOf('delete from supervisor where id = $1', [supervisorId])).toMatch(/_fkey$/)
    expect(await refusalOf('delete from person where id = $1', [personId])).toMatch(/_fkey$/)
    await pool.query(`delete from travel_time where district_id = 'sof'`)
    expect(await refusalOf(`delete from district where id = 'sof'`)).toBe('wish_district_id_fkey')
    expect(await refusalOf(`delete from field where id = 'aldre'`)).toBe('wish_field_id_fkey')
  })
})
