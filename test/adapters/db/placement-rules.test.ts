import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { transact } from '../../../src/adapters/db/database.ts'
import { seedOffer, seedStudent, seedSupervisor } from '../../support/seed-term-data.ts'
import { seedOrganisation, seedTerm } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db, connection } = await createTestDatabase()
await seedOrganisation(db)
await seedTerm(db, 'confirming')
await seedTerm(db, 'collecting', 'HT2020')
const supervisorId = await seedSupervisor(db)

const pool = new pg.Pool(connection)
afterAll(() => pool.end())

const KINDS = [
  'proposed',
  'confirmed',
  'declined',
  'released',
  'published',
  'completed',
  'interrupted',
  'cancelled',
]

type Queryable = Pick<pg.Pool, 'query'>

/** In one transaction: that of a client that has one open, or one of its own. */
async function together(on: Queryable, work: (on: Queryable) => Promise<unknown>) {
  if (on !== pool) return work(on)
  const client = await pool.connect()
  try {
    await client.query('begin')
    await work(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function refusalOf(statement: Promise<unknown>): Promise<string> {
  try {
    await statement
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.constraint ?? error.message) : String(error)
  }
  return 'nothing refused it'
}

interface Row {
  id?: string
  studentId: string
  offerId: string
  termId?: string
  wish?: number
}

function insertPlacement(on: Queryable, { id, studentId, offerId, termId = 'VT2020', wish }: Row) {
  return on.query(
    'insert into placement (id, term_id, student_id, offer_id, wish) values ($1, $2, $3, $4, $5)',
    [id, termId, studentId, offerId, wish],
  )
}

/** Proposes the student for the offer. */
async function place(on: Queryable, { id = randomUUID(), ...row }: Row) {
  await together(on, async client => {
    await insertPlacement(client, { id, ...row })
    await happen(client, id, 'proposed')
  })
  return id
}

interface Happening {
  supervisor?: string | null
  reason?: string | null
  cause?: string | null
  declineReason?: string | null
}

function happen(on: Queryable, placementId: string, kind: string, happening: Happening = {}) {
  const { supervisor = supervisorId, reason = 'Ett skäl', cause = 'place' } = happening
  const { declineReason = kind === 'declined' ? 'other' : null } = happening
  return on.query(
    'insert into placement_event (placement_id, kind, at, supervisor_id, reason, cause, decline_reason) values ($1, $2, now(), $3, $4, $5, $6)',
    [placementId, kind, supervisor, reason, cause, declineReason],
  )
}

/** A proposal of a student of its own in an offer of its own, with what happened after. */
async function placed(...kinds: string[]) {
  const id = await place(pool, { studentId: await seedStudent(db), offerId: await seedOffer(db) })
  for (const kind of kinds) await happen(pool, id, kind)
  return id
}

const stateOf = async (id: string) => {
  const { state, active } = await db.placement.findUniqueOrThrow({ where: { id } })
  return { state, active }
}

describe('a student', () => {
  it('has at most one active placement (R1)', async () => {
    const studentId = await seedStudent(db)
    const id = await place(pool, { studentId, offerId: await seedOffer(db) })
    const another = { studentId, offerId: await seedOffer(db) }
    expect(await refusalOf(place(pool, another))).toBe('placement_one_per_student')
    await happen(pool, id, 'declined')
    await place(pool, another)
  })

  it('does not get two at once (R1)', async () => {
    const studentId = await seedStudent(db)
    const answers = await Promise.all(
      [1, 2, 3].map(async () => refusalOf(place(pool, { studentId, offerId: await seedOffer(db) }))),
    )
    expect(answers.sort()).toEqual([
      'nothing refused it',
      'placement_one_per_student',
      'placement_one_per_student',
    ])
  })
})

describe('an offer', () => {
  it('takes as many students as it has places, and one more when one leaves (R2)', async () => {
    const offerId = await seedOffer(db, 'farsta', { places: 2 })
    const first = await place(pool, { studentId: await seedStudent(db), offerId })
    await place(pool, { studentId: await seedStudent(db), offerId })
    const studentId = await seedStudent(db)
    expect(await refusalOf(place(pool, { studentId, offerId }))).toBe('placement_within_places')
    await happen(pool, first, 'released')
    await place(pool, { studentId, offerId })
  })

  it('keeps at least as many places as it has students (R2)', async () => {
    const offerId = await seedOffer(db, 'farsta', { places: 3 })
    for (let i = 0; i < 2; i++) await place(pool, { studentId: await seedStudent(db), offerId })
    const reduce = (places: number) =>
      pool.query('update offer set places = $1 where id = $2', [places, offerId])
    expect(await refusalOf(reduce(1))).toBe('placement_within_places')
    await reduce(2)
  })

  it('gives its last place to one of two who take it at once (R2)', async () => {
    const offerId = await seedOffer(db)
    const [first, second] = [await pool.connect(), await pool.connect()]
    try {
      await first.query('begin')
      await second.query('begin')
      await place(first, { studentId: await seedStudent(db), offerId })
      const late = refusalOf(place(second, { studentId: await seedStudent(db), offerId }))
      expect(await Promise.race([late, pause(100)])).toBe('still waiting')
      await first.query('commit')
      expect(await late).toBe('placement_within_places')
      await second.query('rollback')
    } finally {
      first.release()
      second.release()
    }
  })

  it('gives its last place to one of five serializable transactions (R2)', async () => {
    const offerId = await seedOffer(db)
    const students = await Promise.all(Array.from({ length: 5 }, () => seedStudent(db)))
    const answers = await Promise.allSettled(
      students.map(studentId =>
        transact(db, async tx => {
          const id = randomUUID()
          await tx.placement.create({ data: { id, termId: 'VT2020', studentId, offerId } })
          await tx.placementEvent.create({ data: { placementId: id, kind: 'proposed', at: new Date() } })
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.placement.count({ where: { offerId, active: true } })).toBe(1)
  })

  it('gives its last place to one of two who both read it as free (R2)', async () => {
    const offerId = await seedOffer(db)
    const [one, other] = [await seedStudent(db), await seedStudent(db)]
    const [first, second] = [await pool.connect(), await pool.connect()]
    try {
      for (const client of [first, second]) {
        await client.query('begin isolation level repeatable read')
        await client.query('select from placement where offer_id = $1', [offerId])
      }
      await place(first, { studentId: one, offerId })
      await first.query('commit')
      expect(await refusalOf(place(second, { studentId: other, offerId }))).toMatch(/could not serialize/)
    } finally {
      await second.query('rollback')
      first.release()
      second.release()
    }
  })

  it('loses no place while a student takes it (R2)', async () => {
    const offerId = await seedOffer(db, 'farsta', { places: 2 })
    await place(pool, { studentId: await seedStudent(db), offerId })
    const [taker, reducer] = [await pool.connect(), await pool.connect()]
    try {
      await taker.query('begin')
      await place(taker, { studentId: await seedStudent(db), offerId })
      const reduced = refusalOf(reducer.query('update offer set places = 1 where id = $1', [offerId]))
      expect(await Promise.race([reduced, pause(100)])).toBe('still waiting')
      await taker.query('commit')
      expect(await reduced).toBe('placement_within_places')
    } finally {
      taker.release()
      reducer.release()
    }
  })
})

const pause = (milliseconds: number) =>
  new Promise<string>(resolve => setTimeout(() => resolve('still waiting'), milliseconds))

describe('a placement', () => {
  it('joins a student and an offer of its own term', async () => {
    const here = { studentId: await seedStudent(db), offerId: await seedOffer(db) }
    const there = {
      studentId: await seedStudent(db, 'SU', { termId: 'HT2020' }),
      offerId: await seedOffer(db, 'farsta', { termId: 'HT2020' }),
    }
    for (const row of [
      { ...here, offerId: there.offerId },
      { ...here, studentId: there.studentId },
      { ...here, termId: 'HT2020' },
    ]) {
      expect(await refusalOf(place(pool, row))).toBe('placement_same_term')
    }
    await place(pool, { ...there, termId: 'HT2020' })
  })

  it('meets no wish before the first', async () => {
    const row = { studentId: await seedStudent(db), offerId: await seedOffer(db), wish: 0 }
    expect(await refusalOf(place(pool, row))).toBe('placement_wish')
  })
})

/** S8's moves, written a second time: how to get to a state, and what may happen next. */
const STATES: Record<string, { by: string[]; next: string[]; active: boolean }> = {
  proposed: { by: [], next: ['confirmed', 'declined', 'released'], active: true },
  confirmed: { by: ['confirmed'], next: ['released', 'published'], active: true },
  declined: { by: ['declined'], next: [], active: false },
  released: { by: ['released'], next: [], active: false },
  published: {
    by: ['confirmed', 'published'],
    next: ['completed', 'interrupted', 'cancelled'],
    active: true,
  },
  completed: { by: ['confirmed', 'published', 'completed'], next: [], active: true },
  interrupted: { by: ['confirmed', 'published', 'interrupted'], next: [], active: false },
  cancelled: { by: ['confirmed', 'published', 'cancelled'], next: [], active: false },
}

describe('the state of a placement (S8)', () => {
  it.each(Object.entries(STATES))(
    'follows its events to %s, and goes on from there as the table says',
    async (state, { by, next, active }) => {
      const id = await placed(...by)
      expect(await stateOf(id)).toEqual({ state, active })
      const client = await pool.connect()
      try {
        for (const kind of KINDS) {
          await client.query('begin')
          const answer = await refusalOf(happen(client, id, kind))
          await client.query('rollback')
          expect([kind, answer]).toEqual([
            kind,
            next.includes(kind) ? 'nothing refused it' : 'placement_move',
          ])
        }
      } finally {
        client.release()
      }
    },
  )

  it('begins with a proposal', async () => {
    const row = { studentId: await seedStudent(db), offerId: await seedOffer(db) }
    for (const kind of KINDS.slice(1)) {
      const id = randomUUID()
      const begun = together(pool, async client => {
        await insertPlacement(client, { ...row, id })
        await happen(client, id, kind)
      })
      expect([kind, await refusalOf(begun)]).toEqual([kind, 'placement_move'])
    }
    expect(await refusalOf(insertPlacement(pool, { ...row, id: randomUUID() }))).toBe('placement_has_events')
  })

  it.each([
    ['state', `state = 'published'`],
    ['freedom', 'active = false'],
  ])('is not written by hand: %s', async (_what, change) => {
    const id = await placed()
    expect(await refusalOf(pool.query(`update placement set ${change} where id = $1`, [id]))).toBe(
      'placement_state_not_by_hand',
    )
  })

  it('is not given at birth', async () => {
    const [studentId, offerId] = [await seedStudent(db), await seedOffer(db)]
    for (const [state, active] of [
      ['published', true],
      [null, false],
    ]) {
      const born = pool.query(
        `insert into placement (id, term_id, student_id, offer_id, state, active) values ($1, 'VT2020', $2, $3, $4, $5)`,
        [randomUUID(), studentId, offerId, state, active],
      )
      expect(await refusalOf(born)).toBe('placement_state_not_by_hand')
    }
  })

  it('is decided by one of two answers that come at once', async () => {
    const id = await placed()
    const answers = await Promise.all([
      refusalOf(happen(pool, id, 'confirmed')),
      refusalOf(happen(pool, id, 'declined')),
    ])
    expect(answers.sort()).toEqual(['nothing refused it', 'placement_move'])
    expect(await db.placementEvent.count({ where: { placementId: id } })).toBe(2)
  })
})

describe('an event', () => {
  it('names the supervisor of a confirmation (S5)', async () => {
    const id = await placed()
    expect(await refusalOf(happen(pool, id, 'confirmed', { supervisor: null }))).toBe(
      'placement_event_supervisor',
    )
  })

  it('gives the reason of a decline, of nothing else, and needs no words beside it (S5)', async () => {
    const id = await placed()
    expect(await refusalOf(happen(pool, id, 'declined', { declineReason: null }))).toBe(
      'placement_event_declined',
    )
    expect(await refusalOf(happen(pool, id, 'confirmed', { declineReason: 'other' }))).toBe(
      'placement_event_declined',
    )
    await happen(pool, id, 'declined', { reason: null })
  })

  it.each(['cancelled', 'interrupted'])('gives the reason why a placement was %s (S8)', async kind => {
    const id = await placed('confirmed', 'published')
    expect(await refusalOf(happen(pool, id, kind, { reason: null }))).toBe('placement_event_reason')
    expect(await refusalOf(happen(pool, id, kind, { cause: null }))).toBe('placement_event_cause')
  })

  it('needs no reason otherwise', async () => {
    const id = await placed()
    for (const kind of ['confirmed', 'published', 'completed']) {
      await happen(pool, id, kind, { reason: null, cause: null })
    }
    expect(await stateOf(id)).toEqual({ state: 'completed', active: true })
  })

  it('stays as it was written', async () => {
    const id = await placed('declined')
    const rewritten = pool.query(`update placement_event set reason = 'Ett annat' where placement_id = $1`, [
      id,
    ])
    expect(await refusalOf(rewritten)).toBe('append_only')
    const deleted = pool.query('delete from placement_event where placement_id = $1', [id])
    expect(await refusalOf(deleted)).toBe('append_only')
    expect(await db.placementEvent.count({ where: { placementId: id } })).toBe(2)
  })
})
