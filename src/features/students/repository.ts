import { fromDateColumn, toDateColumn, type Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Ids } from '../../ports/ids.ts'
import { studentsOf } from '../scope.ts'

const partner = { select: { id: true, number: true } }

const studentSelect = {
  id: true,
  version: true,
  universityId: true,
  number: true,
  firstName: true,
  lastName: true,
  email: true,
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
  wishedAt: true,
  wishes: { select: { fieldId: true, districtId: true }, orderBy: { position: 'asc' } },
  blocks: {
    where: { districtId: { not: null }, unitId: null },
    select: { districtId: true },
    orderBy: { districtId: 'asc' },
  },
  togetherWith: { select: { other: partner } },
  togetherFrom: { select: { student: partner } },
  term: { select: { phase: true } },
  placements: { where: { active: true, state: { in: ['published', 'completed'] } }, select: { id: true } },
} satisfies Prisma.StudentSelect

export type StudentRow = Prisma.StudentGetPayload<{ select: typeof studentSelect }>

/** The term's students within the actor's scope, those withdrawn left out. */
export function findStudents(tx: Transaction, termId: string, actor: Actor): Promise<StudentRow[]> {
  return tx.student.findMany({
    where: { termId, withdrawnAt: null, ...studentsOf(actor) },
    select: studentSelect,
  })
}

/** One student; null when withdrawn or not the actor's. */
export function findStudent(tx: Transaction, id: string, actor: Actor): Promise<StudentRow | null> {
  return tx.student.findFirst({
    where: { id, withdrawnAt: null, ...studentsOf(actor) },
    select: studentSelect,
  })
}

/** A university's students in the term, those withdrawn left out; whose they are to see is the caller's question. */
export function findByUniversity(
  tx: Transaction,
  termId: string,
  universityId: string,
): Promise<StudentRow[]> {
  return tx.student.findMany({ where: { termId, universityId, withdrawnAt: null }, select: studentSelect })
}

/** What a change of the student is judged by; null when withdrawn or not the actor's. */
export async function findStudentToChange(tx: Transaction, id: string, actor: Actor) {
  const student = await tx.student.findFirst({
    where: { id, withdrawnAt: null, ...studentsOf(actor) },
    select: {
      termId: true,
      universityId: true,
      version: true,
      homeArea: true,
      protected: true,
      fromOn: true,
      toOn: true,
      _count: { select: { placements: { where: { active: true } } } },
    },
  })
  if (!student) return null
  const { _count, fromOn, toOn, ...rest } = student
  const period = { fromOn: fromDateColumn(fromOn), toOn: fromDateColumn(toOn) }
  return { ...rest, ...period, isPlaced: _count.placements > 0 }
}

/** Ids and numbers of a university's students in the term; a withdrawn student keeps the number, but may come back. */
export async function findNumbers(tx: Transaction, termId: string, universityId: string) {
  const rows = await tx.student.findMany({
    where: { termId, universityId },
    select: { id: true, number: true, withdrawnAt: true },
  })
  return rows.map(({ id, number, withdrawnAt }) => ({ id, number, isWithdrawn: withdrawnAt !== null }))
}

export interface StudentMembers {
  number: string
  firstName: string | null
  lastName: string | null
  email: string | null
  sex: 'female' | 'male' | 'other' | null
  homeArea: string | null
  maxTravelMinutes: number | null
  has: readonly string[]
  needs: readonly string[]
  priority: number
  onlyWishes: boolean
  protected: boolean
  fromOn: string | null
  toOn: string | null
}

/** The student's own columns; wishes, blocks and pairs are rows of their own. */
export function studentColumns(student: StudentMembers) {
  return {
    number: student.number,
    firstName: student.firstName,
    lastName: student.lastName,
    email: student.email,
    sex: student.sex,
    homeArea: student.homeArea === '' ? null : student.homeArea,
    maxTravelMinutes: student.maxTravelMinutes,
    has: [...new Set(student.has)].sort(),
    needs: [...new Set(student.needs)].sort(),
    priority: student.priority,
    onlyWishes: student.onlyWishes,
    protected: student.protected,
    fromOn: toDateColumn(student.fromOn),
    toOn: toDateColumn(student.toOn),
  }
}

type Owned = { id: string; termId: string; universityId: string }

export async function insertStudent(tx: Transaction, student: StudentMembers & Owned) {
  const { id, termId, universityId } = student
  await tx.student.create({ data: { id, termId, universityId, ...studentColumns(student) } })
}

/** Changes the student's columns; one that was withdrawn takes part again. */
export async function updateStudent(tx: Transaction, id: string, student: StudentMembers) {
  await tx.student.update({
    where: { id },
    data: { ...studentColumns(student), withdrawnAt: null, version: { increment: 1 } },
  })
}

