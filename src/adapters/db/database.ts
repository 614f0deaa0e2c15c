import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { presentActing } from './acting.ts'
import { Prisma, PrismaClient } from './generated/client.ts'
import { onceOnly, takeRequest } from './request-keys.ts'
import { SequentialClient } from './sequential-client.ts'

export type Database = PrismaClient
/** What a repository queries: the database itself, or the transaction that its caller has open. */
export type Transaction = Prisma.TransactionClient

/** How many times a transaction that lost a race is tried again, after waits that grow to this many milliseconds. */
const RETRIES = 15
const LONGEST_WAIT_MILLISECONDS = 250

/** Opens a pool of connections. A connection that breaks is reported and replaced; it never ends the process. */
export function openDatabase(connection: pg.PoolConfig, onError: (error: Error) => void) {
  // What the program does outside `transact` (delivering mail, ending a run) is the system's own doing in the audit log.
  const pool = new pg.Pool({ max: 10, Client: SequentialClient, options: '-c vfu.via=system', ...connection })
  pool.on('error', onError)
  const db = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    db,
    /** How many connections do something, wait for something to do, and how many callers wait for one. */
    connections: () => ({
      busy: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: async () => {
      await db.$disconnect()
      // The pool is done before its connections are: that the server ends the last of them is no fault.
      pool.off('error', onError)
      pool.on('error', () => {})
      await pool.end()
    },
  }
}

/**
 * Runs `work` in one serializable transaction: what it read still holds when it commits. A transaction that lost a
 * race is run again from the start, so `work` must do nothing but query. The audit log names who acts (P6). With
 * `ReadCommitted` every query sees what is committed then: for work that begins by taking a lock, which must not read
 * what was before it. The first transaction of a request that has a name is done once, however often that arrives: later it
 * returns what it returned then, and does nothing. One that takes longer than `longestSeconds` is rolled back, and fails.
 */
export async function transact<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  isolationLevel: 'Serializable' | 'ReadCommitted' = 'Serializable',
  longestSeconds = 30,
): Promise<T> {
  const request = takeRequest()
  for (let attempt = 0; ; attempt++) {
    try {
      return await db.$transaction(
        async tx => {
          await nameActor(tx)
          return request ? onceOnly(tx, request, () => work(tx)) : work(tx)
        },
        { isolationLevel, maxWait: 10_000, timeout: longestSeconds * 1000 },
      )
    } catch (error) {
      if (!isLostRace(error) || attempt === RETRIES) throw error
      await pauseBefore(attempt)
    }
  }
}

/** Tells the triggers that write the audit log who acts, until the transaction ends (P6). */
async function nameActor(tx: Transaction): Promise<void> {
  const { personId, via } = presentActing()
  await tx.$queryRaw`select set_config('vfu.person', ${personId ?? ''}, true), set_config('vfu.via', ${via}, true)`
}

/** Whether the database answers; false when it doesn't, or not within two seconds. */
export async function isAnswering(db: Database): Promise<boolean> {
  const answer = db.$queryRaw`select 1`.then(
    () => true,
    () => false,
  )
  const patience = new Promise<boolean>(resolve => setTimeout(resolve, 2_000, false).unref())
  return Promise.race([answer, patience])
}

/** At random, so that those who lost together do not meet again. */
function pauseBefore(attempt: number): Promise<void> {
  const longest = Math.min(10 * 2 ** attempt, LONGEST_WAIT_MILLISECONDS)
  return new Promise(resolve => setTimeout(resolve, Math.random() * longest))
}

/** A serialization failure has three shapes: a coded Prisma error, at COMMIT the adapter's own, and of raw SQL both. */
function isLostRace(error: unknown): boolean {
  const coded = error instanceof Prisma.PrismaClientKnownRequestError ? error : null
  if (coded?.code === 'P2034') return true
  const inner: unknown = coded ? coded.meta?.['driverAdapterError'] : error
  const cause = inner instanceof Error ? inner.cause : undefined
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'kind' in cause &&
    cause.kind === 'TransactionWriteConflict'
  )
}

/** Any number will do that no other lock has. */
const START_LOCK = 7_270_736

/** Runs `work` while no other instance on this database runs work under the same lock; the others wait their turn. */
export async function alone<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const patience = { maxWait: 120_000, timeout: 120_000 }
  return db.$transaction(async tx => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${START_LOCK}::bigint)`
    return work()
  }, patience)
}

/** A calendar date for a DATE column, and back; null stays null. */
export function toDateColumn(on: string): Date
export function toDateColumn(on: string | null): Date | null
export function toDateColumn(on: string | null): Date | null {
  return on === null ? null : new Date(`${on}T00:00:00Z`)
}

export function fromDateColumn(column: Date): string
export function fromDateColumn(column: Date | null): string | null
export function fromDateColumn(column: Date | null): string | null {
  return column === null ? null : column.toISOString().slice(0, 10)
}
