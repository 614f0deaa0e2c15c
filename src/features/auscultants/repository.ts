import type { Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { auscultantsOf } from '../scope.ts'

const auscultantSelect = {
  id: true,
  pilotId: true,
  version: true,
  number: true,
  firstName: true,
  lastName: true,
  email: true,
  sex: true,
  protected: true,
  districtId: true,
  groupId: true,
} satisfies Prisma.AuscultantSelect

export type AuscultantRow = Prisma.AuscultantGetPayload<{ select: typeof auscultantSelect }>

/** The pilot's students that have not left, within the actor's scope. */
export function findAuscultants(tx: Transaction, pilotId: string, actor: Actor): Promise<AuscultantRow[]> {
  return tx.auscultant.findMany({
    where: { AND: [{ pilotId, withdrawnAt: null }, auscultantsOf(actor)] },
    select: auscultantSelect,
    orderBy: { number: 'asc' },
  })
}

export function findAuscultant(tx: Transaction, id: string, actor: Actor): Promise<AuscultantRow | null> {
  return tx.auscultant.findFirst({
    where: { AND: [{ id, withdrawnAt: null }, auscultantsOf(actor)] },
    select: auscultantSelect,
  })
}

/** Every group of the pilot with the number of its students, whoever asks. */
export async function findGroups(tx: Transaction, pilotId: string) {
  const rows = await tx.pilotGroup.findMany({
    where: { pilotId },
    select: { id: true, districtId: true, number: true, _count: { select: { auscultants: true } } },
    orderBy: [{ districtId: 'asc' }, { number: 'asc' }],
  })
  return rows.map(({ _count, ...group }) => ({ ...group, students: _count.auscultants }))
}

/** Adds the groups that the pilot lacks. */
export async function insertMissingGroups(
  tx: Transaction,
  pilotId: string,
  groups: readonly { id: string; districtId: string; number: number }[],
) {
  await tx.pilotGroup.createMany({
    data: groups.map(group => ({ ...group, pilotId })),
    skipDuplicates: true,
  })
}

/** Puts students in groups, or in none, and notes that they have changed. */
export async function putInGroups(
  tx: Transaction,
  places: readonly { id: string; districtId: string | null; groupId: string | null }[],
) {
  for (const { id, ...place } of places) {
    await tx.auscultant.update({ where: { id }, data: { ...place, version: { increment: 1 } } })
  }
}

/** The students take part no longer; a number that comes back is the same student. */
export async function withdrawAuscultants(tx: Transaction, ids: readonly string[], now: Date) {
  await tx.auscultant.updateMany({
    where: { id: { in: [...ids] } },
    data: { withdrawnAt: now, groupId: null, version: { increment: 1 } },
  })
  await tx.accessLink.updateMany({
    where: { auscultantId: { in: [...ids] }, revokedAt: null },
    data: { revokedAt: now },
  })
}

/** Ids of all students ever in the pilot, by number. */
export function findAuscultantNumbers(tx: Transaction, pilotId: string) {
  return tx.auscultant.findMany({ where: { pilotId }, select: { id: true, number: true } })
}

export interface AuscultantMembers {
  readonly number: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly email: string | null
  readonly sex: 'female' | 'male' | 'other' | null
  readonly protected: boolean
  readonly districtId: string | null
}

/** Adds the students, or changes those whose ids are stored. Another district takes a student out of the group. */
export async function saveAuscultants(
  tx: Transaction,
  pilotId: string,
  rows: readonly (AuscultantMembers & { id: string })[],
) {
  for (const { id, ...members } of rows) {
    await tx.auscultant.updateMany({
      where: { id, groupId: { not: null }, districtId: { not: members.districtId } },
      data: { groupId: null },
    })
    await tx.auscultant.upsert({
      where: { id },
      create: { id, pilotId, ...members },
      update: { ...members, withdrawnAt: null, version: { increment: 1 } },
    })
  }
}
