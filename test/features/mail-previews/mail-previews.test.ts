import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { copyIn } from '../../../src/copy/copy.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seedOffer, seedStudent, seedSupervisor, seedUnit } from '../../support/seed-term-data.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const term = await openMatchedTerm(db)
const { central, farsta, bromma, propose, confirm, moveTo, reset } = term

interface Preview {
  readonly kind: string
  readonly examples: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
}

async function previewsIn(language: 'sv' | 'en'): Promise<Preview[]> {
  const { body } = await central.get(`/api/terms/VT2020/mail-previews?language=${language}`).expect(200)
  return body.previews as Preview[]
}
const previewOf = async (kind: string) => (await previewsIn('sv')).find(preview => preview.kind === kind)

const supervisors: string[] = []
beforeAll(async () => {
  for (const [district, name] of [
    ['farsta', 'Hedda Farstalund'],
    ['bromma', 'Bosse Brommander'],
  ] as const)
    supervisors.push(
      await seedSupervisor(db, district, { name, email: `${name.split(' ')[1]?.toLowerCase()}@x.example` }),
    )
})

/** A student in each of two districts, each with a name, an address, a supervisor and a unit that nobody shares. */
async function proposeTwo(first: object = {}) {
  const pairs: [string, string][] = []
  const people = [
    ['farsta', 'Asta', 'Mottagning Ett'],
    ['bromma', 'Beda', 'Mottagning Två'],
  ] as const
  for (const [index, [district, firstName, unit]] of people.entries()) {
    const names = {
      firstName,
      lastName: `${firstName}sdotter`,
      email: `${firstName.toLowerCase()}@su.example`,
    }
    const student = await seedStudent(db, 'SU', {
      number: `SU-${index + 1}`,
      ...names,
      ...(index === 0 && first),
    })
    const unitId = await seedUnit(db, district, unit)
    pairs.push([student, await seedOffer(db, district, { unitId, supervisorId: supervisors[index] ?? null })])
  }
  return propose(...pairs)
}

async function publishTwo(first: object = {}) {
  const ids = await proposeTwo(first)
  await confirm(ids[0] ?? '', farsta, supervisors[0]).expect(200)
  await confirm(ids[1] ?? '', bromma, supervisors[1]).expect(200)
  await moveTo('published').expect(200)
  return ids
}

beforeEach(() => reset())

describe('the previews of a term’s mails', () => {
  it.each(['sv', 'en'] as const)(
    'hold every mail of the copy in %s, whole, with its subject',
    async language => {
      await publishTwo()
      const previews = await previewsIn(language)
      const { mails, reminders } = copyIn[language]
      expect(previews.map(({ kind }) => kind).sort()).toEqual(
        [
          ...Object.keys(mails),
          ...Object.keys(reminders),
          'planPublic',
          'planPublicToHost',
          'evaluationOpen',
        ].sort(),
      )
      for (const { kind, subject, text, html } of previews) {
        expect(`${kind}: ${subject} ${text}`).not.toMatch(/undefined|null|NaN|\[object/)
        expect(subject).not.toBe('')
        expect(html).toContain(`<html lang="${language}">`)
      }
    },
  )

  it('say what is so in the term, and name what is made up', async () => {
    const unfilled = await previewOf('supervisorChanged')
    expect(unfilled?.examples.toSorted()).toEqual(['email', 'name'])
    await publishTwo()
    expect(await previewOf('supervisorChanged')).toMatchObject({
      examples: [],
      text: expect.stringContaining('Hedda Farstalund'),
    })
    expect(await previewOf('resultsPublished')).toMatchObject({
      examples: [],
      text: expect.stringContaining('2 studenter har fått plats. 0 studenter är utan plats.'),
    })
    expect((await previewOf('replacementsPublished'))?.examples).toEqual(['count'])
  })

  it('are about somebody who is not protected (P2)', async () => {
    await publishTwo({ protected: true, firstName: null, lastName: null, email: null })
    const { body } = await central.get('/api/terms/VT2020/mail-previews?language=sv').expect(200)
    const readers = (body.previews as { reader: string; recipient: string }[]).filter(
      ({ reader }) => reader === 'student',
    )
    expect(new Set(readers.map(({ recipient }) => recipient))).toEqual(new Set(['SU-2']))
    expect(JSON.stringify(body)).not.toContain('Farstalund')
  })

  it('open nothing: their links hold no secret', async () => {
    await publishTwo()
    const links = await db.accessLink.count()
    for (const { text } of await previewsIn('sv')) {
      for (const [, secret] of text.matchAll(/#(\S+)/g)) expect(secret).toBe('forhandsvisning')
    }
    expect(await db.accessLink.count()).toBe(links)
  })
})

/** Every name and address in the system, with whose it is. */
async function identities() {
  const students = await db.student.findMany()
  const people = await db.person.findMany()
  return [
    ...students.flatMap(({ id, firstName, lastName, email }) =>
      [firstName, lastName, email].flatMap(value => (value === null ? [] : [{ owner: id, value }])),
    ),
    ...people.flatMap(({ id, name, email }) => [
      { owner: id, value: name },
      { owner: id, value: email },
    ]),
    ...(await db.supervisor.findMany()).flatMap(({ id, name, email }) =>
      [name, email].flatMap(value => (value === null ? [] : [{ owner: id, value }])),
    ),
  ]
}

/** Whose name may stand in a mail to the address: the supervisor who receives the student, and a supervisor's own. */
function supervisorsOf(recipient: string): readonly string[] {
  const [farstas = '', brommas = ''] = supervisors
  if (['asta@su.example', 'farstalund@x.example'].includes(recipient)) return [farstas]
  return ['beda@su.example', 'brommander@x.example'].includes(recipient) ? [brommas] : []
}

describe('no data of others (C1)', () => {
  it('stand in any preview: no name or address but the reader’s own and the one supervisor’s', async () => {
    await publishTwo()
    const own = new Set([central.personId, supervisors[0]])
    const others = (await identities()).filter(({ owner }) => !own.has(owner))
    expect(others.length).toBeGreaterThan(6)
    for (const language of ['sv', 'en'] as const) {
      for (const { kind, subject, text, html } of await previewsIn(language)) {
        for (const { value } of others)
          expect([kind, `${subject}${text}${html}`.includes(value)]).toEqual([kind, false])
      }
    }
  })

  it('stand in any mail that a term writes from proposals to a place that falls away', async () => {
    const [first = ''] = await publishTwo()
    const [ending, reason] = [{ kind: 'cancelled', cause: 'place', placeRemains: false }, 'Omorganisation']
    await farsta
      .post(`/api/placements/${first}/end`)
      .send({ ...ending, reason })
      .expect(200)
    const everyone = await identities()
    const mails = await db.outboxMessage.findMany()
    expect(new Set(mails.map(({ recipient }) => recipient)).size).toBeGreaterThan(4)
    for (const { recipient, personId, studentId, subject, text, html } of mails) {
      for (const { owner, value } of everyone) {
        if (owner === personId || owner === studentId || supervisorsOf(recipient).includes(owner)) continue
        expect([recipient, value, `${subject}${text}${html}`.includes(value)]).toEqual([
          recipient,
          value,
          false,
        ])
      }
    }
  })
})
