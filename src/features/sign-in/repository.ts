import type { Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'

const personSelect = {
  id: true,
  email: true,
  identities: { select: { issuer: true } },
  roles: {
    select: {
      id: true,
      kind: true,
      districtId: true,
      universityId: true,
      validFrom: true,
      validTo: true,
      provider: true,
      claimLost: true,
    },
  },
} satisfies Prisma.PersonSelect

export type AdmittedPerson = Prisma.PersonGetPayload<{ select: typeof personSelect }>
export type HeldRole = AdmittedPerson['roles'][number]

/** Whom the provider's subject was linked to. */
export async function findByIdentity(tx: Transaction, issuer: string, subject: string) {
  const found = await tx.personIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { person: { select: personSelect } },
  })
  return found?.person ?? null
}

/** Addresses are stored in small letters. */
export function findByAddress(tx: Transaction, email: string): Promise<AdmittedPerson | null> {
  return tx.person.findUnique({ where: { email }, select: personSelect })
}

export async function insertIdentity(
  tx: Transaction,
  identity: { id: string; issuer: string; subject: string; personId: string; linkedAt: Date },
) {
  await tx.personIdentity.create({ data: identity })
}

export async function updateAddress(tx: Transaction, id: string, email: string) {
  await tx.person.update({ where: { id }, data: { email } })
}

export async function endLostRole(tx: Transaction, id: string, validTo: Date) {
  await tx.role.update({ where: { id }, data: { validTo, claimLost: true } })
}

/** Ends the links between the person and all providers; how many there were. */
export async function deleteIdentities(tx: Transaction, personId: string): Promise<number> {
  const { count } = await tx.personIdentity.deleteMany({ where: { personId } })
  return count
}
