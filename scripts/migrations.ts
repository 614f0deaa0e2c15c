// `check`: fails when prisma/schema.prisma and the migrations differ. `new NAME`: writes the migration that is missing.
// Both work on a throw-away embedded server, so nothing but this repository is needed.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '../src/adapters/db/embedded-postgres.ts'
import { prisma } from './prisma.mjs'

const [command, name] = process.argv.slice(2)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-migrations-'))
fs.chmodSync(folder, 0o755) // the server's account must be able to enter
const server = await startEmbeddedPostgres(path.join(folder, 'db'), { settings: ['fsync=off'] })
try {
  const { host, user, database } = server.connection
  const url = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}`
  if (command === 'check') check(url)
  else if (command === 'new' && name && /^[a-z0-9-]+$/.test(name)) write(url, name)
  else throw new Error('usage: migrations.ts check | new NAME (small letters, digits and hyphens)')
} finally {
  await server.stop()
  fs.rmSync(folder, { recursive: true, force: true })
}

function difference(url: string, ...output: string[]) {
  const states = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma']
  return prisma(['migrate', 'diff', ...states, ...output], url)
}

function check(url: string) {
  const result = difference(url, '--exit-code')
  // A dead schema engine also exits with 0: only its own words count as an answer.
  if (result.status === 0 && /No difference detected/.test(result.stdout)) {
    console.log('schema and migrations agree')
  } else {
    console.error(`schema and migrations differ:\n${result.stdout}${result.stderr}`)
    process.exitCode = 1
  }
}

function write(url: string, label: string) {
  const result = difference(url, '--script')
  if (result.status !== 0) throw new Error(result.stderr)
  const stamp = new Date()
    .toISOString()
    .replace(/[^0-9]/g, '')
    .slice(0, 14)
  const target = path.join('prisma/migrations', `${stamp}_${label}`)
  fs.mkdirSync(target)
  fs.writeFileSync(path.join(target, 'migration.sql'), result.stdout)
  console.log(`${target}/migration.sql: read it, and add what Prisma's language cannot say`)
}
