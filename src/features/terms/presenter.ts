import { holdsRole, type Actor } from '../../domain/access/actor.ts'
import type { findBoard } from './repository.ts'

type BoardRows = Awaited<ReturnType<typeof findBoard>>
const swedish = new Intl.Collator('sv')
const byName = (a: { name: string }, b: { name: string }) => swedish.compare(a.name, b.name)

function sumOf(offers: readonly { places: number }[]) {
  return offers.reduce((sum, { places }) => sum + places, 0)
}

function countOf<Row extends { _count: number }>(rows: readonly Row[], isMeant: (row: Row) => boolean) {
  return rows.find(isMeant)?._count ?? 0
}

/** Offered against target, per district and field; students against share (S3). Names in Swedish order. */
export function presentBoard(
  target: number,
  { districts, offers, placements, fields, universities, ...counts }: BoardRows,
  actor: Actor,
) {
  const seesOffers = holdsRole(actor, ['central', 'district'])
  const seesWishes = holdsRole(actor, ['central', 'university'])
  return {
    target,
    offered: seesOffers ? sumOf(offers) : null,
    districts: districts
      .map(({ id, name, latitude, longitude, termBounds }) => {
        const own = offers.filter(offer => offer.unit.districtId === id)
        const perField = fields.map(
          field => [field.id, sumOf(own.filter(offer => offer.fieldId === field.id))] as const,
        )
        const placed = placements.filter(({ offer }) => offer.unit.districtId === id)
        return {
          id,
          name,
          latitude,
          longitude,
          answeredAt: termBounds[0]?.answeredAt?.toISOString() ?? null,
          offered: sumOf(own),
          offeredPerField: Object.fromEntries(perField),
          placed: placed.length,
          confirmed: placed.filter(({ state }) => state !== 'proposed').length,
          completed: placed.filter(({ state }) => state === 'completed').length,
        }
      })
      .sort(byName),
    fields: fields
      .map(({ id, name }) => ({
        id,
        name,
        offered: seesOffers ? sumOf(offers.filter(offer => offer.fieldId === id)) : null,
        firstWishes: seesWishes ? countOf(counts.firstWishes, row => row.fieldId === id) : null,
      }))
      .sort(byName),
    universities: universities
      .map(({ id, name, shares }) => ({
        id,
        name,
        share: shares[0]?.places ?? 0,
        students: countOf(counts.students, row => row.universityId === id),
        withoutWishes: countOf(counts.withoutWishes, row => row.universityId === id),
      }))
      .sort(byName),
  }
}
