import fs from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { createFingerprinter } from '../../../src/adapters/fingerprinter.ts'
import { readConfig } from '../../../src/config.ts'
import { examineAddress, examineProviders } from '../../../src/doctor/addresses.ts'
import { examineDatabase, judgeRights, judgeServer, keysInUse } from '../../../src/doctor/database.ts'
import { examine, unknownVariables } from '../../../src/doctor/examination.ts'
import { examineBackups, examineKeys } from '../../../src/doctor/files.ts'
import { CODES, type Code, type Finding } from '../../../src/doctor/finding.ts'
import { examineMail } from '../../../src/doctor/mail.ts'
import { examineDisks, examineNode, examineTimeZone } from '../../../src/doctor/surroundings.ts'
import type { Begun } from '../../../src/ports/identity-provider.ts'
import { fakeIdentityProvider } from '../../support/fake-identity-provider.ts'
import { runOnDatabase } from '../../support/run-program.ts'
import { startSmtpSink, UNTRUSTED_CERTIFICATE, UNTRUSTED_KEY } from '../../support/smtp-sink.ts'
import { seedStudent } from '../../support/seed-term-data.ts'
import { seedOrganisation, seedTerm } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db, connection } = await createTestDatabase()
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-doctor-'))
const DATABASE_URL = `postgresql://app@localhost/${connection.database}?host=${encodeURIComponent(connection.host)}`
const HOUR = 3_600_000
const now = () => new Date()
const ROLE = `doctor_${process.pid}`
const ENCODED = `doctor_ascii_${process.pid}`

const met = new Set<Code>()
/** The codes of what was found, remembered for the last test. */
function codesOf(findings: readonly Finding[]): Code[] {
  for (const { code } of findings) met.add(code)
  return findings.map(({ code }) => code)
}

