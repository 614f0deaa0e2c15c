import type { MailCalendar, MailSender } from '../../ports/mailer.ts'
import type { LeasedMessage, OutboxStore } from '../../ports/outbox-store.ts'
import type { Database } from './database.ts'
import { Prisma } from './generated/client.ts'

/** A mail without its invitation. */
export const NO_CALENDAR = { calendar: null, calendarMethod: null }

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
  readonly in_reply_to: string | null
}

/**
 * The outbox's table as the delivery loop needs it; several instances may lease at once, by the database's clock. Where nothing is sent
 * (`keepsTexts`), what would have been is kept to be read.
 */
export function outboxStore(
  db: Database,
  from: MailSender,
  { keepsTexts = false }: { keepsTexts?: boolean } = {},
): OutboxStore {
  return {
    async lease(limit, leaseSeconds, now, onlyUrgent = false) {
      const rows = await db.$queryRaw<LeasedRow[]>`
        with due as materialized (
          select id from outbox_message
          where status = 'waiting' and next_attempt_at <= ${now}
            and (leased_until is null or leased_until <= clock_timestamp())
            and (urgent or not ${onlyUrgent}::boolean)
          order by created_at limit ${limit} for update skip locked),
        leased as (
          update outbox_message set leased_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}) from due where outbox_message.id = due.id
          returning outbox_message.*)
        select id, attempts, message_id, recipient, subject, text, html, in_reply_to, calendar, calendar_method
        from leased order by created_at`
      return rows.map(row => leasedMessage(row, from))
    },
    async markSent(id, at) {
      if (keepsTexts) {
        await db.outboxMessage.updateMany({
          where: { id, status: 'waiting' },
          data: { status: 'kept', leasedUntil: null, failure: null },
        })
        return
      }
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
          content: Prisma.DbNull,
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
  { id, attempts, message_id, recipient, in_reply_to, calendar, calendar_method, ...words }: LeasedRow,
  from: MailSender,
): LeasedMessage {
  const reference = in_reply_to === null ? {} : { inReplyTo: in_reply_to }
  const carried =
    calendar && calendar_method ? { calendar: { method: calendar_method, content: calendar } } : {}
  return {
    id,
    attempts,
    mail: { messageId: message_id, from, to: recipient, ...reference, ...words, ...carried },
  }
}
