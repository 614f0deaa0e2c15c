import type { Transaction } from '../../adapters/db/database.ts'

export const MOST_FOUND = 50
const named = { select: { name: true } } as const

export async function findSubjects(tx: Transaction, text: string) {
  const contains = { contains: text, mode: 'insensitive' } as const
  const words = text.split(/\s+/)
  const students = await tx.student.findMany({
    where: {
      erasedAt: null,
      OR: [
        { number: contains },
        { email: contains },
        {
          AND: words.map(word => ({
            OR: [
              { firstName: { contains: word, mode: 'insensitive' } },
              { lastName: { contains: word, mode: 'insensitive' } },
            ],
          })),
        },
      ],
    },
    select: {
      id: true,
      number: true,
      firstName: true,
      lastName: true,
      protected: true,
      termId: true,
      university: named,
    },
    orderBy: [{ termId: 'desc' }, { number: 'asc' }],
    take: MOST_FOUND,
  })
  const either = { erasedAt: null, OR: [{ name: contains }, { email: contains }] }
  const supervisors = await tx.supervisor.findMany({
    where: either,
    select: { id: true, name: true, district: named },
    orderBy: { name: 'asc' },
    take: MOST_FOUND,
  })
  const people = await tx.person.findMany({
    where: either,
    select: { id: true, name: true, email: true },
    orderBy: { name: 'asc' },
    take: MOST_FOUND,
  })
  return { students, supervisors, people }
}

/** Everything that is stored of a student, for the person and for central. */
export function findStudentData(tx: Transaction, id: string) {
  return tx.student.findUnique({
    where: { id },
    select: {
      id: true,
      termId: true,
      number: true,
      firstName: true,
      lastName: true,
      email: true,
      language: true,
      sex: true,
      homeArea: true,
      maxTravelMinutes: true,
      has: true,
      needs: true,
      priority: true,
      onlyWishes: true,
      protected: true,
      fromOn: true,
      toOn: true,
      withdrawnAt: true,
      createdAt: true,
      erasedAt: true,
      university: named,
      wishes: { select: { field: named, district: named }, orderBy: { position: 'asc' } },
      blocks: { select: { district: named, unit: named } },
      links: { select: { purpose: true, createdAt: true, revokedAt: true }, orderBy: { createdAt: 'asc' } },
      pins: { select: { pinnedAt: true, removedAt: true, reason: true }, orderBy: { pinnedAt: 'asc' } },
      fingerprints: { select: { kind: true } },
      _count: { select: { togetherWith: true, togetherFrom: true, reasons: true } },
      placements: {
        select: {
          active: true,
          state: true,
          wish: true,
          offer: { select: { unit: { select: { name: true, district: named } }, field: named } },
          events: {
            select: { kind: true, at: true, reason: true, declineReason: true, supervisor: named },
            orderBy: { id: 'asc' },
          },
          occasions: {
            select: {
              kind: true,
              title: true,
              contact: true,
              text: true,
              startAt: true,
              fromOn: true,
              toOn: true,
              location: true,
            },
          },
        },
        orderBy: { createdAt: 'asc' },
      },
    },
  })
}

export type StudentData = NonNullable<Awaited<ReturnType<typeof findStudentData>>>

export function findSupervisorData(tx: Transaction, id: string) {
  return tx.supervisor.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      degreeYear: true,
      hasSupervisorCourse: true,
      erasedAt: true,
      district: named,
      offers: {
        select: { termId: true, unit: named, withdrawnAt: true, term: { select: { phase: true } } },
        orderBy: { createdAt: 'asc' },
      },
      exceptions: { select: { grantedAt: true, university: named } },
      events: {
        select: { at: true, kind: true, placement: { select: { termId: true, active: true, state: true } } },
        orderBy: { id: 'asc' },
      },
    },
  })
}

export type SupervisorData = NonNullable<Awaited<ReturnType<typeof findSupervisorData>>>

export async function findPersonData(tx: Transaction, id: string) {
  const person = await tx.person.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      language: true,
      createdAt: true,
      erasedAt: true,
      roles: {
        select: { id: true, kind: true, validFrom: true, validTo: true, district: named, university: named },
        orderBy: { validFrom: 'asc' },
      },
      sessions: { select: { createdAt: true, lastSeenAt: true }, orderBy: { createdAt: 'asc' } },
      links: { select: { createdAt: true, revokedAt: true }, orderBy: { createdAt: 'asc' } },
    },
  })
  if (!person) return null
  const logged = await tx.auditEntry.groupBy({
    by: ['subject', 'operation'],
    where: { personId: id },
    _count: true,
    orderBy: [{ subject: 'asc' }, { operation: 'asc' }],
  })
  return {
    ...person,
    logged: logged.map(({ subject, operation, _count }) => ({ subject, operation, count: _count })),
  }
}

export type PersonData = NonNullable<Awaited<ReturnType<typeof findPersonData>>>

/** Mails to the addresses: what about and when. */
export function findMailsTo(tx: Transaction, email: string | null) {
  if (email === null) return []
  return tx.outboxMessage.findMany({
    where: { recipient: { equals: email, mode: 'insensitive' } },
    select: { subject: true, createdAt: true, sentAt: true },
    orderBy: { createdAt: 'asc' },
  })
}

/** When somebody read what the log calls protected of the student, and in which roles; not who. */
export async function findReadings(tx: Transaction, subject: 'student' | 'auscultant', id: string) {
  const entries = await tx.auditEntry.findMany({
    where: { operation: 'read', subject, details: { contains: JSON.stringify(id) } },
    select: { at: true, personId: true },
    orderBy: { id: 'asc' },
  })
  const roles = await tx.role.findMany({
    where: { personId: { in: entries.flatMap(({ personId }) => personId ?? []) } },
    select: { personId: true, kind: true },
  })
  return entries.map(({ at, personId }) => ({
    at,
    roles: [...new Set(roles.filter(role => role.personId === personId).map(({ kind }) => kind))],
  }))
}

/** What has to end before the student can be erased: a placement that is under way. */
export async function hasPlacementUnderWay(tx: Transaction, studentId: string): Promise<boolean> {
  const found = await tx.placement.findFirst({
    where: { studentId, active: true, state: { not: 'completed' } },
    select: { id: true },
  })
  return found !== null
}

/** Takes the student out of the term whom nobody can be told of any more. */
export async function withdrawErased(tx: Transaction, studentId: string, at: Date): Promise<void> {
  await tx.student.updateMany({
    where: { id: studentId, withdrawnAt: null, placements: { none: { active: true } } },
    data: { withdrawnAt: at },
  })
}

export function findDisclosed(tx: Transaction, termId: string) {
  return tx.placement.findMany({
    where: { termId, state: { in: ['published', 'completed', 'interrupted', 'cancelled'] } },
    select: {
      state: true,
      student: {
        select: { number: true, firstName: true, lastName: true, protected: true, university: named },
      },
      offer: {
        select: {
          fromOn: true,
          toOn: true,
          field: named,
          unit: { select: { name: true, district: named } },
        },
      },
    },
  })
}

export type DisclosedRow = Awaited<ReturnType<typeof findDisclosed>>[number]
