import { fromDateColumn, toDateColumn, type Database, type Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { hashOf } from '../session/repository.ts'

/** The term's universities with their form and how many of their students have filled it in, within the actor's scope. */
export async function findWishForms(tx: Transaction, termId: string, actor: Actor) {
  const of = { termId, withdrawnAt: null }
  const rows = await tx.university.findMany({
    where: {
      validTo: null,
      ...(actor.isCentral ? {} : { id: { in: [...actor.universityIds] } }),
    },
    select: {
      id: true,
      name: true,
      wishForms: { where: { termId }, select: { closesOn: true } },
      students: { where: of, select: { wishedAt: true, email: true } },
    },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ wishForms: [form], students, ...university }) => ({
    universityId: university.id,
    universityName: university.name,
    closesOn: form ? fromDateColumn(form.closesOn) : null,
    students: students.length,
    wished: students.filter(({ wishedAt }) => wishedAt !== null).length,
    withoutAddress: students.filter(({ email }) => email === null).length,
  }))
}

/** The form's last day, or null. */
export async function findClosingDay(tx: Transaction, termId: string, universityId: string) {
  const form = await tx.wishForm.findUnique({
    where: { termId_universityId: { termId, universityId } },
    select: { closesOn: true },
  })
  return form && fromDateColumn(form.closesOn)
}

export async function saveClosingDay(
  tx: Transaction,
  { termId, universityId, closesOn }: { termId: string; universityId: string; closesOn: string | null },
  openedAt: Date,
): Promise<void> {
  if (closesOn === null) {
    await tx.wishForm.deleteMany({ where: { termId, universityId } })
    return
  }
  await tx.wishForm.upsert({
    where: { termId_universityId: { termId, universityId } },
    create: { termId, universityId, closesOn: toDateColumn(closesOn), openedAt },
    update: { closesOn: toDateColumn(closesOn) },
  })
}

/** Forms that are open on the day, in terms that collect. */
export async function findOpenForms(tx: Transaction, todayOn: string) {
  const rows = await tx.wishForm.findMany({
    where: { closesOn: { gte: toDateColumn(todayOn) }, term: { phase: 'collecting' } },
    select: { termId: true, universityId: true, closesOn: true, university: { select: { name: true } } },
  })
  return rows.map(({ university, ...form }) => ({
    ...form,
    university: university.name,
    closesOn: fromDateColumn(form.closesOn),
  }))
}

export type OpenForm = Awaited<ReturnType<typeof findOpenForms>>[number]

/** The form's students who can be written to and have saved no wishes themselves, with when they were last asked. */
export async function findUnasked(tx: Transaction, { termId, universityId }: OpenForm) {
  const rows = await tx.student.findMany({
    where: {
      termId,
      universityId,
      withdrawnAt: null,
      protected: false,
      email: { not: null },
      wishedAt: null,
    },
    select: { id: true, email: true, language: true, wishesAskedAt: true },
    orderBy: { id: 'asc' },
  })
  return rows.flatMap(({ email, ...student }) => (email === null ? [] : [{ ...student, email }]))
}

export async function markAsked(tx: Transaction, studentIds: readonly string[], now: Date): Promise<void> {
  await tx.student.updateMany({ where: { id: { in: [...studentIds] } }, data: { wishesAskedAt: now } })
}

const ownSelect = {
  id: true,
  termId: true,
  version: true,
  wishedAt: true,
  maxTravelMinutes: true,
  wishes: { orderBy: { position: 'asc' }, select: { fieldId: true, districtId: true } },
  term: { select: { phase: true } },
  university: { select: { wishForms: { select: { termId: true, closesOn: true } } } },
} satisfies Prisma.StudentSelect

/** The student behind a valid personal link, with the form's last day; null for a link that is none. */
export async function findWisher(db: Database | Transaction, token: string, now: Date) {
  const link = await db.accessLink.findFirst({
    where: {
      tokenHash: hashOf(token),
      purpose: 'student_page',
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      student: { withdrawnAt: null },
    },
    select: { student: { select: ownSelect } },
  })
  const student = link?.student
  if (!student) return null
  const { university, term, ...own } = student
  const form = university.wishForms.find(({ termId }) => termId === own.termId)
  return { ...own, phase: term.phase, closesOn: form ? fromDateColumn(form.closesOn) : null }
}

export type Wisher = NonNullable<Awaited<ReturnType<typeof findWisher>>>

/** Changes the student if it still has this version; false when somebody else came first. */
export async function saveWisher(
  tx: Transaction,
  { id, version, maxTravelMinutes }: { id: string; version: number; maxTravelMinutes: number | null },
  wishedAt: Date,
): Promise<boolean> {
  const data = { maxTravelMinutes, wishedAt, version: { increment: 1 } }
  return (await tx.student.updateMany({ where: { id, version }, data })).count === 1
}
