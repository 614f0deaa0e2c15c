import type { Database, Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { ChainedEntry, ChainEnd } from '../../domain/audit/chain.ts'

const entrySelect = {
  id: true,
  number: true,
  at: true,
  personId: true,
  via: true,
  transaction: true,
  subject: true,
  operation: true,
  details: true,
  previousHash: true,
  hash: true,
} satisfies Prisma.AuditEntrySelect

export type AuditRow = Prisma.AuditEntryGetPayload<{ select: typeof entrySelect }>

export interface AuditFilter {
  readonly fromAt?: Date | undefined
  readonly untilAt?: Date | undefined
  readonly personId?: string | undefined
  readonly subject?: string | undefined
  readonly operation?: AuditRow['operation'] | undefined
  readonly about?: string | undefined
  /** Only entries older than this one. */
  readonly before?: number | undefined
}

/** The entries that pass the filter, or the newest so many of them, newest first. For central alone: it names everybody's doings. */
export function findEntries(db: Database, filter: AuditFilter, limit?: number): Promise<AuditRow[]> {
  const { fromAt, untilAt, personId, subject, operation, about, before } = filter
  return db.auditEntry.findMany({
    where: {
      ...((fromAt || untilAt) && { at: { ...(fromAt && { gte: fromAt }), ...(untilAt && { lt: untilAt }) } }),
      ...(personId && { personId }),
      ...(subject && { subject }),
      ...(operation && { operation }),
      ...(about && { details: { contains: JSON.stringify(about) } }),
      ...(before && { id: { lt: before } }),
    },
    select: entrySelect,
    orderBy: { id: 'desc' },
    ...(limit !== undefined && { take: limit }),
  })
}

/** Everybody whom the log names; without a name when the person was erased. */
export async function findActors(db: Database): Promise<Map<string, string | null>> {
  const ids = await db.auditEntry.findMany({
    where: { personId: { not: null } },
    distinct: ['personId'],
    select: { personId: true },
  })
  const personIds = ids.flatMap(({ personId }) => personId ?? [])
  const people = await db.person.findMany({
    where: { id: { in: personIds } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return new Map(personIds.map(id => [id, names.get(id) ?? null]))
}

export async function findSubjects(db: Database): Promise<string[]> {
  const rows = await db.auditEntry.findMany({ distinct: ['subject'], select: { subject: true } })
  return rows.map(({ subject }) => subject).sort()
}

const SEALING_LOCK = 7_270_737
const SEALED_AT_ONCE = 500

/**
 * Gives every entry that has none its place in the chain. Cheap when there is nothing to do; several instances take turns.
 */
export async function sealEntries(db: Database): Promise<void> {
  let sealed: number
  do {
    const [, count] = await db.$transaction([
      db.$executeRaw`select pg_advisory_xact_lock(${SEALING_LOCK}::bigint)`,
      // The trigger writes number and hashes; the value here says only that they are wanted.
      db.$executeRaw`
        update audit_entry set hash = '' where id in (
          select id from audit_entry where hash is null order by id limit ${SEALED_AT_ONCE})`,
    ])
    sealed = count
  } while (sealed === SEALED_AT_ONCE)
}

/** The sealed entries after a number, in the chain's order. */
export async function findNextEntries(db: Database, after: number, limit: number): Promise<ChainedEntry[]> {
  const rows = await db.auditEntry.findMany({
    where: { number: { gt: after } },
    select: entrySelect,
    orderBy: { number: 'asc' },
    take: limit,
  })
  return rows.map(({ number, previousHash, hash, ...row }) => ({
    ...row,
    number: Number(number),
    previousHash: previousHash ?? '',
    hash: hash ?? '',
  }))
}

/** Where the database says that the chain ends. */
export async function findHead(db: Database): Promise<ChainEnd> {
  const { number, hash } = await db.auditHead.findUniqueOrThrow({
    where: { id: 1 },
    select: { number: true, hash: true },
  })
  return { number: Number(number), hash }
}

/** Logs that protected data of these rows were read (P6); nothing when there are none. The database adds who and when. */
export async function insertReading(
  tx: Transaction,
  subject: string,
  keys: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  if (keys.length === 0) return
  const details = JSON.stringify(keys.map(key => ({ key })))
  await tx.$executeRaw`
    insert into audit_entry (subject, operation, details) values (${subject}, 'read'::audit_operation, ${details})`
}
