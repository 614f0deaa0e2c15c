import type { Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'

const named = { select: { id: true, name: true } }

const personSelect = {
  id: true,
  name: true,
  email: true,
  language: true,
  sessions: { select: { createdAt: true }, orderBy: { createdAt: 'desc' }, take: 1 },
  secondFactor: { select: { confirmedAt: true } },
  identities: { select: { id: true }, take: 1 },
  roles: {
    select: {
      id: true,
      kind: true,
      validFrom: true,
      validTo: true,
      provider: true,
      district: named,
      university: named,
    },
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.PersonSelect

export type PersonRow = Prisma.PersonGetPayload<{ select: typeof personSelect }>

/** Everybody with an account. For central alone. */
export function findPeople(tx: Transaction): Promise<PersonRow[]> {
  return tx.person.findMany({ select: personSelect })
}

export function findPerson(tx: Transaction, id: string): Promise<PersonRow | null> {
  return tx.person.findUnique({ where: { id }, select: personSelect })
}

/** Addresses are compared as they are stored: in small letters. */
export function findByEmail(tx: Transaction, email: string): Promise<PersonRow | null> {
  return tx.person.findUnique({ where: { email }, select: personSelect })
}

interface PersonMembers {
  readonly name: string
  readonly email: string
  readonly language: 'sv' | 'en'
}

export async function insertPerson(tx: Transaction, person: PersonMembers & { id: string; createdAt: Date }) {
  const { id, name, email, language, createdAt } = person
  await tx.person.create({ data: { id, name, email, language, createdAt } })
}

export async function updatePerson(tx: Transaction, id: string, { name, email, language }: PersonMembers) {
  await tx.person.update({ where: { id }, data: { name, email, language } })
}

export interface NewRole {
  readonly id: string
  readonly personId: string
  readonly kind: PersonRow['roles'][number]['kind']
  readonly districtId: string | null
  readonly universityId: string | null
  readonly validFrom: Date
  readonly validTo: Date | null
  /** The identity provider whose claims give it; null when it is given by hand. */
  readonly provider: string | null
}

export async function insertRole(tx: Transaction, role: NewRole) {
  await tx.role.create({ data: role })
}

export function findRole(tx: Transaction, id: string) {
  return tx.role.findUnique({
    where: { id },
    select: { id: true, personId: true, kind: true, validFrom: true, validTo: true },
  })
}

export async function updateRoleEnd(tx: Transaction, id: string, validTo: Date | null) {
  await tx.role.update({ where: { id }, data: { validTo } })
}

/** Whether somebody's central role is valid now and goes on until further notice, another than this one. */
export async function hasLastingCentral(tx: Transaction, now: Date, exceptRoleId: string): Promise<boolean> {
  const found = await tx.role.findFirst({
    where: { kind: 'central', validFrom: { lte: now }, validTo: null, id: { not: exceptRoleId } },
    select: { id: true },
  })
  return found !== null
}
