import type { Transaction } from '../../adapters/db/database.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { offersOf } from '../scope.ts'

/** The first wishes of a term's students, without anything that says whose. */
export function findFirstWishes(tx: Transaction, termId: string) {
  return tx.wish.findMany({
    where: { position: 1, student: { termId, withdrawnAt: null } },
    select: { fieldId: true, districtId: true },
  })
}

export function findFields(tx: Transaction) {
  return tx.field.findMany({ select: { id: true, name: true } })
}

/** Why supervisors say no to placements of the term in the actor's districts: of each the newest answer counts. */
export async function findRefusals(tx: Transaction, termId: string, actor: Actor) {
  const rows = await tx.supervisorAnswer.findMany({
    where: { placement: { termId, offer: offersOf(actor) } },
    select: { declineReason: true },
    distinct: ['placementId', 'supervisorId'],
    orderBy: { id: 'desc' },
  })
  return rows.flatMap(({ declineReason }) => declineReason ?? [])
}

/** When the term's proposals to the actor's districts were made and how each was answered, those of a new matching left out. */
export async function findAnswers(tx: Transaction, termId: string, actor: Actor) {
  const placements = await tx.placement.findMany({
    where: { termId, offer: offersOf(actor) },
    select: {
      offer: { select: { unit: { select: { district: { select: { id: true, name: true } } } } } },
      events: { select: { kind: true, at: true, cause: true, declineReason: true }, orderBy: { id: 'asc' } },
    },
  })
  return placements.map(({ offer, events }) => ({ district: offer.unit.district, events }))
}

export function findColleagues(tx: Transaction, termId: string, actor: Actor) {
  return tx.colleagueCount.findMany({
    where: { termId, ...(actor.isCentral ? {} : { districtId: { in: [...actor.districtIds] } }) },
    select: { districtId: true, students: true },
  })
}

export async function saveColleagues(
  tx: Transaction,
  termId: string,
  districtId: string,
  students: number | null,
): Promise<void> {
  if (students === null) await tx.colleagueCount.deleteMany({ where: { termId, districtId } })
  else {
    const key = { termId, districtId }
    await tx.colleagueCount.upsert({
      where: { termId_districtId: key },
      create: { ...key, students },
      update: { students },
    })
  }
}
