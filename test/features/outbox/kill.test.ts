import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { afterAll, expect, inject, it, onTestFinished } from 'vitest'
import { startOutbox } from '../../../src/adapters/mail/outbox.ts'
import { createSmtpMailer } from '../../../src/adapters/mail/smtp.ts'
import { gatherDigests } from '../../../src/features/outbox/commands.ts'
import { outboxStore } from '../../../src/adapters/db/outbox-store.ts'
import { randomSource } from '../../support/random-source.ts'
import { startSmtpSink } from '../../support/smtp-sink.ts'
import { createTestApp } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const KILLS = 50
/** Processes that change and send at the same time, as instances of the program do. */
const INSTANCES = 3
/** Where packages are found as from the sources. */
const BUILT = path.resolve('node_modules/.vfu-sender')
const LONGEST_LIFE_MILLISECONDS = 150

const { db, connection } = await createTestDatabase()
const { deps } = createTestApp(db)
const children = new Set<ChildProcess>()
afterAll(() => children.forEach(child => child.kill('SIGKILL')))

it(
  'no mail is lost, doubled under another id or sent of what was rolled back, kill −9 whenever it comes (C6)',
  { timeout: 180_000 },
  async () => {
    const seed = Number(process.env['VFU_TEST_SEED'] ?? 20261126)
    const random = randomSource(seed)
    const sink = await startSmtpSink()
    onTestFinished(() => sink.close())
    await buildSender()
    const begun = performance.now()

    const instances = Array.from({ length: INSTANCES }, () => start(sink.url))
    for (let kills = 0; kills < KILLS; kills++) {
      const index = kills % INSTANCES
      const child = await instances[index]!
      await new Promise(resolve => setTimeout(resolve, random.next() * LONGEST_LIFE_MILLISECONDS))
      await kill(child)
      instances[index] = start(sink.url)
    }
    for (const child of instances) await kill(await child)
    await deliverTheRest(sink.url)

    const changes = await db.field.findMany({ select: { id: true } })
    const committed = new Set(changes.map(({ id }) => id))
    const messageIdsOf = new Map<string, Set<string>>()
    for (const { text, messageId } of sink.messages) {
      for (const id of new Set(text.match(/andring-[0-9a-f-]{36}/g))) {
        messageIdsOf.set(id, (messageIdsOf.get(id) ?? new Set()).add(messageId))
      }
    }
    const copies = sink.messages.length - new Set(sink.messages.map(({ messageId }) => messageId)).size
    const digests = await db.outboxMessage.count({ where: { parts: { some: {} } } })
    const seconds = Math.round((performance.now() - begun) / 1000)
    const figures = `seed ${seed}: ${KILLS} kills, ${committed.size} changes, ${sink.messages.length} mails (${digests} digests), ${copies} second copies, ${seconds} s`
    process.stdout.write(`${figures}\n`)

    expect([...committed].filter(id => !messageIdsOf.has(id))).toEqual([])
    expect([...messageIdsOf.keys()].filter(id => !committed.has(id))).toEqual([])
    expect([...messageIdsOf].filter(([, messageIds]) => messageIds.size > 1)).toEqual([])
    expect(committed.size).toBeGreaterThan(KILLS)
    expect(await db.outboxMessage.count({ where: { status: { notIn: ['sent', 'merged'] } } })).toBe(0)
  },
)

/** As one file it starts in a third of a second, a sixth of what it takes from its sources. */
async function buildSender(): Promise<void> {
  const ssr = path.join(import.meta.dirname, 'sender-process.ts')
  await build({ configFile: false, logLevel: 'error', build: { ssr, outDir: BUILT, emptyOutDir: true } })
  onTestFinished(() => fs.rmSync(BUILT, { recursive: true, force: true }))
}

/** A process that changes and sends; resolves when it does. */
function start(smtpUrl: string): Promise<ChildProcess> {
  const database = JSON.stringify({ ...connection, host: inject('databaseHost') })
  const child = spawn(process.execPath, [path.join(BUILT, 'sender-process.js'), database, smtpUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve(child))
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`The sender ended by itself: ${code}`)))
  })
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

/** What the killed processes left is delivered once their leases have run out. */
async function deliverTheRest(smtpUrl: string): Promise<void> {
  // All who held leases are dead.
  await db.outboxMessage.updateMany({ data: { leasedUntil: null } })
  const later = () => new Date(Date.now() + 3_600_000)
  const outbox = startOutbox({
    store: outboxStore(db, { name: 'VFU', address: 'vfu@stockholm.example' }),
    mailer: createSmtpMailer(smtpUrl),
    clock: { now: later },
    gather: now => gatherDigests(deps, now),
    onFault: error => {
      throw error
    },
  })
  await expect
    .poll(() => db.outboxMessage.count({ where: { status: 'waiting' } }), { timeout: 60_000 })
    .toBe(0)
  await outbox.stop()
}
