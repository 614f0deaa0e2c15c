import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { deidentified } from '../../../src/domain/matching/deidentified.ts'
import { contract, type EndpointName } from '../../../src/features/contract.ts'
import { instanceOfTerm } from '../../../src/features/runs/commands.ts'
import { accessRequest, answerOf } from '../../support/access-request.ts'
import { matrix } from '../../support/access-matrix.ts'
import { openAccessWorld, ROLES, type Role } from '../../support/access-world.ts'
import { csv, importFile } from '../../support/import-file.ts'
import { putInPhase } from '../../support/past-triggers.ts'
import { seedPilot } from '../../support/seed-pilot.ts'
import { signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

/** What a university's file says of side A's student, and no output of the system may. */
const PERSON = {
  Förnamn: 'Zebulon',
  Efternamn: 'Qvistgård',
  'E-post': 'zeb.qvist@student.example',
  Telefon: '0701234567',
  Adress: 'Hemliga gränden 9',
}
// As bytes and as somebody would search for them; a line that a calendar folded is unfolded first.
const FORBIDDEN = ['zebulon', 'qvistg', 'zeb.qvist', '1234567', 'hemliga gr', 'nr-a@student']

const { db } = await createTestDatabase()
const logged: string[] = []
const logger = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
const world = await openAccessWorld(db, { logger })
const su = await signInAs(world.test, { kind: 'university', universityId: 'SU' })
afterAll(() => world.test.deps.background.stop())

const file = csv(
  ['Studentnummer', ...Object.keys(PERSON), 'Bostadsområde', 'Önskemål 1', 'Skyddade personuppgifter'],
  ['nr-A', ...Object.values(PERSON), 'Farsta', 'Missbruk @ Farsta', 'Ja'],
)

function expectNothing(where: string, text: string) {
  const unfolded = text.replace(/\r?\n[ \t]/g, '').toLowerCase()
  expect([where, FORBIDDEN.filter(word => unfolded.includes(word))]).toEqual([where, []])
}

/** Every row of every table as text. */
async function dump(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public'`
  const parts = tables.map(
    ({ name }) => `(select coalesce(string_agg(t::text, E'\\n'), '') from "${name}" t)`,
  )
  const [row] = await db.$queryRawUnsafe<{ all: string }[]>(
    `select concat_ws(E'\\n', ${parts.join(', ')}) as all`,
  )
  return row!.all
}

/** Side A's student, and one of a pilot's, becomes a protected person by the file, in a term that then goes on to the phase. */
async function plant(phase: Parameters<typeof putInPhase>[1]) {
  await world.test.deps.background.stop()
  const rows = await world.reset('collecting')
  await importFile(su, 'students', file).then(({ status }) => expect(status).toBe(200))
  const pilotId = await seedPilot(db, 'collecting', 'Pilot med skyddad')
  const among = await importFile(su, 'auscultants', file, { pilotId })
  expect([among.status, among.body.added]).toEqual([200, 1])
  await putInPhase(db, phase)
  return rows
}

const cases = (Object.keys(contract) as EndpointName[]).flatMap(name =>
  ROLES.filter(role => typeof answerOf(name, role) === 'object').map(role => [name, role] as const),
)

describe('a protected person in a university’s file (P2)', () => {
  it('leaves fingerprints behind, and no value', async () => {
    const { a } = await plant('collecting')
    for (const where of [{ studentId: a.studentId }, { auscultantId: { not: null } }]) {
      const stored = await db.protectedFingerprint.findMany({ where })
      expect([...new Set(stored.map(({ kind }) => kind))].sort()).toEqual([
        'address',
        'email',
        'name',
        'telephone',
      ])
    }
    expectNothing('the database', await dump())
  })

  it.each(cases)('is not in what %s answers %s, nor in what it stores', async (name, role: Role) => {
    const rows = await plant(matrix[name].phase ?? 'collecting')
    // The file took the world's personal link away; the person gets a new one.
    const response = await (await accessRequest(db, world, { name, role, rows }))()
    expectNothing('the answer', `${JSON.stringify(response.headers)} ${response.text}`)
    await world.test.deps.background.stop()
    expectNothing('the database', await dump())
  })

  it('is not in the personal page, the calendar, an instance, or the program’s own log', async () => {
    const { a } = await plant('collecting')
    const { body } = await su.post(`/api/students/${a.studentId}/link`).expect(200)
    const page = await su
      .get('/api/student-page')
      .set('authorization', `Bearer ${(body.url as string).split('#')[1]}`)
    expect(page.status).toBe(200)
    expectNothing('the page', page.text)
    const instance = await instanceOfTerm(db, 'VT2020')
    expectNothing('the instance', JSON.stringify([instance, deidentified(instance)]))
    expectNothing('the log', logged.join('\n'))
  })
})
