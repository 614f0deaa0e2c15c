import type { Database, Transaction } from '../../adapters/db/database.ts'
import { Prisma } from '../../adapters/db/generated/client.ts'
import { NO_CALENDAR } from '../../adapters/db/outbox-store.ts'
import type { Language } from '../../copy/copy.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { MailCalendar } from '../../ports/mailer.ts'

interface NewMessage {
  readonly id: string
  readonly messageId: string
  readonly recipient: string
  readonly personId?: string | null
  readonly studentId?: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly content?: object
  readonly calendar?: string | null
  readonly calendarMethod?: MailCalendar['method'] | null
  readonly language: Language
  readonly urgent: boolean
  readonly thread: string | null
  readonly inReplyTo: string | null
  readonly createdAt: Date
  readonly nextAttemptAt: Date
}

/** So many in a statement that it is short beside them, and that their texts are few megabytes. */
const MESSAGES_AT_ONCE = 500

/** Writes mail in the caller's transaction (C6): it leaves if that commits, and never existed if it doesn't. */
export async function insertMessages(tx: Transaction, messages: readonly NewMessage[]): Promise<void> {
  for (let from = 0; from < messages.length; from += MESSAGES_AT_ONCE) {
    const rows = messages.slice(from, from + MESSAGES_AT_ONCE)
    await tx.$executeRaw`
      insert into outbox_message (
        id, message_id, recipient, person_id, student_id, subject, text, html, content, calendar, calendar_method,
        language, urgent, thread, in_reply_to, created_at, next_attempt_at)
      select
        id, "messageId", recipient, "personId", "studentId", subject, text, html, content, calendar, "calendarMethod",
        language, urgent, thread, "inReplyTo", "createdAt", "nextAttemptAt"
      from json_to_recordset(${JSON.stringify(rows, wellFormed)}::json) as given (
        id uuid, "messageId" text, recipient text, "personId" uuid, "studentId" uuid, subject text, text text,
        html text, content jsonb, calendar text, "calendarMethod" calendar_method, language language, urgent boolean,
        thread text, "inReplyTo" text, "createdAt" timestamptz, "nextAttemptAt" timestamptz)`
  }
}

/** Half a character, which the database refuses in JSON, becomes what it is written as elsewhere. */
const wellFormed = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll(/\p{Surrogate}/gu, '\uFFFD') : value

interface FirstInThread {
  readonly messageId: string
  readonly subject: string | null
}

/**
 * The mails that began these threads at each address: the id by which its recipient knows it, and its subject; null for
 * the subject when it came as a part of a digest. In one query: publishing begins thousands.
 */
export async function findFirstsInThreads(tx: Transaction, threads: readonly string[]) {
  const rows =
    threads.length === 0
      ? []
      : await tx.$queryRaw<(FirstInThread & { thread: string; recipient: string })[]>`
        select distinct on (first.thread, first.recipient) first.thread, first.recipient,
          coalesce(digest.message_id, first.message_id) as "messageId",
          case when digest.id is null then first.subject end as subject
        from outbox_message as first left join outbox_message as digest on digest.id = first.digest_id
        where first.thread = any(${threads}::text[])
        order by first.thread, first.recipient, first.created_at, first.id`
  const keyOf = (thread: string, recipient: string) => JSON.stringify([thread, recipient])
  const firsts = new Map(rows.map(row => [keyOf(row.thread, row.recipient), row]))
  return (thread: string, recipient: string): FirstInThread | null =>
    firsts.get(keyOf(thread, recipient)) ?? null
}

const itemSelect = {
  id: true,
  recipient: true,
  subject: true,
  language: true,
  status: true,
  attempts: true,
  failure: true,
  createdAt: true,
  nextAttemptAt: true,
  sentAt: true,
  urgent: true,
  person: { select: { id: true, name: true, email: true } },
  student: { select: { id: true, termId: true, number: true, email: true } },
} satisfies Prisma.OutboxMessageSelect

/**
 * Whose mail is the actor's to follow: central's all of it; of the others what was given up (C7), a university's to its own
 * students, and everyone's to those who share their office.
 */
