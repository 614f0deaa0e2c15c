import type { Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import { warning, type ImportWarning } from '../../domain/import/facts.ts'
import { protectedIdentities } from '../../domain/import/protected-identities.ts'
import { parseStudents, type StudentRow } from '../../domain/import/students.ts'
import type { Table } from '../../domain/import/table.ts'
import { refusal } from '../../errors.ts'
import { faultyImport, planOf, type ImportPlan, type PlannedImport } from '../imports/presenter.ts'
import { endContact } from '../protection/commands.ts'
import { revokeLinks } from '../protection/repository.ts'
import { rememberProtected } from '../leaks/commands.ts'
import { refuseUnknown } from '../reference/policy.ts'
import { findReference } from '../reference/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { presentStudent } from '../students/presenter.ts'
import {
  findByUniversity,
  findNumbers,
  replacePreferences,
  withdrawStudents,
} from '../students/repository.ts'
import { comparableStudent, studentKey } from './presenter.ts'
import { hasPlaced, replacePairs, saveStudents, touchStudents } from './repository.ts'

interface Owner {
  readonly termId: string
  readonly universityId: string
}

type StoredStudent = ReturnType<typeof presentStudent>

/**
 * Compares a university's file with its students in the term. A student is recognised by the number. A stored student whom the file names only as somebody's partner is not gone.
 */
export async function planStudents(
  tx: Transaction,
  deps: Deps,
  owner: Owner,
  table: Table,
): Promise<PlannedImport> {
  const reference = await findReference(tx)
  refuseUnknown(
    'university',
    [owner.universityId],
    reference.universities.map(({ id }) => id),
  )
  const stored = (await findByUniversity(tx, owner.termId, owner.universityId)).map(presentStudent)
  const read = parseStudents(table, reference, {
    stored: stored.map(rowOf),
    term: await requireTerm(tx, owner.termId),
  })
  if (read.faults.length > 0) return faultyImport(read)
  const { rows } = read
  const named = new Set(
    rows.flatMap(({ togetherWith }) => togetherWith.map(number => studentKey({ number }))),
  )
  const plan = planOf(
    { ...read, warnings: [...read.warnings, ...overOwnWishes(rows, stored)] },
    rows.map(row => comparableStudent(row, reference)),
    stored.map(student => ({ ...comparableStudent(student, reference), version: student.version })),
    key => !named.has(key),
  )
  return {
    plan,
    write: gone => write(tx, deps, owner, plan, { rows, stored }, gone),
    remember: () => remember(tx, deps, owner, table, rows),
  }
}

/** What a student has filled in behind the link is never replaced unseen: it is told before the file is applied. */
function overOwnWishes(rows: readonly StudentRow[], stored: readonly StoredStudent[]): ImportWarning[] {
  const own = new Map(stored.flatMap(one => (one.wishedAt === null ? [] : [[studentKey(one), one] as const])))
  const said = ({ wishes, maxTravelMinutes }: Pick<StudentRow, 'wishes' | 'maxTravelMinutes'>) =>
    JSON.stringify([
      wishes.map(({ fieldId = null, districtId = null }) => [fieldId, districtId]),
      maxTravelMinutes,
    ])
  const replaced = rows.flatMap(row => {
    const student = own.get(studentKey(row))
    return student && said(rowOf(student)) !== said(row) ? [student.number] : []
  })
  return replaced.length > 0 ? [warning('ownWishes', replaced)] : []
}

/** The stored student as a file would have it. */
function rowOf(student: StoredStudent): StudentRow {
  const wishes = student.wishes.map(({ fieldId, districtId }) => ({
    ...(fieldId !== null && { fieldId }),
    ...(districtId !== null && { districtId }),
  }))
  return { ...student, wishes }
}

interface Students {
  readonly rows: readonly StudentRow[]
  readonly stored: readonly StoredStudent[]
}

async function write(
  tx: Transaction,
  deps: Deps,
  owner: Owner,
  plan: ImportPlan,
  { rows, stored }: Students,
  gone: 'keep' | 'withdraw',
): Promise<void> {
  const register = await findNumbers(tx, owner.termId, owner.universityId)
  const ids = new Map(register.map(({ id, number }) => [studentKey({ number }), id]))
  const written = rows.filter(row => plan.added.has(studentKey(row)) || plan.changed.has(studentKey(row)))
  // A number that was withdrawn comes back as the same student.
  for (const row of written) if (!ids.has(studentKey(row))) ids.set(studentKey(row), deps.ids.uuid())
  const idOf = (row: { number: string }) => {
    const id = ids.get(studentKey(row))
    if (!id) throw new Error('A student of the plan has no id')
    return id
  }
  await endContact(tx, deps, written.filter(row => row.protected).map(idOf))
  await saveStudents(
    tx,
    written.map(row => ({ ...row, ...owner, id: idOf(row) })),
  )
  await replacePreferences(
    tx,
    deps.ids,
    written.map(row => ({ ...row, studentId: idOf(row) })),
  )
  await writePairs(tx, { written, stored }, idOf)
  if (gone === 'withdraw')
    await withdraw(
      tx,
      deps,
      stored.filter(student => plan.gone.has(studentKey(student))),
    )
}

/** What the file says of each protected student, as fingerprints: also of one whose row is as it was (P2). */
async function remember(
  tx: Transaction,
  deps: Deps,
  owner: Owner,
  table: Table,
  rows: readonly StudentRow[],
): Promise<void> {
  const numbers = rows.flatMap(row => (row.protected ? row.number : []))
  const identities = protectedIdentities(table, numbers)
  const register = identities.size > 0 ? await findNumbers(tx, owner.termId, owner.universityId) : []
  await rememberProtected(
    tx,
    deps,
    register.flatMap(({ id, number }) => {
      const identity = identities.get(studentKey({ number }))
      return identity ? [{ ...identity, studentId: id }] : []
    }),
  )
}

/** A partner whom the file has no row for gains or loses a pair without being written: that is a change too. */
async function writePairs(
  tx: Transaction,
  { written, stored }: { written: readonly StudentRow[]; stored: readonly StoredStudent[] },
  idOf: (row: { number: string }) => string,
): Promise<void> {
  const ids = written.map(idOf)
  const pairs = written.flatMap(row => row.togetherWith.map(number => [idOf(row), idOf({ number })] as const))
  await replacePairs(tx, ids, pairs)
  const before = new Map(stored.map(student => [studentKey(student), student.togetherWith]))
  const touched = written.flatMap(row => {
    const former = before.get(studentKey(row)) ?? []
    return [...row.togetherWith, ...former].filter(
      number => !(row.togetherWith.includes(number) && former.includes(number)),
    )
  })
  const writtenIds = new Set(ids)
  const partners = new Set(touched.map(number => idOf({ number })).filter(id => !writtenIds.has(id)))
  await touchStudents(tx, [...partners])
}

async function withdraw(tx: Transaction, deps: Deps, students: readonly StoredStudent[]): Promise<void> {
  const ids = students.map(({ id }) => id)
  if (await hasPlaced(tx, ids)) throw refusal('studentPlaced')
  const now = deps.clock.now()
  await withdrawStudents(tx, ids, now)
  await revokeLinks(tx, ids, now)
}
