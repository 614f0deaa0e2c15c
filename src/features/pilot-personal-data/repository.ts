import type { Transaction } from '../../adapters/db/database.ts'
import { eraseOccasionWords } from '../occasions/repository.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'

/** What stands in the place of a text that must not be empty. */
const ERASED = 'raderad'
type Done = readonly [table: string, rows: number]

/** The times when hosts are away, where they are stored and in what the planner was given. */
export async function eraseTimesAway(tx: Transaction, termId: string): Promise<Done[]> {
  const absence = await tx.hostAbsence.deleteMany({ where: { host: { pilot: { termId } } } })
  const plan = await tx.$executeRaw`
    update pilot_plan set input = without_times_away(input) where input <> without_times_away(input)
      and pilot_id in (select id from pilot where term_id = ${termId})`
  return [
    ['host_absence', absence.count],
    ['pilot_plan', plan],
  ]
}

/** What people wrote of the term's pilots in their own words, which may name anybody. */
export async function erasePilotTexts(tx: Transaction, termId: string): Promise<Done[]> {
  const pilot = { termId }
  const note = await tx.pilotNote.updateMany({
    where: { pilot, text: { not: ERASED } },
    data: { text: ERASED },
  })
  const evaluation = await tx.evaluation.updateMany({
    where: { pilot, OR: [{ best: { not: null } }, { better: { not: null } }] },
    data: { best: null, better: null },
  })
  const plan = await tx.pilotPlan.updateMany({
    where: { pilot, OR: [{ reason: { not: null } }, { failure: { not: null } }] },
    data: { reason: null, failure: null },
  })
  return [
    ['pilot_note', note.count],
    ['evaluation', evaluation.count],
    ['pilot_plan', plan.count],
  ]
}

export async function findAuscultantIds(tx: Transaction, termId: string): Promise<string[]> {
  const rows = await tx.auscultant.findMany({ where: { pilot: { termId } }, select: { id: true } })
  return rows.map(({ id }) => id)
}

export async function findHostIds(tx: Transaction, termId: string): Promise<string[]> {
  const rows = await tx.pilotHost.findMany({ where: { pilot: { termId } }, select: { id: true } })
  return rows.map(({ id }) => id)
}

/** Who the term-two students are; sex, group, attendance and that they answered stay for the statistics. */
export async function eraseAuscultants(
  tx: Transaction,
  auscultantIds: readonly string[],
  at: Date,
): Promise<Done[]> {
  const ids = [...auscultantIds]
  const of = { auscultantId: { in: ids } }
  const link = await tx.accessLink.deleteMany({ where: of })
  const leak = await tx.leak.deleteMany({ where: of })
  const fingerprint = await tx.protectedFingerprint.deleteMany({ where: of })
  const auscultant = await tx.$executeRaw`
    update auscultant set number = ${`${ERASED}-`} || left(id::text, 13), first_name = null, last_name = null,
      email = null, language = 'sv', protected = false, erased_at = ${at}, version = version + 1
    where id = any(${ids}::uuid[]) and erased_at is null`
  return [
    ['access_link', link.count],
    ['leak', leak.count],
    ['protected_fingerprint', fingerprint.count],
    ['auscultant', auscultant],
  ]
}

/** Who the hosts are; which sessions they led, and for how many groups, stays. */
export async function eraseHosts(tx: Transaction, hostIds: readonly string[], at: Date): Promise<Done[]> {
  const ids = [...hostIds]
  const of = { hostId: { in: ids } }
  const link = await tx.accessLink.deleteMany({ where: of })
  const absence = await tx.hostAbsence.deleteMany({ where: of })
  const occasion = await eraseOccasionWords(tx, { pilotSession: { hosts: { some: of } } })
  const host = await tx.$executeRaw`
    update pilot_host set name = case when name is not null then 'Raderad värd' end, email = null, language = 'sv',
      erased_at = ${at}, version = version + 1
    where id = any(${ids}::uuid[]) and erased_at is null`
  return [
    ['access_link', link.count],
    ['host_absence', absence.count],
    ['occasion', occasion.count],
    ['pilot_host', host],
  ]
}

/** What reaches a student or an account as a host, who is a host without a name of their own. */
export async function eraseHostAccess(
  tx: Transaction,
  owner: { studentIds: readonly string[] } | { personIds: readonly string[] },
): Promise<Done[]> {
  const host =
    'studentIds' in owner
      ? { studentId: { in: [...owner.studentIds] } }
      : { personId: { in: [...owner.personIds] } }
  const link = await tx.accessLink.deleteMany({ where: { host } })
  const absence = await tx.hostAbsence.deleteMany({ where: { host } })
  return [
    ['access_link', link.count],
    ['host_absence', absence.count],
  ]
}

