import { fromDateColumn, type Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { OfferRow } from '../../domain/import/offers.ts'
import type { Ids } from '../../ports/ids.ts'
import { offerColumns, type OfferMembers } from '../offers/repository.ts'
import { offersOf } from '../scope.ts'

const importedSelect = {
  id: true,
  version: true,
  importKey: true,
  fieldId: true,
  places: true,
  fromOn: true,
  toOn: true,
  requires: true,
  provides: true,
  comment: true,
  unit: { select: { name: true, districtId: true } },
  supervisor: { select: { name: true, email: true, degreeYear: true, hasSupervisorCourse: true } },
  universities: { select: { universityId: true } },
  _count: { select: { placements: { where: { active: true } } } },
} satisfies Prisma.OfferSelect

export interface ImportedOffer extends OfferRow {
  readonly id: string
  readonly version: number
  /** Active placements in the offer. */
  readonly placed: number
}

/** The actor's offers that came from files, those withdrawn left out. */
export async function findImported(tx: Transaction, termId: string, actor: Actor): Promise<ImportedOffer[]> {
  const rows = await tx.offer.findMany({
    where: {
      termId,
      withdrawnAt: null,
      importKey: { not: null },
      ...offersOf(actor),
    },
    select: importedSelect,
    orderBy: { importKey: 'asc' },
  })
  return rows.map(({ importKey, unit, universities, _count, ...offer }) => ({
    ...offer,
    key: importKey ?? '',
    districtId: unit.districtId,
    unit: unit.name,
    fromOn: fromDateColumn(offer.fromOn),
    toOn: fromDateColumn(offer.toOn),
    universityIds: universities.map(({ universityId }) => universityId),
    placed: _count.placements,
  }))
}

/** Ids, by key, of all of the term's offers with these keys; those withdrawn too. */
export async function findIdsByKey(
  tx: Transaction,
  termId: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.offer.findMany({
    where: { termId, importKey: { in: [...keys] } },
    select: { id: true, importKey: true },
  })
  return new Map(rows.map(({ id, importKey }) => [importKey ?? '', id]))
}

type NewOffer = OfferMembers & { id: string; termId: string; key: string }

export async function insertOffers(tx: Transaction, offers: readonly NewOffer[]) {
  await tx.offer.createMany({
    data: offers.map(offer => ({
      id: offer.id,
      termId: offer.termId,
      importKey: offer.key,
      ...offerColumns(offer),
    })),
  })
}

/** Finds the id of a unit in a district, after making those that are missing. */
export async function ensureUnits(
  tx: Transaction,
  ids: Ids,
  wanted: readonly { districtId: string; unit: string }[],
): Promise<(unit: { districtId: string; unit: string }) => string> {
  const keyOf = (districtId: string, name: string) => JSON.stringify([districtId, name])
  const stored = await tx.unit.findMany({
    where: { districtId: { in: wanted.map(({ districtId }) => districtId) } },
    select: { id: true, districtId: true, name: true },
  })
  const found = new Map(stored.map(({ id, districtId, name }) => [keyOf(districtId, name), id]))
  const missing = wanted.flatMap(({ districtId, unit: name }) => {
    if (found.has(keyOf(districtId, name))) return []
    const id = ids.uuid()
    found.set(keyOf(districtId, name), id)
    return [{ id, districtId, name }]
  })
  await tx.unit.createMany({ data: missing })
  return ({ districtId, unit }) => {
    const id = found.get(keyOf(districtId, unit))
    if (!id) throw new Error('A unit that was not asked for')
    return id
  }
}
