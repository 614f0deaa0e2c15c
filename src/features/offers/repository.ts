import { fromDateColumn, toDateColumn, type Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Ids } from '../../ports/ids.ts'
import { offersOf } from '../scope.ts'

const offerSelect = {
  id: true,
  version: true,
  fieldId: true,
  places: true,
  fromOn: true,
  toOn: true,
  requires: true,
  provides: true,
  comment: true,
  term: { select: { startsOn: true } },
  field: { select: { name: true } },
  unit: { select: { name: true, district: { select: { id: true, name: true } } } },
  universities: { select: { universityId: true }, orderBy: { universityId: 'asc' } },
  supervisor: {
    select: {
      id: true,
      name: true,
      email: true,
      degreeYear: true,
      hasSupervisorCourse: true,
      exceptions: { select: { universityId: true } },
    },
  },
} satisfies Prisma.OfferSelect

export type OfferRow = Prisma.OfferGetPayload<{ select: typeof offerSelect }>

/** The term's offers within the actor's scope, those withdrawn left out. */
export function findOffers(tx: Transaction, termId: string, actor: Actor): Promise<OfferRow[]> {
  return tx.offer.findMany({ where: { termId, withdrawnAt: null, ...offersOf(actor) }, select: offerSelect })
}

/** One offer; null when it is withdrawn or not the actor's. */
export function findOffer(tx: Transaction, id: string, actor: Actor): Promise<OfferRow | null> {
  return tx.offer.findFirst({ where: { id, withdrawnAt: null, ...offersOf(actor) }, select: offerSelect })
}

/** What a change of the offer is judged by; null when it is withdrawn or not the actor's. */
export async function findOfferToChange(tx: Transaction, id: string, actor: Actor) {
  const offer = await tx.offer.findFirst({
    where: { id, withdrawnAt: null, ...offersOf(actor) },
    select: {
      termId: true,
      version: true,
      unitId: true,
      supervisorId: true,
      fieldId: true,
      fromOn: true,
      toOn: true,
      requires: true,
      provides: true,
      unit: { select: { districtId: true } },
      universities: { select: { universityId: true } },
      _count: { select: { placements: { where: { active: true } } } },
    },
  })
  if (!offer) return null
  const { termId, version, unit, universities, _count, ...place } = offer
  return {
    termId,
    version,
    districtId: unit.districtId,
    placed: _count.placements,
    place: {
      ...place,
      fromOn: fromDateColumn(place.fromOn),
      toOn: fromDateColumn(place.toOn),
      universityIds: universities.map(({ universityId }) => universityId),
    },
  }
}

/**
 * Offers of any term as another can have them: without their period and comment, which are of their term, and without a
 * supervisor who has been erased. Those withdrawn or not the actor's are left out.
 */
export async function findOffersToCopy(tx: Transaction, ids: readonly string[], actor: Actor) {
  const rows = await tx.offer.findMany({
    where: { id: { in: [...ids] }, withdrawnAt: null, ...offersOf(actor) },
    select: {
      unitId: true,
      supervisorId: true,
      fieldId: true,
      places: true,
      requires: true,
      provides: true,
      unit: { select: { districtId: true } },
      supervisor: { select: { erasedAt: true } },
      universities: { select: { universityId: true } },
    },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ unit, universities, supervisor, ...offer }) => ({
    ...offer,
    supervisorId: supervisor?.erasedAt ? null : offer.supervisorId,
    comment: null,
    fromOn: null,
    toOn: null,
    districtId: unit.districtId,
    universityIds: universities.map(({ universityId }) => universityId),
  }))
}

type Alike = Pick<OfferMembers, 'unitId' | 'fieldId' | 'supervisorId'>

/** What is the same of offers that are each other's from term to term. */
export function likenessOf({ unitId, fieldId, supervisorId }: Alike): string {
  return [unitId, fieldId, supervisorId].join(' ')
}

/** How many offers the term has of each likeness, in the units of these. */
export async function countAlike(
  tx: Transaction,
  termId: string,
  offers: readonly Alike[],
): Promise<Map<string, number>> {
  const rows = await tx.offer.findMany({
    where: { termId, withdrawnAt: null, unitId: { in: offers.map(({ unitId }) => unitId) } },
    select: { unitId: true, fieldId: true, supervisorId: true },
  })
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(likenessOf(row), (counts.get(likenessOf(row)) ?? 0) + 1)
  return counts
}

