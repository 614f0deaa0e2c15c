import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseInstance } from '../../../src/domain/matching/instance.ts'
import { runOnDatabase } from '../../support/run-program.ts'
import { seedOrganisation, seedTerm } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db, connection } = await createTestDatabase()
const { host, user, database } = connection
const DATABASE_URL = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}`
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-import-'))

const vfu = (...args: string[]) => runOnDatabase({ DATABASE_URL, LOG_LEVEL: 'silent' }, ...args)

function studentFile(wish: string): string {
  const file = path.join(folder, 'studenter.csv')
  fs.writeFileSync(
    file,
    `Studentnummer;Förnamn;Efternamn;E-post;Bostadsområde;Önskemål 1;Undanta förvaltning;Skyddade personuppgifter
SU-1;Åsa;Ek;asa@su.example;Farsta;${wish};;Nej
`,
  )
  return file
}

beforeAll(async () => {
  await seedOrganisation(db)
  await seedTerm(db, 'collecting')
})

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('vfu import', () => {
  it('tells every fault, exits with 2 and writes nothing', async () => {
    const file = studentFile('Barn o unga')
    const run = await vfu('import', 'students', file, '--term', 'VT2020', '--university', 'SU')
    expect([run.status, run.out]).toEqual([2, ''])
    expect(run.err).toContain('Rad 2, Önskemål 1: ”Barn o unga” är inget verksamhetsområde.')
    expect(await db.student.count()).toBe(0)
  })

  it('tells everything that a file cannot be read for', async () => {
    const file = path.join(folder, 'faulty.csv')
    fs.writeFileSync(file, 'Id;Namn;id\n=1+1;x;y\n')
    const run = await vfu('import', 'fields', file)
    expect([run.status, run.out]).toEqual([2, ''])
    expect(run.err).toContain('2 saker behöver rättas.')
    expect(run.err).toContain('Rubriken ”id” finns två gånger, i kolumn A och C.')
    expect(run.err).toContain('Rad 2, kolumn A: cellen har en formel.')
  })

  it('shows the difference, imports it, and then finds nothing to change', async () => {
    const args = [
      'import',
      'students',
      studentFile('Barn och unga'),
      '--term',
      'VT2020',
      '--university',
      'SU',
    ]
    expect((await vfu(...args, '--apply', 'no')).out).toMatch(/^Nya: 1\..*Inget har skrivits\.\n$/)
    expect(await db.student.count()).toBe(0)
    expect((await vfu(...args)).out).toMatch(/^Nya: 1\./)
    expect((await vfu(...args)).out).toMatch(/^Nya: 0\. Ändrade: 0\. Oförändrade: 1\./)
    expect(await db.student.count()).toBe(1)
  })

  it('asks for the term, and names the kinds there are', async () => {
    const file = studentFile('Barn och unga')
    expect((await vfu('import', 'students', file)).err).toContain('--term saknas')
    expect((await vfu('import', 'personal', file)).err).toContain('students, offers')
  })
})

describe('vfu export-instance', () => {
  it('writes an instance that vfu match takes, without names', async () => {
    const { status, out } = await vfu('export-instance', 'VT2020')
    expect(status).toBe(0)
    expect(parseInstance(JSON.parse(out))).toMatchObject({ ok: true, instance: { term: 'VT2020' } })
    expect(out).not.toMatch(/Åsa|asa@su/)
  })

  it('is logged as a reading, for the file has every block (P6)', async () => {
    await vfu('export-instance', 'VT2020')
    const [entry] = await db.auditEntry.findMany({ orderBy: { id: 'desc' }, take: 1 })
    const reading = { subject: 'term', operation: 'read', personId: null, via: 'vfu export-instance' }
    expect(entry).toMatchObject({ ...reading, details: expect.stringContaining('VT2020') })
  })

  it('refuses a term that there is not', async () => {
    expect((await vfu('export-instance', 'HT2099')).status).toBe(2)
  })
})
