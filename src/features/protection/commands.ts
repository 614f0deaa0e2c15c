import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Identity } from '../../domain/privacy/protected-values.ts'
import { refusal } from '../../errors.ts'
import { rememberProtected } from '../leaks/commands.ts'
import { findIdsByRecipient, findUnsentLetters, stopMessages } from '../outbox/repository.ts'
import { hashOf } from '../session/repository.ts'
import { findStudentToChange } from '../students/repository.ts'
import {
  clearIdentity,
  findAuscultantContacts,
  findContacts,
  isSharedAddress,
  revokeAuscultantLinks,
  revokeLinks,
  type Contact,
} from './repository.ts'

/**
 * Marks a student as a person with protected data (P2), in every phase: name and address are erased, and what could
 * still reach or tell of the person ends. Done twice it changes nothing. Refuses another's student as absent.
 */
export async function protectStudent(deps: Deps, actor: Actor, studentId: string): Promise<void> {
  await transact(deps.db, async tx => {
    const student = await findStudentToChange(tx, studentId, actor)
    if (!student) throw refusal('notFound')
    if (student.protected) return
    await endContact(tx, deps, [studentId])
    await clearIdentity(tx, studentId)
  })
}

/**
 * Ends every personal link of those of the students who are not protected yet, and takes their address and letters out
 * of the outbox. To be called while the address is still stored, in the change that makes them protected. At an address
 * that somebody else has too, only the letters with the student's own link are theirs.
 */
export async function endContact(tx: Transaction, deps: Deps, studentIds: readonly string[]): Promise<void> {
  const students = await findContacts(tx, studentIds)
  await rememberProtected(
    tx,
    deps,
    students.map(student => ({ studentId: student.id, ...identityOf(student) })),
  )
  await stopLetters(tx, students, studentIds)
  const ids = students.map(({ id }) => id)
  await revokeLinks(tx, ids, deps.clock.now())
}

/** As {@link endContact}, for term-two students. */
export async function endAuscultantContact(
  tx: Transaction,
  deps: Deps,
  auscultantIds: readonly string[],
): Promise<void> {
  const students = await findAuscultantContacts(tx, auscultantIds)
  await rememberProtected(
    tx,
    deps,
    students.map(student => ({ auscultantId: student.id, ...identityOf(student) })),
  )
  await stopLetters(tx, students, auscultantIds)
  const ids = students.map(({ id }) => id)
  await revokeAuscultantLinks(tx, ids, deps.clock.now())
}

function identityOf({ email, firstName, lastName }: Contact): Identity {
  return { firstName, lastName, emails: email === null ? [] : [email] }
}

async function stopLetters(
  tx: Transaction,
  students: readonly Contact[],
  ownIds: readonly string[],
): Promise<void> {
  if (students.length === 0) return
  const letters = (await findUnsentLetters(tx)).map(({ id, text }) => ({ id, linkHash: linkHashIn(text) }))
  for (const { number, email, linkHashes } of students) {
    const isOwn = email !== null && !(await isSharedAddress(tx, email, ownIds))
    const byAddress = isOwn ? await findIdsByRecipient(tx, email) : []
    const byLink = letters.filter(({ linkHash }) => linkHashes.includes(linkHash)).map(({ id }) => id)
    await stopMessages(tx, [...byAddress, ...byLink], number)
  }
}

function linkHashIn(text: string): string {
  return hashOf(/\/(?:min-plats|svar)#([\w-]+)/.exec(text)?.[1] ?? '')
}
