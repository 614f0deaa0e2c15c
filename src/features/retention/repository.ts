import type { Transaction } from '../../adapters/db/database.ts'
import { Prisma } from '../../adapters/db/generated/client.ts'
import { eraseOccasionWords } from '../occasions/repository.ts'
import type { RuleName } from '../../domain/privacy/personal-fields.ts'

/** What one statement did, or would do: rows of a table by a rule, in a term when the rule counts from its end. */
export interface ProtocolEntry {
  readonly rule: RuleName
  readonly table: string
  readonly termId: string | null
  readonly rows: number
}

/** What stands in the place of a text that must not be empty. */
const ERASED = 'raderad'
const NO_MAIL = {
  recipient: ERASED,
  subject: ERASED,
  text: '',
  html: '',
  calendar: null,
  calendarMethod: null,
  content: Prisma.DbNull,
  failure: null,
}

/** Tells the triggers that this transaction takes personal texts away from what is otherwise kept as written (P4, P5). */
export async function beginErasing(tx: Transaction): Promise<void> {
  await tx.$queryRaw`select set_config('vfu.erasing', 'on', true)`
}

const RETENTION_LOCK = 7_270_738

/** Several instances take turns: the next finds nothing left to do. */
export async function takeTurn(tx: Transaction): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(${RETENTION_LOCK}::bigint)::text`
}

export async function findTermsEndedBefore(tx: Transaction, before: Date): Promise<string[]> {
  const rows = await tx.term.findMany({
    where: { endsOn: { lt: before } },
    select: { id: true },
    orderBy: { endsOn: 'asc' },
  })
  return rows.map(({ id }) => id)
}

export async function findStudentIds(tx: Transaction, termId: string): Promise<string[]> {
  const rows = await tx.student.findMany({ where: { termId }, select: { id: true } })
  return rows.map(({ id }) => id)
}

type Done = readonly [table: string, rows: number]

/** Blocks (R10), pairs (R11), needs, priority and the words of pins. */
export async function eraseSensitive(tx: Transaction, studentIds: readonly string[]): Promise<Done[]> {
  const ids = [...studentIds]
  const of = { in: ids }
  const block = await tx.block.deleteMany({ where: { studentId: of } })
  const together = await tx.together.deleteMany({ where: { OR: [{ studentId: of }, { otherId: of }] } })
  const student = await tx.$executeRaw`
    update student set needs = '{}', priority = 0, version = version + 1
    where id = any(${ids}::uuid[]) and (needs <> '{}' or priority <> 0)`
  const pin = await tx.$executeRaw`
    update pin set reason = ${ERASED} where student_id = any(${ids}::uuid[]) and reason <> ${ERASED}`
  return [
    ['block', block.count],
    ['together', together.count],
    ['student', student],
    ['pin', pin],
  ]
}

/** Who the students are, and everything about them but sex, university and what became of their places. */
export async function eraseStudents(
  tx: Transaction,
  studentIds: readonly string[],
  at: Date,
): Promise<Done[]> {
  const ids = [...studentIds]
  const of = { in: ids }
  const link = await tx.accessLink.deleteMany({
    where: { OR: [{ studentId: of }, { invitation: { studentId: of } }] },
  })
  const leak = await tx.leak.deleteMany({ where: { studentId: of } })
  const fingerprint = await tx.protectedFingerprint.deleteMany({ where: { studentId: of } })
  const student = await tx.$executeRaw`
    update student set number = ${`${ERASED}-`} || left(id::text, 13), first_name = null, last_name = null, email = null,
      home_area = null, max_travel_minutes = null, has = '{}', only_wishes = false, from_on = null, to_on = null,
      language = 'sv', protected = false, erased_at = ${at}, version = version + 1
    where id = any(${ids}::uuid[]) and erased_at is null`
  return [
    ['access_link', link.count],
    ['leak', leak.count],
    ['protected_fingerprint', fingerprint.count],
    ['student', student],
  ]
}

/** Input, result and reasons of the term's runs; when, how and how many stay. */
export async function eraseRuns(tx: Transaction, termId: string, at: Date): Promise<Done[]> {
  const reason = await tx.runReason.deleteMany({ where: { run: { termId } } })
  const run = await tx.matchingRun.updateMany({
    where: { termId, erasedAt: null },
    data: { input: Prisma.JsonNull, result: Prisma.DbNull, failure: null, erasedAt: at },
  })
  return [
    ['run_reason', reason.count],
    ['matching_run', run.count],
  ]
}

/** The students in the inputs of their terms' runs: id and university stay, which the result points to. */
export async function eraseFromRuns(tx: Transaction, studentIds: readonly string[]): Promise<Done[]> {
  const ids = [...studentIds]
  const reason = await tx.runReason.deleteMany({ where: { studentId: { in: ids } } })
  const run = await tx.$executeRaw`
    update matching_run set input = jsonb_set(input, '{students}', (
      select jsonb_agg(case when one ->> 'id' = any(${ids}::text[])
        then jsonb_build_object('id', one -> 'id', 'university', one -> 'university') else one end)
      from jsonb_array_elements(input -> 'students') as one))
    where jsonb_typeof(input -> 'students') = 'array' and exists (
      select from jsonb_array_elements(input -> 'students') as one where one ->> 'id' = any(${ids}::text[]))`
  return [
    ['run_reason', reason.count],
    ['matching_run', run],
  ]
}

/** What people wrote in their own words, which may name anybody. */
export async function eraseFreeText(tx: Transaction, termId: string): Promise<Done[]> {
  const comment = await tx.offer.updateMany({
    where: { termId, comment: { not: null } },
    data: { comment: null },
  })
  const occasion = await eraseOccasionWords(tx, { placement: { termId } })
  const file = await tx.importBatch.updateMany({
    where: { termId, fileName: { not: ERASED } },
    data: { fileName: ERASED },
  })
  const reason = await tx.placementEvent.updateMany({
    where: { placement: { termId }, AND: [{ reason: { not: null } }, { reason: { not: ERASED } }] },
    data: { reason: ERASED },
  })
  return [
    ['offer', comment.count],
    ['occasion', occasion.count],
    ['import_batch', file.count],
    ['placement_event', reason.count],
  ]
}

/** Wishes, which retention leaves for the statistics. */
export async function eraseWishes(tx: Transaction, studentIds: readonly string[]): Promise<Done[]> {
  const { count } = await tx.wish.deleteMany({ where: { studentId: { in: [...studentIds] } } })
  return [['wish', count]]
}

export async function eraseReasonsOf(tx: Transaction, studentIds: readonly string[]): Promise<Done[]> {
  const of = { placement: { studentId: { in: [...studentIds] } } }
  const occasion = await eraseOccasionWords(tx, of)
  const reason = await tx.placementEvent.updateMany({
    where: { ...of, AND: [{ reason: { not: null } }, { reason: { not: ERASED } }] },
    data: { reason: ERASED },
  })
  return [
    ['occasion', occasion.count],
    ['placement_event', reason.count],
  ]
}

/** Supervisors whose last term with a place or a student ended before then; of none ever, when no later term exists. */
export async function findDueSupervisors(tx: Transaction, before: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with used as (
      select supervisor_id, ends_on from offer join term on term.id = term_id where supervisor_id is not null
      union all
      select supervisor_id, ends_on from placement_event join placement on placement.id = placement_id
        join term on term.id = term_id where supervisor_id is not null)
    select supervisor.id from supervisor left join used on supervisor_id = supervisor.id
    where erased_at is null group by supervisor.id
    having coalesce(max(ends_on), (select max(ends_on) from term)) < ${before}`
  return rows.map(({ id }) => id)
}

