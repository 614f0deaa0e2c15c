import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { seedOffer, seedStudent, seedSupervisor, seedUnit } from '../../support/seed-term-data.ts'
import { seedOrganisation, seedPlacement, seedTerm, signInAs, createTestApp } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db, connection } = await createTestDatabase()
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const supervisorId = await seedSupervisor(db)
const { personId } = await signInAs(createTestApp(db), { kind: 'central' })

const pool = new pg.Pool(connection)
afterAll(() => pool.end())

/** The rule of the database that refuses the statement. */
async function refusalOf(statement: Promise<unknown>): Promise<string> {
  try {
    await statement
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.constraint ?? error.message) : String(error)
  }
  return 'nothing refused it'
}

function insert(table: string, row: Readonly<Record<string, unknown>>) {
  const columns = Object.keys(row).map(column => `"${column}"`)
  const places = columns.map((_, index) => `$${index + 1}`)
  return pool.query(
    `insert into "${table}" (${columns.join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  )
}

const now = new Date('2019-11-04T09:00:00Z')
const term = { id: 'HT2021', target: 10, starts_on: '2021-08-30', ends_on: '2022-01-14', seed: 's' }
const offer = { id: randomUUID(), term_id: 'VT2020', field_id: 'missbruk', places: 1 }
const student = { id: randomUUID(), term_id: 'VT2020', university_id: 'SU', number: '1' }
const run = {
  id: randomUUID(),
  term_id: 'VT2020',
  policy: 'lowest-average',
  engine: 'highs',
  input: '{}',
  started_at: now,
}
const occasion = { id: randomUUID(), key: 'first-day', kind: 'first-day', changed_at: now }
const message = { id: randomUUID(), message_id: '<1@vfu.example>', recipient: 'a@vfu.example' }
const texts = { subject: '', text: '', html: '', next_attempt_at: now }
const unitId = await seedUnit(db)
const studentId = await seedStudent(db)
const otherId = await seedStudent(db)
const published = await placed('confirmed', 'published')
const link = { id: randomUUID(), token_hash: 'x' }

/** A proposal of a new student in a new offer, with what happened after. */
async function placed(...kinds: string[]) {
  const id = await seedPlacement(db, {
    termId: 'VT2020',
    studentId: await seedStudent(db),
    offerId: await seedOffer(db),
  })
  for (const kind of kinds) await happens(id, kind)
  return id
}

function happens(placementId: string, kind: string) {
  return insert('placement_event', eventRow(placementId, kind))
}

function eventRow(placementId: string, kind: string) {
  return {
    placement_id: placementId,
    kind,
    at: now,
    supervisor_id: supervisorId,
    ...(kind === 'declined' ? { decline_reason: 'other' } : { reason: 'Ett skäl' }),
  }
}

describe('the organisation', () => {
  it.each([
    [
      'a district that ends before it begins',
      'district_valid',
      'district',
      { id: 'x', name: 'X', valid_from: '2020-01-02', valid_to: '2020-01-01' },
    ],
    [
      'a district that succeeds itself',
      'district_successor_other',
      'district_successor',
      { predecessor_id: 'farsta', successor_id: 'farsta' },
    ],
    [
      'a university that ends before it begins',
      'university_valid',
      'university',
      { id: 'x', name: 'X', valid_from: '2020-01-02', valid_to: '2020-01-01' },
    ],
    [
      'a demand on supervisors below zero years (R13)',
      'university_supervisor_rule',
      'university',
      { id: 'x', name: 'X', supervisor_degree_years: -1 },
    ],
    [
      'a negative travel time (R9)',
      'travel_time_minutes',
      'travel_time',
      { home_area: 'x', district_id: 'farsta', minutes: -1 },
    ],
    [
      'a degree from another century (R13)',
      'supervisor_degree_year',
      'supervisor',
      { id: randomUUID(), district_id: 'farsta', name: 'X', degree_year: 1899 },
    ],
    [
      'two units of one name in a district',
      'unit_district_id_name_key',
      'unit',
      { id: randomUUID(), district_id: 'farsta', name: 'Mottagningen' },
    ],
  ])('does not hold %s', async (_what, rule, table, row) => {
    expect(await refusalOf(insert(table, row))).toBe(rule)
  })
})

describe('a term (S1, S2)', () => {
  it.each([
    ['a name of another form', 'term_id_form', { id: 'VT20' }],
    ['no target', 'term_target', { target: 0 }],
    ['an end before its start', 'term_period', { ends_on: '2021-08-30' }],
    ['a travel limit of nothing (R9)', 'term_travel', { max_travel_minutes: 0 }],
  ])('does not have %s', async (_what, rule, changes) => {
    expect(await refusalOf(insert('term', { ...term, ...changes }))).toBe(rule)
  })

  it('does not move to the phase that it is in', async () => {
    const move = { id: randomUUID(), term_id: 'VT2020', from: 'collecting', to: 'collecting', at: now }
    expect(await refusalOf(insert('phase_move', move))).toBe('phase_move_allowed')
  })

  it.each([
    ['a negative share', { places: -1, guarantee: 0 }],
    ['a guarantee above the share (R3)', { places: 1, guarantee: 2 }],
    ['a negative guarantee', { places: 1, guarantee: -1 }],
  ])('does not have %s', async (_what, numbers) => {
    const share = { term_id: 'VT2020', university_id: 'SU', ...numbers }
    expect(await refusalOf(insert('term_share', share))).toBe('term_share_places')
  })

  it('does not ask for more students in a district than it allows (R4)', async () => {
    const bounds = { term_id: 'VT2020', district_id: 'farsta' }
    for (const numbers of [{ minimum: 3, maximum: 2 }, { minimum: -1 }]) {
      expect(await refusalOf(insert('term_district', { ...bounds, ...numbers }))).toBe('term_district_bounds')
    }
  })

  it.each([
    [
      'a term without shares',
      `insert into term (id, target, starts_on, ends_on, seed) values ('HT2022', 5, '2022-08-29', '2023-01-15', 's')`,
    ],
    ['a raised target', `update term set target = 101 where id = 'VT2020'`],
    ['a lowered share', `update term_share set places = 44 where university_id = 'SU'`],
    ['a share taken away', `delete from term_share where university_id = 'SH'`],
    [
      'a share too many',
      `insert into university (id, name) values ('KTH', 'KTH'); insert into term_share values ('VT2020', 'KTH', 1, 0)`,
    ],
  ])(
    'whose shares do not add up to the target is refused at the commit: %s (S2)',
    async (_what, statement) => {
      expect(await refusalOf(pool.query(statement))).toBe('term_shares_add_up')
    },
  )

  it('may change shares and target in several steps of one transaction (S2)', async () => {
    await pool.query(`begin;
      update term_share set places = places + 10 where university_id = 'SU';
      update term set target = 110 where id = 'VT2020';
      update term_share set places = places - 10 where university_id = 'SU';
      update term set target = 100 where id = 'VT2020';
      commit`)
    expect(await db.term.findUniqueOrThrow({ where: { id: 'VT2020' } })).toMatchObject({ target: 100 })
  })

  it('keeps its moves as they were written', async () => {
    await insert('phase_move', {
      id: randomUUID(),
      term_id: 'VT2020',
      from: 'collecting',
      to: 'matching',
      at: now,
    })
    expect(await refusalOf(pool.query(`update phase_move set "to" = 'closed'`))).toBe('append_only')
    expect(await refusalOf(pool.query('delete from phase_move'))).toBe('append_only')
  })
})

describe('offers and students', () => {
  it.each([
    ['an offer without places (R2)', 'offer_places', 'offer', { ...offer, unit_id: unitId, places: 0 }],
    [
      'an offer of more places than a unit has',
      'offer_places',
      'offer',
      { ...offer, unit_id: unitId, places: 51 },
    ],
    [
      'half a period in an offer (R5)',
      'offer_period',
      'offer',
      { ...offer, unit_id: unitId, from_on: '2020-01-20' },
    ],
    ['the other half (R5)', 'offer_period', 'offer', { ...offer, unit_id: unitId, to_on: '2020-01-20' }],
    [
      'a period backwards in an offer (R5)',
      'offer_period',
      'offer',
      { ...offer, unit_id: unitId, from_on: '2020-06-05', to_on: '2020-01-20' },
    ],
    ['half a period of a student (R5)', 'student_period', 'student', { ...student, to_on: '2020-01-20' }],
    [
      'a period backwards of a student (R5)',
      'student_period',
      'student',
      { ...student, from_on: '2020-06-05', to_on: '2020-01-20' },
    ],
    ['a class of priority that does not exist', 'student_priority', 'student', { ...student, priority: 10 }],
    [
      'a travel limit beyond a day’s (R9)',
      'student_travel',
      'student',
      { ...student, max_travel_minutes: 241 },
    ],
    [
      'a protected student’s first name (P2)',
      'student_protected',
      'student',
      { ...student, protected: true, first_name: 'Kim' },
    ],
    [
      'a protected student’s last name (P2)',
      'student_protected',
      'student',
      { ...student, protected: true, last_name: 'Ek' },
    ],
    [
      'a protected student’s address (P2)',
      'student_protected',
      'student',
      { ...student, protected: true, email: 'kim@su.example' },
    ],
    ['a wish that names nothing', 'wish_names_something', 'wish', { student_id: studentId, position: 1 }],
    [
      'a wish before the first',
      'wish_position',
      'wish',
      { student_id: studentId, position: 0, field_id: 'missbruk' },
    ],
    [
      'an eleventh wish',
      'wish_position',
      'wish',
      { student_id: studentId, position: 11, field_id: 'missbruk' },
    ],
    [
      'a block that names nothing (R10)',
      'block_names_something',
      'block',
      { id: randomUUID(), student_id: studentId },
    ],
    [
      'a student together with itself (R11)',
      'together_once',
      'together',
      { student_id: studentId, other_id: studentId },
    ],
  ])('do not include %s', async (_what, rule, table, row) => {
    expect(await refusalOf(insert(table, row))).toBe(rule)
  })

  it('do not include a pair twice, once in each direction (R11)', async () => {
    const [smaller = '', larger = ''] = [studentId, otherId].sort()
    await insert('together', { student_id: smaller, other_id: larger })
    expect(await refusalOf(insert('together', { student_id: larger, other_id: smaller }))).toBe(
      'together_once',
    )
  })

  it('do not include two students of one number at a university in a term', async () => {
    const number = '20191234'
    await seedStudent(db, 'SU', { number })
    expect(await refusalOf(insert('student', { ...student, number }))).toBe('student_number_once')
    await seedStudent(db, 'SH', { number })
  })

  it('hold no reason for a block or a priority: there is no column for one (R10, P1)', async () => {
    const { rows } = await pool.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name in ('block', 'student')`,
    )
    expect(
      rows.map(row => row.column_name).filter(name => /reason|cause|why|note|comment/.test(name)),
    ).toEqual([])
  })
})