export function messagesOf(actor: Actor, now: Date): Prisma.OutboxMessageWhereInput {
  if (actor.isCentral) return {}
  const [universities, districts] = [[...actor.universityIds], [...actor.districtIds]]
  const isColleague = { OR: [{ universityId: { in: universities } }, { districtId: { in: districts } }] }
  const isValid = { OR: [{ validTo: null }, { validTo: { gt: now } }] }
  return {
    status: 'dead',
    OR: [
      { student: { universityId: { in: universities } } },
      { person: { roles: { some: { AND: [isColleague, isValid] } } } },
    ],
  }
}

/** The newest messages first, without their texts; parts of a digest are the digest's. */
export function findMessages(db: Database, actor: Actor, { limit, now }: { limit: number; now: Date }) {
  return db.outboxMessage.findMany({
    where: { ...messagesOf(actor, now), digestId: null },
    select: itemSelect,
    orderBy: { createdAt: 'desc' },
    take: limit,
  })
}

export function findMessage(db: Database, id: string) {
  return db.outboxMessage.findUnique({
    where: { id },
    select: { ...itemSelect, text: true, html: true },
  })
}

/** Makes a message that was given up due again, to the address that its owner has by now. */
export async function reviveMessage(
  tx: Transaction,
  id: string,
  actor: Actor,
  now: Date,
): Promise<'revived' | 'notDead' | 'absent'> {
  const message = await tx.outboxMessage.findFirst({
    where: { id, ...messagesOf(actor, now) },
    select: { recipient: true, person: { select: { email: true } }, student: { select: { email: true } } },
  })
  if (!message) return 'absent'
  const recipient = message.person?.email ?? message.student?.email ?? message.recipient
  const { count } = await tx.outboxMessage.updateMany({
    where: { id, status: 'dead' },
    data: { status: 'waiting', recipient, attempts: 0, nextAttemptAt: now, failure: null },
  })
  return count === 1 ? 'revived' : 'notDead'
}

/** Whom a mail to the person goes to. */
export function findMailAccount(tx: Transaction, personId: string) {
  return tx.person.findUnique({
    where: { id: personId },
    select: { id: true, name: true, email: true, language: true },
  })
}

export interface GatherableMessage {
  readonly id: string
  readonly recipient: string
  readonly person_id: string | null
  readonly language: Language
  readonly subject: string
  readonly content: unknown
}

/** How many parts a digest has at most; what is more comes in the next. */
const MOST_PARTS = 200

/**
 * The notices of everyone who has one that is due, those not due yet as well, the oldest first, held until the
 * transaction ends. None that another transaction holds, that is being sent, or that has been tried.
 */
export function findGatherable(tx: Transaction, now: Date) {
  return tx.$queryRaw<GatherableMessage[]>`
    select id, recipient, person_id, language::text as language, subject, content from outbox_message
    where status = 'waiting' and content is not null and attempts = 0
      and (leased_until is null or leased_until <= clock_timestamp())
      and recipient in (
        select recipient from outbox_message
        where status = 'waiting' and content is not null and attempts = 0 and next_attempt_at <= ${now})
    order by created_at, id limit ${MOST_PARTS} for update skip locked`
}

/** Stores a digest that is due at once; its parts keep neither text nor a way out of their own. */
export async function insertDigest(
  tx: Transaction,
  digest: Omit<NewMessage, 'urgent' | 'thread' | 'inReplyTo' | 'nextAttemptAt'>,
  parts: readonly { readonly id: string }[],
): Promise<void> {
  const own = { urgent: false, thread: null, inReplyTo: null, nextAttemptAt: digest.createdAt }
  await insertMessages(tx, [{ ...digest, ...own }])
  await tx.outboxMessage.updateMany({
    where: { id: { in: parts.map(({ id }) => id) } },
    data: { status: 'merged', digestId: digest.id, text: '', html: '', content: Prisma.DbNull },
  })
}

/** Of the messages that still could be sent, those whose text has a personal link: the link says whose they are. */
export function findUnsentLetters(tx: Transaction) {
  return tx.outboxMessage.findMany({
    where: {
      status: { in: ['waiting', 'dead', 'kept'] },
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
    data: { recipient: pseudonym, text: '', html: '', content: Prisma.DbNull, ...NO_CALENDAR, failure: null },
  })
  await tx.outboxMessage.updateMany({
    where: { ...where, status: { in: ['waiting', 'dead', 'kept'] } },
    data: { status: 'stopped' },
  })
}
