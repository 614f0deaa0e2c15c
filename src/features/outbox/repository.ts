import type { Database, Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { MailCalendar, MailSender } from '../../ports/mailer.ts'
import type { LeasedMessage, OutboxStore } from '../../ports/outbox-store.ts'

interface NewMessage {
  readonly id: string
  readonly messageId: string
  readonly recipient: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly calendar: string | null
  readonly calendarMethod: MailCalendar['method'] | null
  readonly createdAt: Date
}

/** Writes mail in the caller's transaction (C6): it leaves if that commits, and never existed if it doesn't. */
export async function insertMessages(tx: Transaction, messages: readonly NewMessage[]): Promise<void> {
  await tx.outboxMessage.createMany({
    data: messages.map(message => ({ ...message, nextAttemptAt: message.createdAt })),
  })
}

const itemSelect = {
  id: true,
  recipient: true,
  subject: true,
  status: true,
  attempts: true,
  failure: true,
  createdAt: true,
  sentAt: true,
} satisfies Prisma.OutboxMessageSelect

/** The newest messages first, without their texts. */
export function findMessages(db: Database, limit: number) {
  return db.outboxMessage.findMany({ select: itemSelect, orderBy: { createdAt: 'desc' }, take: limit })
}

export function findMessage(db: Database, id: string) {
  return db.outboxMessage.findUnique({ where: { id }, select: { ...itemSelect, text: true } })
}

/** Makes a message that was given up due again; false when it isn't one of those. */
export async function reviveMessage(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.outboxMessage.updateMany({
    where: { id, status: 'dead' },
    data: { status: 'waiting', attempts: 0, nextAttemptAt: now, failure: null },
  })
  return count === 1
}

/** Of the messages that still could be sent, those whose text has a personal link: the link says whose they are. */
export function findUnsentLetters(tx: Transaction) {
  return tx.outboxMessage.findMany({
    where: {
      status: { in: ['waiting', 'dead'] },
      OR: [{ text: { contains: '/min-plats#' } }, { text: { contains: '/svar#' } }],
    },
    select: { id: true, text: true },
  })
}

/** Ids of all messages to the address, sent ones too; capitals don't tell addresses apart. */
export async function findIdsByRecipient(tx: Transaction, address: string): Promise<string[]> {
  const rows = await tx.outboxMessage.findMany({
    where: { recipient: { equals: address, mode: 'insensitive' } },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/**
 * Takes the texts of the messages away, puts the pseudonym in the address's place (P2), and stops those that are not
 * sent. One that is just being sent may still arrive, and is then marked as sent.
 */
export async function stopMessages(tx: Transaction, ids: readonly string[], pseudonym: string) {
  const where = { id: { in: [...ids] } }
  await tx.outboxMessage.updateMany({
    where,
    data: { recipient: pseudonym, text: '', html: '', ...NO_CALENDAR, failure: null },
  })
  await tx.outboxMessage.updateMany({
    where: { ...where, status: { in: ['waiting', 'dead'] } },
    data: { status: 'stopped' },
  })
}

const NO_CALENDAR = { calendar: null, calendarMethod: null }

interface LeasedRow {
  readonly id: string
  readonly attempts: number
  readonly message_id: string
  readonly recipient: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly calendar: string | null
  readonly calendar_method: MailCalendar['method'] | null
}

/** The outbox's table as the delivery loop needs it; several instances may lease at once. */
export function outboxStore(db: Database, from: MailSender): OutboxStore {
  return {
    async lease(limit, leaseSeconds, now) {
      const until = new Date(now.getTime() + leaseSeconds * 1000)
      const rows = await db.$queryRaw<LeasedRow[]>`
        with due as materialized (
          select id from outbox_message
          where status = 'waiting' and next_attempt_at <= ${now} and (leased_until is null or leased_until <= ${now})
          order by created_at limit ${limit} for update skip locked),
        leased as (
          update outbox_message set leased_until = ${until} from due where outbox_message.id = due.id
          returning outbox_message.*)
        select id, attempts, message_id, recipient, subject, text, html, calendar, calendar_method from leased order by created_at`
      return rows.map(row => leasedMessage(row, from))
    },
    async markSent(id, at) {
      // What was sent is not kept: the texts carry personal links.
      await db.outboxMessage.update({
        where: { id },
        data: {
          status: 'sent',
          sentAt: at,
          leasedUntil: null,
          failure: null,
          text: '',
          html: '',
          ...NO_CALENDAR,
        },
      })
    },
    async markRetry(id, _at, attempts, nextAttemptAt, reason) {
      await db.outboxMessage.updateMany({
        where: { id, status: 'waiting' },
        data: { attempts, nextAttemptAt, failure: reason, leasedUntil: null },
      })
    },
    async markDead(id, _at, reason) {
      await db.outboxMessage.updateMany({
        where: { id, status: 'waiting' },
        data: { status: 'dead', failure: reason, leasedUntil: null, attempts: { increment: 1 } },
      })
    },
  }
}

function leasedMessage(
  { id, attempts, message_id, recipient, calendar, calendar_method, ...words }: LeasedRow,
  from: MailSender,
): LeasedMessage {
  const carried =
    calendar && calendar_method ? { calendar: { method: calendar_method, content: calendar } } : {}
  return { id, attempts, mail: { messageId: message_id, from, to: recipient, ...words, ...carried } }
}
