import type { Transaction } from '../../adapters/db/database.ts'

const contactSelect = {
  id: true,
  number: true,
  firstName: true,
  lastName: true,
  email: true,
  links: { select: { tokenHash: true } },
  invitations: { select: { links: { select: { tokenHash: true } } } },
} as const

interface Linked {
  readonly links: readonly { readonly tokenHash: string }[]
  readonly invitations: readonly { readonly links: readonly { readonly tokenHash: string }[] }[]
}

function withHashes<Row extends Linked>({ links, invitations, ...student }: Row) {
  const all = [...links, ...invitations.flatMap(one => one.links)]
  return { ...student, linkHashes: all.map(link => link.tokenHash) }
}

/** Numbers, addresses and the hashes of all personal links of those of the students who are not protected yet. */
export async function findContacts(tx: Transaction, studentIds: readonly string[]) {
  const where = { id: { in: [...studentIds] }, protected: false }
  const rows = await tx.student.findMany({ where, select: contactSelect })
  return rows.map(withHashes)
}

/** As {@link findContacts}, of term-two students. */
export async function findAuscultantContacts(tx: Transaction, auscultantIds: readonly string[]) {
  const where = { id: { in: [...auscultantIds] }, protected: false }
  const rows = await tx.auscultant.findMany({ where, select: contactSelect })
  return rows.map(withHashes)
}

export type Contact = Awaited<ReturnType<typeof findContacts>>[number]

/** Whether somebody else has the address: another student of either term, a host, or a person with an account. */
export async function isSharedAddress(
  tx: Transaction,
  address: string,
  ownIds: readonly string[],
): Promise<boolean> {
  const email = { equals: address, mode: 'insensitive' } as const
  const id = { notIn: [...ownIds] }
  const student = await tx.student.count({ where: { email, id } })
  const auscultant = await tx.auscultant.count({ where: { email, id } })
  const host = await tx.pilotHost.count({ where: { email, removedAt: null } })
  const person = await tx.person.count({ where: { email } })
  return student + auscultant + host + person > 0
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

export async function revokeAuscultantLinks(tx: Transaction, auscultantIds: readonly string[], now: Date) {
  await tx.accessLink.updateMany({
    where: { auscultantId: { in: [...auscultantIds] }, revokedAt: null },
    data: { revokedAt: now },
  })
}