describe('a run (S4, S5)', () => {
  it.each([
    ['is over without an end', 'matching_run_finished', { status: 'failed' }],
    ['is under way and ended', 'matching_run_finished', { status: 'running', finished_at: now }],
    ['is optimal without a result', 'matching_run_result', { status: 'optimal', finished_at: now }],
    ['is infeasible without a result', 'matching_run_result', { status: 'infeasible', finished_at: now }],
  ])('is refused when it %s', async (_what, rule, changes) => {
    expect(await refusalOf(insert('matching_run', { ...run, ...changes }))).toBe(rule)
  })

  it('is the only chosen one of its term (S5)', async () => {
    const finished = { ...run, status: 'optimal', result: '{}', finished_at: now, chosen_at: now }
    await insert('matching_run', finished)
    expect(await refusalOf(insert('matching_run', { ...finished, id: randomUUID() }))).toBe(
      'matching_run_one_chosen',
    )
  })
})

describe('a pin (R12)', () => {
  const pin = {
    id: randomUUID(),
    term_id: 'VT2020',
    student_id: studentId,
    reason: 'Ett skäl',
    pinned_at: now,
    pinned_by_id: personId,
  }
  const earlier = new Date(now.getTime() - 1)

  it.each([
    ['without a reason', 'pin_reason', { reason: ' ' }],
    ['that was removed before it was there', 'pin_removed', { removed_at: earlier }],
    ['that somebody removed at no time', 'pin_removed', { removed_by_id: personId }],
    ['in another term than the student’s', 'pin_same_term', { term_id: 'HT2031' }],
    ['in an offer that is not there', 'pin_same_term', { offer_id: randomUUID() }],
  ])('is not one %s', async (_what, rule, changes) => {
    const row = { ...pin, offer_id: await seedOffer(db), ...changes }
    expect(await refusalOf(insert('pin', row))).toBe(rule)
  })

  it('is the only one of its student, stays as it was written, and is removed once', async () => {
    const row = { ...pin, student_id: await seedStudent(db), offer_id: await seedOffer(db) }
    await insert('pin', row)
    const second = { ...row, id: randomUUID() }
    expect(await refusalOf(insert('pin', second))).toBe('pin_one_per_student')
    const update = (change: string) =>
      refusalOf(pool.query(`update pin set ${change} where id = $1`, [row.id]))
    expect(await update(`reason = 'Ett annat'`)).toBe('pin_append_only')
    expect(await update(`offer_id = '${await seedOffer(db)}'`)).toBe('pin_append_only')
    expect(await update('removed_at = pinned_at')).toBe('nothing refused it')
    expect(await update('removed_at = null')).toBe('pin_append_only')
    await insert('pin', second)
  })
})

