import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { foldedName } from '../../domain/import/cell-text.ts'
import { AppError, refusal } from '../../errors.ts'
import { isRepairable } from '../../domain/terms/phases.ts'
import { leaveTerm } from '../endings/commands.ts'
import { endContact } from '../protection/commands.ts'
import { refuseUnknown } from '../reference/policy.ts'
import { findReference } from '../reference/repository.ts'
import { revokePages } from '../personal-pages/repository.ts'
import { insertStudentLinks, revokeStudentLinks } from '../student-page/repository.ts'
import { requireTermAcceptingChanges } from '../terms/policy.ts'
import { refuseForeignUniversity, refuseLargeGroup, refuseWrongStudent } from './policy.ts'
import {
  findNumbers,
  findOthersPairs,
  findStudentToChange,
  insertStudent,
  replacePreferences,
  replaceTogether,
  updateStudent,
  withdrawStudents,
} from './repository.ts'
import type { studentChange, studentInput } from './schema.ts'

type StudentInput = z.output<typeof studentInput>
type StudentChange = z.output<typeof studentChange>

/**
 * Adds a student to the term and returns the student's id; one who was withdrawn under the number takes part again.
 * Refuses another's university, a number in use, a name for a protected person (P2), unknown references, and every
 * phase but those that accept data (S3).
 */
export async function createStudent(
  deps: Deps,
  actor: Actor,
  termId: string,
  input: StudentInput,
): Promise<string> {
  refuseForeignUniversity(actor, input.universityId)
  refuseWrongStudent(input)
  return transact(deps.db, async tx => {
    await requireTermAcceptingChanges(tx, termId)
    await refuseUnknownReferences(tx, input, null)
    const register = await findNumbers(tx, termId, input.universityId)
    const former = register.find(({ number }) => isSameNumber(number, input.number))
    if (former && !former.isWithdrawn) throw new AppError('studentExists', { number: input.number })
    const id = former?.id ?? deps.ids.uuid()
    if (former) await updateStudent(tx, id, input)
    else await insertStudent(tx, { id, termId, ...input })
    await savePreferences(tx, deps, id, input, register)
    return id
  })
}

/** Changes everything about the student. Refuses as `createStudent` does, and when somebody changed it meanwhile. */
export async function changeStudent(
  deps: Deps,
  actor: Actor,
  studentId: string,
  input: StudentChange,
): Promise<void> {
  refuseWrongStudent(input)
  await transact(deps.db, async tx => {
    const stored = await requireStudentToChange(tx, actor, studentId, input.version)
    if (input.universityId !== stored.universityId) throw refusal('studentKeepsUniversity')
    const isSamePeriod = input.fromOn === stored.fromOn && input.toOn === stored.toOn
    if (stored.isPlaced && !isSamePeriod) throw refusal('studentPlacedKeepsPeriod')
    await refuseUnknownReferences(tx, input, stored.homeArea)
    const register = await findNumbers(tx, stored.termId, stored.universityId)
    const holder = register.find(({ number }) => isSameNumber(number, input.number))
    if (holder && holder.id !== studentId) throw new AppError('studentExists', { number: input.number })
    if (input.protected) await endContact(tx, deps, [studentId])
    await updateStudent(tx, studentId, input)
    await savePreferences(tx, deps, studentId, input, register)
  })
}

/**
 * Takes the student out of the term, with pairs and personal links. A student with a placement leaves it with a reason
 * (S8, `leaveTerm`) once proposals are out; before that it is refused.
 */
export async function withdrawStudent(
  deps: Deps,
  actor: Actor,
  studentId: string,
  { version, reason }: { version: number; reason?: string | undefined },
): Promise<void> {
  await transact(deps.db, async tx => {
    const { isPlaced, term } = await requireStudentToChange(tx, actor, studentId, version)
    if (isRepairable(term.phase)) return leaveTerm(tx, deps, actor, studentId, { term, reason })
    if (isPlaced) throw refusal('studentPlaced')
    await withdrawStudents(tx, [studentId], deps.clock.now())
    await revokeStudentLinks(tx, studentId, deps.clock.now())
  })
  deps.kickOutbox()
}

/**
 * Makes a new personal link for the student and ends the earlier ones; returns the address. In every phase. Calendars that
 * subscribe go on: the student ends them on the page.
 */
export async function renewLink(deps: Deps, actor: Actor, studentId: string): Promise<string> {
  const pageToken = deps.ids.secret()
  const now = deps.clock.now()
  return transact(deps.db, async tx => {
    if (!(await findStudentToChange(tx, studentId, actor))) throw refusal('notFound')
    await revokePages(tx, { kind: 'student', id: studentId }, now)
    await insertStudentLinks(tx, { students: [{ studentId, pageToken }], now, ids: deps.ids })
    return `${deps.publicUrl}/min-plats#${pageToken}`
  })
}

async function requireStudentToChange(tx: Transaction, actor: Actor, studentId: string, version: number) {
  const student = await findStudentToChange(tx, studentId, actor)
  if (!student) throw refusal('notFound')
  const term = await requireTermAcceptingChanges(tx, student.termId)
  if (student.version !== version) throw refusal('changedMeanwhile')
  return { ...student, term }
}

function isSameNumber(one: string, other: string): boolean {
  return foldedName(one) === foldedName(other)
}

/** An area without travel times comes in by import, with a note; a form that leaves it as it was is not to blame. */
async function refuseUnknownReferences(tx: Transaction, input: StudentInput, homeAreaBefore: string | null) {
  const reference = await findReference(tx)
  const idsOf = (things: readonly { id: string }[]) => things.map(({ id }) => id)
  const { wishes, blockedDistrictIds } = input
  refuseUnknown('university', [input.universityId], idsOf(reference.universities))
  refuseUnknown(
    'field',
    wishes.flatMap(({ fieldId }) => fieldId ?? []),
    idsOf(reference.fields),
  )
  refuseUnknown(
    'district',
    [...wishes.flatMap(({ districtId }) => districtId ?? []), ...blockedDistrictIds],
    idsOf(reference.districts),
  )
  const homeAreas = [...reference.homeAreas, ...(homeAreaBefore === null ? [] : [homeAreaBefore])]
  refuseUnknown('homeArea', input.homeArea ? [input.homeArea] : [], homeAreas)
}

type Register = Awaited<ReturnType<typeof findNumbers>>

async function savePreferences(
  tx: Transaction,
  deps: Deps,
  studentId: string,
  input: StudentInput,
  register: Register,
) {
  const { wishes, blockedDistrictIds } = input
  await replacePreferences(tx, deps.ids, [{ studentId, wishes, blockedDistrictIds }])
  const others = register.filter(({ id, isWithdrawn }) => id !== studentId && !isWithdrawn)
  const numbers = [...new Set(input.togetherWith)]
  refuseUnknown(
    'student',
    numbers,
    others.map(({ number }) => number),
  )
  const partners = others.filter(({ number }) => numbers.includes(number))
  const pairs = partners.map(({ id: otherId }) => ({ studentId, otherId }))
  refuseLargeGroup([...pairs, ...(await findOthersPairs(tx, studentId, others))])
  await replaceTogether(
    tx,
    studentId,
    partners.map(({ id }) => id),
  )
}
