import type { Transaction } from '../../adapters/db/database.ts'

/** Numbers, addresses and the hashes of all personal links of those of the students who are not protected yet. */
export async function findContacts(tx: Transaction, studentIds: readonly string[]) {
  const rows = await tx.student.findMany({
    where: { id: { in: [...studentIds] }, protected: false },
    select: {
      id: true,
      number: true,
      firstName: true,
      lastName: true,
      email: true,
      links: { select: { tokenHash: true } },
      invitations: { select: { links: { select: { tokenHash: true } } } },
    },
  })
  return rows.map(({ links, invitations, ...student }) => ({
    ...student,
    linkHashes: [...links, ...invitations.flatMap(one => one.links)].map(link => link.tokenHash),
  }))
}

/** Whether somebody else has the address: another student, or a person with an account. */
export async function isSharedAddress(
  tx: Transaction,
  address: string,
  studentIds: readonly string[],
): Promise<boolean> {
  const email = { equals: address, mode: 'insensitive' } as const
  const student = await tx.student.count({ where: { email, id: { notIn: [...studentIds] } } })
  const person = await tx.person.count({ where: { email } })
  return student + person > 0
}

/** Marks the student as protected and keeps neither name nor address (P2). */
export async function clearIdentity(tx: Transaction, studentId: string) {
  await tx.student.update({
    where: { id: studentId },
    data: { protected: true, firstName: null, lastName: null, email: null, version: { increment: 1 } },
  })
}

/** Ends every personal link of the students. */
export async function revokeLinks(tx: Transaction, studentIds: readonly string[], now: Date) {
  await tx.accessLink.updateMany({
    where: {
      OR: [{ studentId: { in: [...studentIds] } }, { invitation: { studentId: { in: [...studentIds] } } }],
      revokedAt: null,
    },
    data: { revokedAt: now },
  })
}
