import type { Transaction } from '../adapters/db/database.ts'
import type { RoleKind } from '../domain/access/actor.ts'
import { hashOf } from '../features/session/repository.ts'

export interface NewPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: {
    readonly id: string
    readonly kind: RoleKind
    readonly districtId?: string
    readonly universityId?: string
  }
}

/** True while there is no organisation and no term: only then is anything loaded. */
export async function isEmpty(tx: Transaction): Promise<boolean> {
  return (await tx.term.count()) + (await tx.district.count()) + (await tx.person.count()) === 0
}

/** A university's demand on supervisors (R13): whole years since the degree. */
export async function setSupervisorYears(tx: Transaction, years: number): Promise<void> {
  await tx.university.updateMany({ data: { supervisorDegreeYears: years } })
}

export async function insertPeople(
  tx: Transaction,
  people: readonly NewPerson[],
  validFrom: Date,
): Promise<void> {
  await tx.person.createMany({ data: people.map(({ id, name, email }) => ({ id, name, email })) })
  await tx.role.createMany({ data: people.map(({ id, role }) => ({ personId: id, validFrom, ...role })) })
}

/** Everybody who has a role, central first, then universities and districts in the order of their names. */
export async function findPeople(tx: Transaction) {
  const people = await tx.person.findMany({
    select: {
      id: true,
      name: true,
      email: true,
      roles: {
        where: { validTo: null },
        select: { kind: true, district: { select: { name: true } }, university: { select: { name: true } } },
      },
    },
  })
  const { compare } = new Intl.Collator('sv')
  const order = ['central', 'university', 'teacher', 'district']
  return people
    .flatMap(({ roles, ...person }) =>
      roles.slice(0, 1).map(({ kind, district, university }) => ({
        ...person,
        kind,
        place: district?.name ?? university?.name ?? null,
      })),
    )
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || compare(a.place ?? '', b.place ?? ''))
}

export async function hasCentral(tx: Transaction): Promise<boolean> {
  return (await tx.role.count({ where: { kind: 'central', validTo: null } })) > 0
}

/** Ids of the sign-in links that are valid, by the hash of their token. */
export async function findValidLinks(tx: Transaction, tokens: readonly string[]): Promise<Set<string>> {
  const hashes = new Map(tokens.map(token => [hashOf(token), token]))
  const rows = await tx.accessLink.findMany({
    where: { tokenHash: { in: [...hashes.keys()] }, purpose: 'sign_in', revokedAt: null },
    select: { tokenHash: true },
  })
  return new Set(rows.flatMap(({ tokenHash }) => hashes.get(tokenHash) ?? []))
}

export async function insertSignInLinks(
  tx: Transaction,
  links: readonly { id: string; personId: string; token: string; createdAt: Date }[],
): Promise<void> {
  await tx.accessLink.createMany({
    data: links.map(({ token, ...link }) => ({ ...link, purpose: 'sign_in', tokenHash: hashOf(token) })),
  })
}