/** A student of a pilot whose days have not come leaves it, as nobody can be told of the days any more. */
export async function withdrawErasedAuscultant(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.auscultant.updateMany({
    where: { id, withdrawnAt: null, pilot: { phase: { in: ['draft', 'collecting', 'planned'] } } },
    data: { withdrawnAt: at, groupId: null },
  })
}

/** A host of days that have not come leads none of them. */
export async function removeErasedHost(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.pilotHost.updateMany({
    where: { id, removedAt: null, pilot: { phase: { in: ['draft', 'collecting', 'planned'] } } },
    data: { removedAt: at },
  })
}

/** Whether the student is to be somewhere on days that are announced. */
export async function isAuscultating(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.auscultant.count({ where: { id, withdrawnAt: null, pilot: { phase: 'published' } } })) > 0
}

/** Whether such a host leads a session that is still to be held. */
export async function isHosting(tx: Transaction, host: Prisma.PilotHostWhereInput): Promise<boolean> {
  const sessions = { some: { session: { removedAt: null } } }
  const pilot = { phase: { in: ['planned', 'published'] } } satisfies Prisma.PilotWhereInput
  return (await tx.pilotHost.count({ where: { ...host, removedAt: null, pilot, sessions } })) > 0
}

const named = { select: { name: true } } as const
const pilotSelect = { select: { name: true, termId: true, university: named } } as const
const sessionSelect = { select: { on: true, passes: true, module: named } } as const
const links = { select: { createdAt: true, revokedAt: true }, orderBy: { createdAt: 'asc' } } as const

/** Everything that is stored of a term-two student. */
export function findAuscultantData(tx: Transaction, id: string) {
  return tx.auscultant.findUnique({
    where: { id },
    select: {
      id: true,
      number: true,
      firstName: true,
      lastName: true,
      email: true,
      language: true,
      sex: true,
      protected: true,
      evaluatedAt: true,
      withdrawnAt: true,
      createdAt: true,
      erasedAt: true,
      pilot: pilotSelect,
      district: named,
      group: {
        select: {
          number: true,
          sessions: { where: { session: { removedAt: null } }, select: { session: sessionSelect } },
        },
      },
      attendance: { select: { present: true, session: sessionSelect } },
      links,
      _count: { select: { fingerprints: true } },
    },
  })
}

export type AuscultantData = NonNullable<Awaited<ReturnType<typeof findAuscultantData>>>

/** The roles as host that such hosts have in pilots: when they are away and what they lead. */
export function findHostings(tx: Transaction, host: Prisma.PilotHostWhereInput) {
  return tx.pilotHost.findMany({
    where: host,
    select: {
      id: true,
      kind: true,
      name: true,
      email: true,
      language: true,
      maximumSessions: true,
      answeredAt: true,
      removedAt: true,
      erasedAt: true,
      pilot: pilotSelect,
      district: named,
      modules: { select: { module: named } },
      absences: {
        select: { on: true, pass: { select: { startsAt: true, endsAt: true } } },
        orderBy: { on: 'asc' },
      },
      sessions: { where: { session: { removedAt: null } }, select: { session: sessionSelect } },
      links,
    },
    orderBy: { pilot: { createdAt: 'asc' } },
  })
}

export type Hosting = Awaited<ReturnType<typeof findHostings>>[number]

/** Term-two students and hosts with a name of their own whom the text names; accounts and students are found as such. */
export async function findPilotSubjects(tx: Transaction, text: string, most: number) {
  const contains = { contains: text, mode: 'insensitive' } as const
  const wordsOfName = text.split(/\s+/).map((word): Prisma.AuscultantWhereInput => {
    const part = { contains: word, mode: 'insensitive' } as const
    return { OR: [{ firstName: part }, { lastName: part }] }
  })
  const auscultants = await tx.auscultant.findMany({
    where: { erasedAt: null, OR: [{ number: contains }, { email: contains }, { AND: wordsOfName }] },
    select: { id: true, number: true, firstName: true, lastName: true, protected: true, pilot: pilotSelect },
    orderBy: { number: 'asc' },
    take: most,
  })
  const hosts = await tx.pilotHost.findMany({
    where: { erasedAt: null, name: { not: null }, OR: [{ name: contains }, { email: contains }] },
    select: { id: true, name: true, pilot: pilotSelect, district: named },
    orderBy: { name: 'asc' },
    take: most,
  })
  return { auscultants, hosts }
}
