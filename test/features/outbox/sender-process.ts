import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { createFingerprinter } from '../../../src/adapters/fingerprinter.ts'
import { openDatabase, transact } from '../../../src/adapters/db/database.ts'
import { systemClock } from '../../../src/adapters/clock.ts'
import { randomIds } from '../../../src/adapters/ids.ts'
import { startOutbox } from '../../../src/adapters/mail/outbox.ts'
import { createSmtpMailer } from '../../../src/adapters/mail/smtp.ts'
import { gatherDigests } from '../../../src/features/outbox/commands.ts'
import { queueMails } from '../../../src/features/outbox/mail.ts'
import { outboxStore } from '../../../src/adapters/db/outbox-store.ts'

// A program that makes changes, each with its mail, and delivers mail at the same time, until it is killed. Of the changes
// one in four is rolled back. Arguments: the connection as JSON, and the mail server's URL.
const [connection = '', smtpUrl = ''] = process.argv.slice(2)
const { db } = openDatabase(JSON.parse(connection) as object, () => {})
const publicUrl = 'http://vfu.example'
// The outbox's clock is ahead by the minute that notices wait for each other.
const inAMinute = { now: () => new Date(systemClock.now().getTime() + 60_000) }
const deps = {
  db,
  clock: systemClock,
  ids: randomIds,
  fingerprinter: createFingerprinter('the key of the tests, long enough for any'),
  logger: pino({ level: 'silent' }),
  publicUrl,
}

const outbox = startOutbox({
  // A short lease, so that what a killed process held comes back while the test runs.
  store: shortLeases(outboxStore(db, { name: 'VFU', address: 'vfu@stockholm.example' })),
  mailer: createSmtpMailer(smtpUrl),
  clock: inAMinute,
  gather: now => gatherDigests(deps, now),
  onFault: () => {},
})

for (let n = 0; ; n++) {
  const id = `andring-${randomUUID()}`
  const isRolledBack = n % 4 === 3
  await transact(db, async tx => {
    await tx.field.create({ data: { id, name: id } })
    await queueMails(tx, deps, [mailFor(id, n)])
    if (isRolledBack) throw new Error('Rolled back, on purpose')
  }).catch(() => {})
  if (n === 0) process.stdout.write('at work\n')
  outbox.kick()
  await new Promise(resolve => setTimeout(resolve, 5))
}

/** Two in three are notices that may become a digest, the rest go by themselves. */
function mailFor(id: string, n: number) {
  const words = { subject: id, heading: id, paragraphs: [`Text om ${id}.`], action: 'Öppna', footer: 'Fot' }
  const pace = n % 3 === 0 ? ({} as const) : ({ pace: 'gathered' } as const)
  return { recipient: `${n % 2}@x.example`, language: 'sv', words, path: `/${id}`, ...pace } as const
}

function shortLeases(store: ReturnType<typeof outboxStore>): typeof store {
  return { ...store, lease: (limit, _seconds, now, onlyUrgent) => store.lease(limit, 2, now, onlyUrgent) }
}
