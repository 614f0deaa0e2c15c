import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import { rememberProtected } from '../leaks/commands.ts'
import { findIdsByRecipient, findUnsentLetters, stopMessages } from '../outbox/repository.ts'
import { hashOf } from '../session/repository.ts'
import { findStudentToChange } from '../students/repository.ts'
import { clearIdentity, findContacts, isSharedAddress, revokeLinks } from './repository.ts'

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
  if (students.length === 0) return
  await rememberProtected(
    tx,
    deps,
    students.map(({ id, email, firstName, lastName }) => ({
      studentId: id,
      firstName,
      lastName,
      emails: email === null ? [] : [email],
    })),
  )
  const letters = (await findUnsentLetters(tx)).map(({ id, text }) => ({ id, linkHash: linkHashIn(text) }))
  for (const { number, email, linkHashes } of students) {
    const isOwn = email !== null && !(await isSharedAddress(tx, email, studentIds))
    const byAddress = isOwn ? await findIdsByRecipient(tx, email) : []
    const byLink = letters.filter(({ linkHash }) => linkHashes.includes(linkHash)).map(({ id }) => id)
    await stopMessages(tx, [...byAddress, ...byLink], number)
  }
  await revokeLinks(
    tx,
    students.map(({ id }) => id),
    deps.clock.now(),
  )
}

function linkHashIn(text: string): string {
  return hashOf(/\/(?:min-plats|svar)#([\w-]+)/.exec(text)?.[1] ?? '')
}