/** The present universities' rules for supervisors (R13), by name. */
export function findSupervisorRules(tx: Transaction) {
  return tx.university.findMany({
    where: { validTo: null },
    select: { id: true, supervisorDegreeYears: true, supervisorCourseRequired: true },
    orderBy: { name: 'asc' },
  })
}

export type SupervisorRules = Awaited<ReturnType<typeof findSupervisorRules>>

/** The id of the district's unit of this name, made when there is none. */
export async function findOrCreateUnit(
  tx: Transaction,
  ids: Ids,
  districtId: string,
  name: string,
): Promise<string> {
  const found = await tx.unit.findUnique({
    where: { districtId_name: { districtId, name } },
    select: { id: true },
  })
  if (found) return found.id
  const { id } = await tx.unit.create({ data: { id: ids.uuid(), districtId, name }, select: { id: true } })
  return id
}

export interface OfferMembers {
  unitId: string
  supervisorId: string | null
  fieldId: string
  places: number
  fromOn: string | null
  toOn: string | null
  requires: readonly string[]
  provides: readonly string[]
  comment: string | null
}

/** The offer's own columns; its universities are rows of their own. */
export function offerColumns(offer: OfferMembers) {
  return {
    unitId: offer.unitId,
    supervisorId: offer.supervisorId,
    fieldId: offer.fieldId,
    places: offer.places,
    fromOn: toDateColumn(offer.fromOn),
    toOn: toDateColumn(offer.toOn),
    requires: [...new Set(offer.requires)].sort(),
    provides: [...new Set(offer.provides)].sort(),
    comment: offer.comment === '' ? null : offer.comment,
  }
}

/** Its universities are left to `replaceUniversities`. */
export async function insertOffer(tx: Transaction, offer: OfferMembers & { id: string; termId: string }) {
  await tx.offer.create({ data: { id: offer.id, termId: offer.termId, ...offerColumns(offer) } })
}

export async function insertOffers(
  tx: Transaction,
  offers: readonly (OfferMembers & { id: string; termId: string })[],
) {
  await tx.offer.createMany({
    data: offers.map(offer => ({ id: offer.id, termId: offer.termId, ...offerColumns(offer) })),
  })
}

/** Changes the offer; one that was withdrawn is offered again. Its universities are left to `replaceUniversities`. */
export async function updateOffer(tx: Transaction, offer: OfferMembers & { id: string }) {
  await tx.offer.update({
    where: { id: offer.id },
    data: { ...offerColumns(offer), withdrawnAt: null, version: { increment: 1 } },
  })
}

/** An offer that moves to another district is no longer the row in the former one's file. */
export async function forgetImport(tx: Transaction, offerId: string) {
  await tx.offer.update({ where: { id: offerId }, data: { importKey: null } })
}

/** Limits each offer to its universities (R6). */
export async function replaceUniversities(
  tx: Transaction,
  offers: readonly { id: string; universityIds: readonly string[] }[],
) {
  await tx.offerUniversity.deleteMany({ where: { offerId: { in: offers.map(({ id }) => id) } } })
  const rows = offers.flatMap(({ id, universityIds }) =>
    [...new Set(universityIds)].map(universityId => ({ offerId: id, universityId })),
  )
  await tx.offerUniversity.createMany({ data: rows })
}

/** One place of the offer is gone; with its last place the offer leaves the term. */
export async function removePlace(tx: Transaction, id: string, at: Date) {
  const { count } = await tx.offer.updateMany({
    where: { id, places: { gt: 1 } },
    data: { places: { decrement: 1 }, version: { increment: 1 } },
  })
  if (count === 0) await withdrawOffers(tx, [id], at)
}

export async function withdrawOffers(tx: Transaction, ids: readonly string[], at: Date) {
  await tx.offer.updateMany({
    where: { id: { in: [...ids] } },
    data: { withdrawnAt: at, version: { increment: 1 } },
  })
}