interface Preferences {
  studentId: string
  /** In order; the first is wish number 1. */
  wishes: readonly { fieldId?: string | null; districtId?: string | null }[]
  blockedDistrictIds: readonly string[]
}

/**
 * Replaces the students' wishes and the districts that they must never be placed in (R10). Of a student whose wishes or
 * blocks are as they were nothing is written, so that the log tells of changes alone (P6).
 */
export async function replacePreferences(tx: Transaction, ids: Ids, students: readonly Preferences[]) {
  await replaceWishes(tx, students)
  await replaceBlocks(tx, ids, students)
}

/** Replaces the students' wishes alone. */
export async function replaceWishes(
  tx: Transaction,
  students: readonly Pick<Preferences, 'studentId' | 'wishes'>[],
) {
  const studentIds = students.map(({ studentId }) => studentId)
  const stored = await tx.wish.findMany({
    where: { studentId: { in: studentIds } },
    select: { studentId: true, fieldId: true, districtId: true },
    orderBy: { position: 'asc' },
  })
  const before = new Map<string, typeof stored>(studentIds.map(id => [id, []]))
  for (const wish of stored) before.get(wish.studentId)?.push(wish)
  const changed = students.filter(
    ({ studentId, wishes }) => wishesAsText(wishes) !== wishesAsText(before.get(studentId) ?? []),
  )
  await tx.wish.deleteMany({ where: { studentId: { in: changed.map(({ studentId }) => studentId) } } })
  await tx.wish.createMany({
    data: changed.flatMap(({ studentId, wishes }) =>
      wishes.map(({ fieldId = null, districtId = null }, index) => ({
        studentId,
        position: index + 1,
        fieldId,
        districtId,
      })),
    ),
  })
}

function wishesAsText(wishes: Preferences['wishes']): string {
  return JSON.stringify(wishes.map(({ fieldId = null, districtId = null }) => [fieldId, districtId]))
}

async function replaceBlocks(tx: Transaction, ids: Ids, students: readonly Preferences[]) {
  const wanted = new Map<string, { studentId: string; districtId: string }>(
    students.flatMap(({ studentId, blockedDistrictIds }) =>
      blockedDistrictIds.map(
        districtId => [`${studentId} ${districtId}`, { studentId, districtId }] as const,
      ),
    ),
  )
  const stored = await tx.block.findMany({
    where: { studentId: { in: students.map(({ studentId }) => studentId) }, unitId: null },
    select: { id: true, studentId: true, districtId: true },
  })
  const keyOf = (block: (typeof stored)[number]) => `${block.studentId} ${block.districtId}`
  const gone = stored.filter(block => !wanted.has(keyOf(block)))
  for (const block of stored) wanted.delete(keyOf(block))
  await tx.block.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
  await tx.block.createMany({ data: [...wanted.values()].map(block => ({ id: ids.uuid(), ...block })) })
}

/** The pairs among these students (R11), those of the one student left out. */
export function findOthersPairs(tx: Transaction, studentId: string, others: readonly { id: string }[]) {
  const ids = others.map(({ id }) => id).filter(id => id !== studentId)
  return tx.together.findMany({
    where: { studentId: { in: ids }, otherId: { in: ids } },
    select: { studentId: true, otherId: true },
  })
}

/** Replaces the student's pairs (R11). A student who gains or loses a pair by it has changed too. */
export async function replaceTogether(tx: Transaction, studentId: string, partnerIds: readonly string[]) {
  const own = { OR: [{ studentId }, { otherId: studentId }] }
  const former = await tx.together.findMany({ where: own, select: { studentId: true, otherId: true } })
  const formerIds = former.map(pair => (pair.studentId === studentId ? pair.otherId : pair.studentId))
  await tx.together.deleteMany({ where: own })
  await tx.together.createMany({ data: partnerIds.map(partnerId => pairOf(studentId, partnerId)) })
  const touched = [...partnerIds, ...formerIds].filter(
    id => !(partnerIds.includes(id) && formerIds.includes(id)),
  )
  await tx.student.updateMany({ where: { id: { in: touched } }, data: { version: { increment: 1 } } })
}

/** Each pair is stored once, the smaller id first. */
export function pairOf(one: string, other: string) {
  return one < other ? { studentId: one, otherId: other } : { studentId: other, otherId: one }
}

/** Withdraws the students and ends what binds others to them (R11). */
export async function withdrawStudents(tx: Transaction, ids: readonly string[], at: Date) {
  const of = { in: [...ids] }
  await tx.together.deleteMany({ where: { OR: [{ studentId: of }, { otherId: of }] } })
  await tx.student.updateMany({
    where: { id: of },
    data: { withdrawnAt: at, version: { increment: 1 } },
  })
}