export async function eraseSupervisors(tx: Transaction, ids: readonly string[], at: Date): Promise<Done[]> {
  const of = { in: [...ids] }
  const link = await tx.accessLink.deleteMany({
    where: { OR: [{ supervisorId: of }, { invitation: { supervisorId: of } }] },
  })
  const { count } = await tx.supervisor.updateMany({
    where: { id: of, erasedAt: null },
    data: {
      name: 'Raderad handledare',
      email: null,
      degreeYear: null,
      hasSupervisorCourse: null,
      erasedAt: at,
    },
  })
  return [
    ['supervisor', count],
    ['access_link', link.count],
  ]
}

/** People whose last role ended before then, or who were never given one. */
export async function findDuePeople(tx: Transaction, before: Date): Promise<string[]> {
  const rows = await tx.person.findMany({
    where: {
      erasedAt: null,
      createdAt: { lt: before },
      // Not `every`: to that a role without an end would be no obstacle.
      roles: { none: { OR: [{ validTo: null }, { validTo: { gte: before } }] } },
    },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Name and address; links and sessions go, and roles that were left end. */
export async function erasePeople(tx: Transaction, personIds: readonly string[], at: Date): Promise<Done[]> {
  const ids = [...personIds]
  const session = await tx.session.deleteMany({ where: { personId: { in: ids } } })
  const link = await tx.accessLink.deleteMany({ where: { personId: { in: ids } } })
  const identity = await tx.personIdentity.deleteMany({ where: { personId: { in: ids } } })
  const factor = await tx.secondFactor.deleteMany({ where: { personId: { in: ids } } })
  const code = await tx.recoveryCode.deleteMany({ where: { personId: { in: ids } } })
  const role = await tx.$executeRaw`
    update role set valid_to = greatest(valid_from, ${at}) where person_id = any(${ids}::uuid[])
      and (valid_to is null or valid_to > ${at})`
  const person = await tx.$executeRaw`
    update person set name = 'Raderad person', email = ${`${ERASED}-`} || id || '@raderad.invalid', language = 'sv',
      erased_at = ${at} where id = any(${ids}::uuid[]) and erased_at is null`
  return [
    ['session', session.count],
    ['access_link', link.count],
    ['person_identity', identity.count],
    ['second_factor', factor.count],
    ['recovery_code', code.count],
    ['role', role],
    ['person', person],
  ]
}

/** Mails that were sent, or written and never sent, before then: to whom and what about. None of them is sent again. */
export async function eraseMails(tx: Transaction, before: Date): Promise<Done[]> {
  await tx.outboxMessage.updateMany({
    where: { status: 'dead', createdAt: { lt: before } },
    data: { status: 'stopped' },
  })
  const { count } = await tx.outboxMessage.updateMany({
    where: {
      recipient: { not: ERASED },
      status: { not: 'waiting' },
      OR: [{ sentAt: { lt: before } }, { sentAt: null, createdAt: { lt: before } }],
    },
    data: NO_MAIL,
  })
  return [['outbox_message', count]]
}

export async function eraseMailsTo(tx: Transaction, recipients: readonly string[]): Promise<Done[]> {
  let rows = 0
  for (const recipient of recipients) {
    const where = { recipient: { equals: recipient, mode: 'insensitive' } } as const
    await tx.outboxMessage.updateMany({
      where: { ...where, status: { in: ['waiting', 'dead'] } },
      data: { status: 'stopped' },
    })
    const { count } = await tx.outboxMessage.updateMany({
      where,
      data: NO_MAIL,
    })
    rows += count
  }
  return [['outbox_message', rows]]
}

/** Sessions and links of people's that have long been over. */
export async function eraseAccess(tx: Transaction, before: Date): Promise<Done[]> {
  const over = { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] }
  const session = await tx.session.deleteMany({ where: over })
  const link = await tx.accessLink.deleteMany({ where: over })
  return [
    ['session', session.count],
    ['access_link', link.count],
  ]
}

export async function eraseStops(tx: Transaction, before: Date): Promise<Done[]> {
  const { count } = await tx.leak.deleteMany({ where: { lastAt: { lt: before }, allowedAt: null } })
  return [['leak', count]]
}
