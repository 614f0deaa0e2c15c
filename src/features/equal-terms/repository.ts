import type { Transaction } from '../../adapters/db/database.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { offersOf } from '../scope.ts'

const HELD = ['confirmed', 'published', 'completed'] as const

/** Offers that stand in the term, in the actor's districts, each with its unit and how many students are in it. */
export function findLoads(tx: Transaction, termId: string, actor: Actor) {
  return tx.offer.findMany({
    where: { termId, withdrawnAt: null, ...offersOf(actor) },
    select: {
      unitId: true,
      places: true,
      unit: { select: { district: { select: { id: true, name: true } } } },
      _count: { select: { placements: { where: { state: { in: [...HELD] } } } } },
    },
  })
}

/** The term and those before it, the earliest first. */
export async function findTermsUntil(tx: Transaction, termId: string, most: number): Promise<string[]> {
  const term = await tx.term.findUnique({ where: { id: termId }, select: { startsOn: true } })
  if (!term) return []
  const terms = await tx.term.findMany({
    where: { startsOn: { lte: term.startsOn } },
    select: { id: true },
    orderBy: { startsOn: 'desc' },
    take: most,
  })
  return terms.map(({ id }) => id).reverse()
}

/** Who confirmed placements of the terms that hold are with, in the actor's districts: the newest confirmation counts. */
export async function findSupervised(tx: Transaction, termIds: readonly string[], actor: Actor) {
  const placements = await tx.placement.findMany({
    where: { termId: { in: [...termIds] }, state: { in: [...HELD] }, offer: offersOf(actor) },
    select: {
      termId: true,
      events: {
        where: { kind: 'confirmed' },
        select: { supervisor: { select: { id: true, name: true, districtId: true } } },
        orderBy: { id: 'desc' },
        take: 1,
      },
    },
  })
  return placements.flatMap(({ termId, events }) => {
    const supervisor = events[0]?.supervisor
    return supervisor ? [{ termId, ...supervisor }] : []
  })
}

/** What the term's placed students got, without anything that says who they are. */
export async function findPlacedStudents(tx: Transaction, termId: string) {
  const placements = await tx.placement.findMany({
    where: { termId, state: { in: [...HELD] } },
    select: {
      wish: true,
      offer: { select: { unit: { select: { districtId: true } } } },
      student: {
        select: { universityId: true, sex: true, homeArea: true, _count: { select: { wishes: true } } },
      },
    },
  })
  const longest = await tx.wish.aggregate({ where: { student: { termId } }, _max: { position: true } })
  const journeys = await tx.travelTime.findMany({
    select: { homeArea: true, districtId: true, minutes: true },
  })
  const minutes = new Map(journeys.map(one => [`${one.homeArea} ${one.districtId}`, one.minutes]))
  const outside = (longest._max.position ?? 0) + 1
  return placements.map(({ wish, offer: { unit }, student }) => ({
    universityId: student.universityId,
    districtId: unit.districtId,
    sex: student.sex,
    wishNumber: student._count.wishes === 0 ? null : (wish ?? outside),
    travelMinutes: minutes.get(`${student.homeArea} ${unit.districtId}`) ?? null,
  }))
}