/** As the server's own superuser, on the test's database or on none. */
async function administer(statement: string, database = 'postgres') {
  const client = new pg.Client({ host: inject('databaseHost'), user: 'app', database })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
const onData = (statement: string) => administer(statement, connection.database)

const database = (more: pg.ClientConfig = {}, given: { now?: () => Date; isEmbedded?: boolean } = {}) =>
  examineDatabase(
    { ...connection, ...more },
    { migrations: 'prisma/migrations', now, isEmbedded: true, ...given },
  ).then(codesOf)

/** A file in the test's folder, with the mode. */
function write(name: string, text: string, mode = 0o600) {
  const file = path.join(folder, name)
  fs.writeFileSync(file, text)
  fs.chmodSync(file, mode)
  return file
}

await seedOrganisation(db)
await seedTerm(db, 'collecting')
await administer(`create role ${ROLE} login`)
await administer(
  `create database ${ENCODED} encoding 'SQL_ASCII' locale 'C' locale_provider libc template template0`,
)
afterAll(async () => {
  await onData(`drop owned by ${ROLE}`)
  await administer(`drop role ${ROLE}`)
  await administer(`drop database ${ENCODED}`)
  fs.rmSync(folder, { recursive: true })
})

describe('the settings, as the doctor sees them', () => {
  it('are named when they are wrong, without what they hold', async () => {
    const findings = await examine({ PORT: 'x', DATABASE_URL: 'mysql://vfu:secret@db/vfu' }, now)
    expect(codesOf(findings).filter(code => code === 'configurationWrong')).toHaveLength(2)
    expect(JSON.stringify(findings)).not.toContain('secret')
  })

  it('are told when they bear a name that nobody reads', () => {
    const given = { VFU_SMTP_URI: 'x', VFU_ALLTING_ANNAT_MOJLIGT: 'x', VFU_CHROMIUM: 'x', VFU_DEMO: 'off' }
    const findings = unknownVariables(given)
    expect(codesOf(findings)).toEqual(['variableMisspelt', 'variableUnknown'])
    expect(findings[0]?.remedy).toContain('VFU_SMTP_URL')
  })

  it('name a file of identity providers that is wrong', async () => {
    const file = write('providers.json', '{"providers": [{"id": "stad", "clientSecret": "hush"}]}')
    const findings = await examine({ DATABASE_URL, VFU_OIDC_FILE: file, VFU_DATA: folder }, now)
    expect(codesOf(findings)).toContain('providersWrong')
    expect(JSON.stringify(findings)).not.toContain('hush')
  })
})

describe('the machine, as the doctor sees it', () => {
  it('has a Node that is new enough, or not', () => {
    const of = (version: string) => codesOf(examineNode(version))[0]
    expect(['18.20.0', '20.18.3', '20.19.0', '24.0.0'].map(of)).toEqual([
      'nodeOld',
      'nodeOld',
      'nodeRight',
      'nodeRight',
    ])
  })

  it('knows the time in Stockholm, summer and winter, or not', () => {
    expect(codesOf(examineTimeZone())).toEqual(['timeZoneRight'])
    const alwaysWinter = (at: Date) => ({ at: new Date(at.getTime() + HOUR).toISOString().slice(11, 16) })
    expect(codesOf(examineTimeZone(alwaysWinter))).toEqual(['timeZoneWrong'])
  })

  it('has room on its disks, each told once', async () => {
    const free = async (name: string) => ({
      megabytes: { a: 100, b: 1_000, c: 9_000.7, d: 9_000 }[name]!,
      disk: { a: 1, b: 2, c: 3, d: 3 }[name]!,
    })
    const findings = await examineDisks(['a', 'b', 'c', 'd'], free)
    expect(codesOf(findings)).toEqual(['diskFull', 'diskLow', 'diskRight'])
    expect(findings[2]?.text).toContain('9000 MB')
    expect(await examineDisks([path.join(folder, 'not', 'yet')])).toHaveLength(1)
  })
})

describe('the database, as the doctor sees it', () => {
  it('is right when it is', async () => {
    expect(await database()).toEqual(['databaseRight', 'migrationsRight', 'clockRight'])
  })

  it.each([
    ['there is no server', { host: folder }, 'uttaget'],
    ['nobody answers', { host: '127.0.0.1', port: 1 }, 'ingen svarar'],
    ['it has no such name', { database: 'nowhere' }, 'Skapa den'],
  ])('cannot be reached when %s', async (_why, more, said) => {
    const findings = await examineDatabase(
      { ...connection, ...more },
      { migrations: 'prisma/migrations', now, isEmbedded: false },
    )
    expect(codesOf(findings)).toEqual(['databaseUnreachable'])
    expect(`${findings[0]?.text} ${findings[0]?.remedy}`).toContain(said)
  })

  it('may be too old, or of another encoding', async () => {
    const old = judgeServer({ number: 140_011, version: '14.11', encoding: 'UTF8' })
    expect(codesOf(old)).toEqual(['databaseOld'])
    expect(await database({ database: ENCODED })).toContain('encodingWrong')
  })

  it('may have a clock of its own', async () => {
    const ahead = (seconds: number) => ({ now: () => new Date(Date.now() + seconds * 1000) })
    expect(await database({}, ahead(10))).toContain('clockDrifting')
    expect(await database({}, ahead(-4_000))).toContain('clockSkewed')
  })

  it('may lack migrations, be newer, or have one that failed', async () => {
    await onData(`create table kept as select * from _prisma_migrations`)
    const restored = `truncate _prisma_migrations; insert into _prisma_migrations select * from kept`
    await onData(
      `delete from _prisma_migrations where migration_name = (select max(migration_name) from kept)`,
    )
    expect(await database()).toContain('migrationsWait')
    await onData(`grant select on _prisma_migrations to ${ROLE}`)
    expect(await database({ user: ROLE })).toContain('migrationsForbidden')
    await onData(restored)
    await onData(
      `update _prisma_migrations set finished_at = null where migration_name = (select max(migration_name) from kept)`,
    )
    expect(await database()).toContain('migrationBroken')
    await onData(`${restored}; update _prisma_migrations set checksum = 'other'`)
    expect(await database()).toContain('migrationBroken')
    await onData(`${restored}; update _prisma_migrations set migration_name = '99999999999999_next'
      where migration_name = (select max(migration_name) from kept)`)
    expect(await database()).toContain('databaseNewer')
    await onData(`${restored}; drop table kept`)
    expect(await database()).toContain('migrationsRight')
  })

  it('may be used by an account that could change the log, or in the open', async () => {
    expect(await database({}, { isEmbedded: false })).toContain('roleTooStrong')
    expect(codesOf(judgeRights({ isSuper: false, ownsLog: true, isPlain: true }))).toEqual([
      'logUnprotected',
      'databasePlain',
    ])
    expect(judgeRights({ isSuper: false, ownsLog: false, isPlain: false })).toEqual([])
  })
})

describe('mail, as the doctor sees it', () => {
  const given = { VFU_DEMO: 'off', VFU_MAIL_FROM: 'vfu@stockholm.se' }

  it('is greeted and not sent', async () => {
    const sink = await startSmtpSink()
    const config = readConfig({ ...given, VFU_SMTP_URL: sink.url, VFU_MAIL_REDIRECT: 'prov@stockholm.se' })
    expect(codesOf(await examineMail(config))).toEqual(['mailRight', 'mailRedirected'])
    expect(sink.messages).toEqual([])
    await sink.close()
  })

  it('may be kept, be refused, or come from nobody', async () => {
    expect(codesOf(await examineMail(readConfig(given)))).toEqual(['mailKept'])
    expect(await examineMail(readConfig({ VFU_DEMO: 'on' }))).toEqual([])
    const config = readConfig({ VFU_DEMO: 'off', VFU_SMTP_URL: 'smtp://user:secret@127.0.0.1:1' })
    const findings = await examineMail(config)
    expect(codesOf(findings)).toEqual(['mailUnreachable', 'senderInvented'])
    expect(JSON.stringify(findings)).not.toContain('secret')
  })
})

describe('the keys, as the doctor sees them', () => {
  const aes = Buffer.alloc(32, 7).toString('base64')

  it('are missed only when something was made with them', async () => {
    const key = { file: path.join(folder, 'none.key'), holds: 'aes' } as const
    expect(codesOf(await examineKeys([{ ...key, isUsed: false }]))).toEqual(['keysRight'])
    expect(codesOf(await examineKeys([{ ...key, isUsed: true }]))).toEqual(['keyMissing'])
  })

  it('must be whole, and nobody else’s to read', async () => {
    const broken = { file: write('broken.key', aes.slice(4)), isUsed: true, holds: 'aes' } as const
    const short = { file: write('short.key', 'short'), isUsed: true, holds: 'text' } as const
    const open = { file: write('open.key', aes, 0o640), isUsed: true, holds: 'aes' } as const
    const right = { file: write('right.key', aes), isUsed: true, holds: 'aes' } as const
    expect(codesOf(await examineKeys([broken, short, open, right]))).toEqual([
      'keyBroken',
      'keyBroken',
      'fileOpen',
    ])
  })

  it('must be those that the database knows', async () => {
    expect(await keysInUse(connection)).toEqual({ protects: [], seals: false })
    const studentId = await seedStudent(db)
    await db.protectedFingerprint.create({
      data: { studentId, kind: 'name', fingerprint: 'f', keyId: 'another' },
    })
    const environment = { DATABASE_URL, VFU_DATA: folder, VFU_PROTECTION_KEY: 'k'.repeat(32) }
    expect(codesOf(await examine(environment, now))).toContain('keyForeign')
    const { keyId } = createFingerprinter(environment.VFU_PROTECTION_KEY)
    await db.protectedFingerprint.updateMany({ data: { keyId } })
    expect(codesOf(await examine(environment, now))).not.toContain('keyForeign')
    await db.protectedFingerprint.deleteMany()
  })
})

describe('the public address, as the doctor sees it', () => {
  const address = (given: Record<string, string>, ask?: typeof fetch) =>
    examineAddress(readConfig({ VFU_DEMO: 'off', ...given }), ask).then(codesOf)
  const saying = (text: string, status = 200) => (async () => new Response(text, { status })) as typeof fetch
  const HTTPS = { VFU_PUBLIC_URL: 'https://vfu.stockholm.example', VFU_TRUSTED_PROXIES: 'loopback' }

  it('must be there, and encrypted', async () => {
    expect(await address({})).toEqual(['addressMissing'])
    expect(await address({ VFU_PUBLIC_URL: 'http://vfu.stockholm.example' })).toEqual(['addressPlain'])
    expect(await address({ VFU_PUBLIC_URL: 'http://localhost:3000' })).toEqual([])
    expect(await address({ VFU_DEMO: 'on' })).toEqual([])
  })

  it('must be ours', async () => {
    expect(await address(HTTPS, saying('{"ok":true}'))).toEqual(['addressRight'])
    expect(await address(HTTPS, saying('<h1>It works!</h1>'))).toEqual(['addressForeign'])
    expect(await address(HTTPS, saying('{"ok":true}', 502))).toEqual(['addressForeign'])
    expect(await address(HTTPS, () => Promise.reject(new TypeError('fetch failed')))).toEqual([
      'addressSilent',
    ])
  })

  it('must have a certificate that is trusted', async () => {
    const server = createServer({ key: UNTRUSTED_KEY, cert: UNTRUSTED_CERTIFICATE }, (_, response) =>
      response.end('{"ok":true}'),
    )
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    expect(await address({ ...HTTPS, VFU_PUBLIC_URL: `https://127.0.0.1:${port}` })).toEqual([
      'certificateWrong',
    ])
    server.close()
  })

  it('asks for the proxy that encrypts, and for a port that only it reaches', async () => {
    const { VFU_TRUSTED_PROXIES: _, ...unknown } = HTTPS
    expect(await address({ ...unknown, HOST: '0.0.0.0' }, saying('{"ok":true}'))).toEqual([
      'addressRight',
      'proxiesUnknown',
      'listensOpenly',
    ])
  })
})

describe('the backups, as the doctor sees them', () => {
  const isDemonstration = false
  const backups = (at: string | undefined, later = 0) =>
    examineBackups(at, { now: new Date(Date.now() + later * HOUR), isDemonstration }).then(codesOf)

  it('are made, where they can be, every day', async () => {
    expect(await backups(undefined)).toEqual(['backupsMissing'])
    const inTheWay = write('file', '')
    expect(await backups(path.join(inTheWay, 'backups'))).toEqual(['backupFolderWrong'])
    const kept = path.join(folder, 'backups')
    expect(await backups(kept)).toEqual(['backupNone'])
    fs.writeFileSync(path.join(kept, 'vfu-2026-11-27.backup'), '')
    expect(await backups(kept)).toEqual(['backupRight'])
    expect(await backups(kept, 48)).toEqual(['backupOld'])
    fs.chmodSync(kept, 0o755)
    expect(await backups(kept)).toEqual(['backupRight', 'fileOpen'])
  })

  it('are nobody’s loss in the demonstration', async () => {
    expect(await examineBackups(undefined, { now: now(), isDemonstration: true })).toEqual([])
  })
})

describe('identity providers, as the doctor sees them', () => {
  it.each<[Code, Begun | null]>([
    ['providerRight', null],
    ['providerSilent', { ok: false, why: 'unavailable' }],
    ['providerUntrusted', { ok: false, why: 'untrusted' }],
  ])('are found as %s', async (code, begun) => {
    const provider = begun ? { ...fakeIdentityProvider, begin: async () => begun } : fakeIdentityProvider
    expect(codesOf(await examineProviders([provider], 'https://vfu.example'))).toEqual([code])
  })
})

describe('vfu doctor', () => {
  it('tells each finding as a sentence with what to do, and ends with 5 when something is wrong', async () => {
    const environment = { DATABASE_URL, VFU_DATA: folder, VFU_DEMO: 'off' }
    const { status, out, err } = await runOnDatabase(environment, 'doctor')
    expect([status, err]).toEqual([5, ''])
    expect(out).toMatch(/^bra {6}Databasen svarar: PostgreSQL \d+/m)
    expect(out).toMatch(/^varning {2}Inga säkerhetskopior görs\. Ange en mapp i VFU_BACKUP_FOLDER\.$/m)
    expect(out).toMatch(/^fel {6}Länkarna i mejlen går till den här datorn\. Ange adressen/m)
    expect(out).toMatch(/\n\n1 fel, \d varningar\.\n$/)
  })

  it('ends with 0 when nothing is wrong, and shows less when asked', async () => {
    const { status, out } = await runOnDatabase({ VFU_DATA: path.join(folder, 'new') }, 'doctor', '--faults')
    expect(status).toBe(0)
    expect(out).toMatch(/^varning {2}Demonstrationsterminen är på\.[^\n]*\n\n0 fel, 1 varning\.\n$/)
    expect(fs.existsSync(path.join(folder, 'new'))).toBe(false)
  })

  it('has met every finding that there is in these tests', async () => {
    codesOf(await examine({ VFU_DATA: path.join(folder, 'new') }, now))
    expect(CODES.filter(code => !met.has(code))).toEqual([])
  })
})
