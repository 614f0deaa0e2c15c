import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { alone } from '../../../src/adapters/db/database.ts'
import { signInLinks } from '../../../src/demonstration/links.ts'
import { emptyTables } from '../../support/past-triggers.ts'
import { createTestApp, seedOrganisation, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-links-'))
const file = path.join(folder, 'data/demonstration-links.json')
afterAll(() => fs.rmSync(folder, { recursive: true }))

const start = (isDemonstration: boolean) => signInLinks(test.deps, path.dirname(file), isDemonstration)
const signIn = (link: { path: string } | undefined) =>
  visitor(test)
    .post('/api/session')
    .send({ token: link?.path.split('#')[1] })

beforeEach(async () => {
  await emptyTables(db, 'person')
  fs.rmSync(path.dirname(file), { recursive: true, force: true })
})

async function addPerson(kind: 'central' | 'district', districtId?: string) {
  const validFrom = new Date('2019-11-01')
  await db.person.create({
    data: {
      id: randomUUID(),
      name: kind,
      email: `${districtId ?? kind}@stockholm.example`,
      roles: { create: { id: randomUUID(), kind, validFrom, ...(districtId && { districtId }) } },
    },
  })
}

describe('the links of the demonstration', () => {
  beforeEach(async () => {
    await addPerson('district', 'farsta')
    await addPerson('district', 'alvsjo')
    await addPerson('central')
  })

  it('sign in everybody who has a role, central first, then by name', async () => {
    const links = await start(true)
    expect(links.map(({ label }) => label)).toEqual([
      'central',
      'Farsta stadsdelsförvaltning',
      'Älvsjö stadsdelsförvaltning',
    ])
    for (const link of links) {
      expect(link.path).toMatch(/^\/logga-in#[\w-]{43}$/)
      await signIn(link).expect(200)
    }
  })

  it('are the same at the next start, and kept where this account alone reads', async () => {
    const links = await start(true)
    expect(await start(true)).toEqual(links)
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    expect(await db.accessLink.count()).toBe(3)
  })

  it('are made for somebody new, and left to the others', async () => {
    const links = await start(true)
    await addPerson('district', 'bromma')
    const more = await start(true)
    expect(more).toEqual(expect.arrayContaining(links))
    expect(more).toHaveLength(4)
  })

  it('are made again when one was revoked, or the file is another database’s', async () => {
    const [central, ...others] = await start(true)
    await db.accessLink.updateMany({
      where: { person: { name: 'central' } },
      data: { revokedAt: new Date() },
    })
    const [renewed, ...same] = await start(true)
    expect(same).toEqual(others)
    expect(renewed?.path).not.toBe(central?.path)
    await signIn(renewed).expect(200)
    await db.accessLink.deleteMany()
    for (const link of await start(true)) await signIn(link).expect(200)
  })

  it.each(['[{"email": "central@sto', '{}', '[{"email": 7}]'])(
    'are made again when the file holds %s',
    async text => {
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, text)
      for (const link of await start(true)) await signIn(link).expect(200)
    },
  )
})

describe('an empty system without the demonstration', () => {
  it('tells once how its first central account signs in, and writes no file', async () => {
    const links = await start(false)
    expect(links.map(({ label }) => label)).toEqual(['the first central account'])
    const { body } = await signIn(links[0]).expect(200)
    expect(body.roles).toMatchObject([{ kind: 'central' }])
    expect(await start(false)).toEqual([])
    expect(fs.existsSync(file)).toBe(false)
  })

  it('makes one account when two start at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => alone(db, () => start(false))))
    expect(answers.flat()).toHaveLength(1)
    expect(await db.person.count()).toBe(1)
  })
})