describe('calendar, people, links and mail', () => {
  it.each([
    ['no timing', {}],
    ['a start alone', { start_at: now }],
    ['an end alone', { end_at: now }],
    ['an end at its start', { start_at: now, end_at: now }],
    ['a first day alone', { from_on: '2020-01-20' }],
    ['a last day alone', { to_on: '2020-01-20' }],
    ['its days backwards', { from_on: '2020-01-20', to_on: '2020-01-19' }],
    [
      'both times and days',
      { start_at: now, end_at: new Date(now.getTime() + 1), from_on: '2020-01-20', to_on: '2020-01-20' },
    ],
    ['times and a last day', { start_at: now, end_at: new Date(now.getTime() + 1), to_on: '2020-01-20' }],
  ])('do not include an occasion with %s', async (_what, timing) => {
    const row = { ...occasion, placement_id: published, ...timing }
    expect(await refusalOf(insert('occasion', row))).toBe('occasion_timing')
  })

  it('do not include an occasion of nothing or of two owners, without words where there are some, or twice', async () => {
    const days = { ...occasion, from_on: '2020-01-20', to_on: '2020-01-20' }
    const row = { ...days, placement_id: published }
    expect(await refusalOf(insert('occasion', days))).toBe('occasion_owner')
    expect(await refusalOf(insert('occasion', { ...row, term_id: 'VT2020' }))).toBe('occasion_owner')
    expect(await refusalOf(insert('occasion', { ...row, location: ' ' }))).toBe('occasion_words')
    await insert('occasion', row)
    expect(await refusalOf(insert('occasion', { ...row, id: randomUUID() }))).toBe(
      'occasion_placement_id_key_key',
    )
  })

  it('do not include an invitation for nobody or for two, the same twice, or one whose answer is half (C1, C2)', async () => {
    const occasionId = randomUUID()
    const days = { from_on: '2020-01-20', to_on: '2020-01-20', key: 'invited' }
    await insert('occasion', { ...occasion, ...days, id: occasionId, placement_id: published })
    const row = { id: randomUUID(), occasion_id: occasionId, uid: 'u@vfu.example', changed_at: now }
    const own = { ...row, student_id: studentId }
    const refused = async (changes: object) => refusalOf(insert('invitation', { ...own, ...changes }))
    expect(await refusalOf(insert('invitation', row))).toBe('invitation_recipient')
    expect(await refused({ pilot_host_id: otherId })).toBe('invitation_recipient')
    expect(await refused({ uid: 'u' })).toBe('invitation_uid')
    expect(await refused({ sequence: -1, asked_sequence: -1 })).toBe('invitation_sequence')
    expect(await refused({ asked_sequence: 1 })).toBe('invitation_sequence')
    expect(await refused({ answer: 'accepted' })).toBe('invitation_answer')
    const answer = { answer: 'accepted', answered_at: now, answered_via: 'page' }
    expect(await refused({ ...answer, answered_sequence: 1 })).toBe('invitation_answer')
    await insert('invitation', { ...own, ...answer, answered_sequence: 0 })
    expect(await refused({ id: randomUUID() })).toBe('invitation_uid_key')
    expect(await refused({ id: randomUUID(), uid: 'v@vfu.example' })).toBe('invitation_once')
  })

  it.each([
    ['of a district without a district', { kind: 'district' }],
    ['of a district with a university too', { kind: 'district', district_id: 'farsta', university_id: 'SU' }],
    ['of a university without a university', { kind: 'university' }],
    ['of a university with a district', { kind: 'university', university_id: 'SU', district_id: 'farsta' }],
    ['of a teacher without a university', { kind: 'teacher' }],
    ['central with a district', { kind: 'central', district_id: 'farsta' }],
    ['central with a university', { kind: 'central', university_id: 'SU' }],
  ])('do not include a role %s', async (_what, scope) => {
    const row = { id: randomUUID(), person_id: personId, ...scope }
    expect(await refusalOf(insert('role', row))).toBe('role_scope')
  })

  it('do not include a role that ends before it begins, or the same role twice at once', async () => {
    const row = { person_id: personId, kind: 'district', district_id: 'bromma' }
    const from = new Date('2020-01-02')
    const ended = { ...row, id: randomUUID(), valid_from: from, valid_to: new Date('2020-01-01') }
    expect(await refusalOf(insert('role', ended))).toBe('role_valid')
    await insert('role', { ...row, id: randomUUID(), valid_from: from, valid_to: from })
    await insert('role', { ...row, id: randomUUID() })
    expect(await refusalOf(insert('role', { ...row, id: randomUUID() }))).toBe('role_once')
  })

  it.each([
    ['to sign in that is a student’s', { purpose: 'sign-in', student_id: studentId }],
    ['to sign in that is nobody’s', { purpose: 'sign-in' }],
    ['to a student’s page that is a person’s', { purpose: 'student-page', person_id: personId }],
    ['to a feed that is nobody’s', { purpose: 'feed' }],
    ['that is two people’s', { purpose: 'feed', student_id: studentId, person_id: personId }],
  ])('do not include a link %s', async (_what, owner) => {
    expect(await refusalOf(insert('access_link', { ...link, ...owner }))).toBe('access_link_owner')
  })

  it('do not include a message that is sent but never was, or was but is not (C6)', async () => {
    const row = { ...message, ...texts }
    expect(await refusalOf(insert('outbox_message', { ...row, status: 'sent' }))).toBe('outbox_message_sent')
    expect(await refusalOf(insert('outbox_message', { ...row, sent_at: now }))).toBe('outbox_message_sent')
  })

  it('do not include two messages of one Message-ID (C6)', async () => {
    await insert('outbox_message', { ...message, ...texts })
    expect(await refusalOf(insert('outbox_message', { ...message, ...texts, id: randomUUID() }))).toBe(
      'outbox_message_message_id_key',
    )
  })
})

describe('seeding', () => {
  it('makes a proposal that the database derives the state of', async () => {
    const id = await seedPlacement(db, {
      termId: 'VT2020',
      studentId: await seedStudent(db),
      offerId: await seedOffer(db),
    })
    expect(await db.placement.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'proposed' })
  })
})
