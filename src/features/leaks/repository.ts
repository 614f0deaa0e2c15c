import type { Transaction } from '../../adapters/db/database.ts'
import type { ProtectedKind } from '../../domain/privacy/protected-values.ts'

/** Whose a protected value is: a student's or a term-two student's; the other is null. */
export interface ProtectedOwner {
  readonly studentId: string | null
  readonly auscultantId: string | null
}

export function ownerIdOf({ studentId, auscultantId }: ProtectedOwner): string {
  const id = studentId ?? auscultantId
  if (id === null) throw new Error('A protected value is nobody’s')
  return id
}

interface StoredFingerprint extends ProtectedOwner {
  readonly kind: ProtectedKind
  readonly fingerprint: string
  readonly keyId: string
}

export async function insertFingerprints(tx: Transaction, rows: readonly StoredFingerprint[]): Promise<void> {
  await tx.protectedFingerprint.createMany({ data: [...rows], skipDuplicates: true })
}

/** All that the guard looks for: of every protected person a handful. */
export async function findFingerprints(tx: Transaction): Promise<StoredFingerprint[]> {
  const rows = await tx.protectedFingerprint.findMany({
    select: { studentId: true, auscultantId: true, kind: true, fingerprint: true, keyId: true },
  })
  return rows.map(row => ({ ...row, kind: row.kind as ProtectedKind }))
}

/** Whether some fingerprint was made with another key than this. */
export async function hasForeignFingerprint(tx: Transaction, keyId: string): Promise<boolean> {
  const found = await tx.protectedFingerprint.findFirst({
    where: { keyId: { not: keyId } },
    select: { id: true },
  })
  return found !== null
}

/** What central has said is also somebody else's: `ownerId fingerprint`. */
export async function findAllowed(tx: Transaction): Promise<Set<string>> {
  const rows = await tx.leak.findMany({
    where: { allowedAt: { not: null } },
    select: { studentId: true, auscultantId: true, fingerprints: true },
  })
  return new Set(
    rows.flatMap(({ fingerprints, ...owner }) => fingerprints.map(one => `${ownerIdOf(owner)} ${one}`)),
  )
}

/** The names and addresses of those with an account at the addresses, who may be named to themselves. */
export function findAccounts(tx: Transaction, emails: readonly string[]) {
  return tx.person.findMany({
    where: { email: { in: emails.map(email => email.toLowerCase()) } },
    select: { name: true, email: true },
  })
}

interface MetLeak extends ProtectedOwner {
  readonly id: string
  readonly at: Date
  readonly channel: string
  readonly via: string
  readonly kinds: readonly string[]
  readonly fingerprints: readonly string[]
  readonly personId: string | null
}

/** Notes a stop, or counts it when the same person met the same before. */
export async function saveLeak(tx: Transaction, leak: MetLeak): Promise<void> {
  const { at, kinds, fingerprints, channel, via, studentId, auscultantId, personId, id } = leak
  const known = await tx.leak.findFirst({
    where: { channel, via, studentId, auscultantId, personId, fingerprints: { equals: [...fingerprints] } },
    select: { id: true },
  })
  if (known) {
    await tx.leak.update({ where: { id: known.id }, data: { lastAt: at, times: { increment: 1 } } })
    return
  }
  await tx.leak.create({
    data: {
      id,
      personId,
      channel,
      via,
      studentId,
      auscultantId,
      firstAt: at,
      lastAt: at,
      kinds: [...kinds],
      fingerprints: [...fingerprints],
    },
  })
}

/** How many different stops of these texts somebody has met since then, those that central let pass left out. */
export async function countStops(tx: Transaction, via: string, personId: string, since: Date) {
  const stops = await tx.leak.findMany({
    where: { via, personId, allowedAt: null, lastAt: { gte: since } },
    distinct: ['firstAt'],
    select: { firstAt: true },
  })
  return stops.length
}

const leakSelect = {
  id: true,
  firstAt: true,
  lastAt: true,
  times: true,
  channel: true,
  via: true,
  kinds: true,
  fingerprints: true,
  allowedAt: true,
  student: { select: { number: true, universityId: true, termId: true } },
  auscultant: { select: { number: true, pilot: { select: { universityId: true, termId: true } } } },
  person: { select: { name: true } },
  allowedBy: { select: { name: true } },
} as const

/** Everything that was stopped, the latest first. For central alone. */
export function findLeaks(tx: Transaction) {
  return tx.leak.findMany({ select: leakSelect, orderBy: { lastAt: 'desc' } })
}

export function findLeak(tx: Transaction, id: string) {
  return tx.leak.findUnique({ where: { id }, select: leakSelect })
}

export type LeakRow = Awaited<ReturnType<typeof findLeaks>>[number]

export async function updateAllowance(
  tx: Transaction,
  id: string,
  allowance: { allowedAt: Date; allowedById: string } | null,
): Promise<void> {
  await tx.leak.update({ where: { id }, data: allowance ?? { allowedAt: null, allowedById: null } })
}

/** Names and addresses that stand in the system and are nobody's who is protected. */
export async function findOpenIdentities(tx: Transaction) {
  const open = {
    where: { protected: false },
    select: { firstName: true, lastName: true, email: true },
  } as const
  const students = await tx.student.findMany(open)
  const auscultants = await tx.auscultant.findMany(open)
  const supervisors = await tx.supervisor.findMany({ select: { name: true, email: true } })
  const people = await tx.person.findMany({ select: { name: true, email: true } })
  const hosts = await tx.pilotHost.findMany({
    where: { name: { not: null } },
    select: { name: true, email: true },
  })
  const named = [...supervisors, ...people, ...hosts].map(({ name, email }) => ({ name: name ?? '', email }))
  return { students: [...students, ...auscultants], named }
}
