import type { Transaction } from '../../adapters/db/database.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { offersOf } from '../scope.ts'

/** First wishes and places by term, field and district, of the terms until this one. */
export async function findSupply(tx: Transaction, termIds: readonly string[]) {
  const where = { termId: { in: [...termIds] } }
  const offers = await tx.offer.findMany({
    where: { ...where, withdrawnAt: null },
    select: { termId: true, fieldId: true, places: true, unit: { select: { districtId: true } } },
  })
  const wishes = await tx.wish.findMany({
    where: { position: 1, student: { ...where, withdrawnAt: null } },
    select: { fieldId: true, districtId: true, student: { select: { termId: true } } },
  })
  const fields = await tx.field.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } })
  return { offers, wishes, fields }
}

/** When the term's proposals to the actor's districts were made and how each was answered, those of a new matching left out. */
export async function findAnswers(tx: Transaction, termId: string, actor: Actor) {
  const placements = await tx.placement.findMany({
    where: { termId, offer: offersOf(actor) },
    select: {
      offer: { select: { unit: { select: { district: { select: { id: true, name: true } } } } } },
      events: { select: { kind: true, at: true, cause: true }, orderBy: { id: 'asc' } },
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
