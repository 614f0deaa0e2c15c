import type { Succession } from '../organisation/succession.ts'
import { joined, sumOf } from './as-now.ts'
import type { OfferFigures } from './funnel.ts'
import { groupsToTell } from './suppression.ts'

/** What was asked for and offered in a term, of one field or district. */
export interface SupplyRow {
  readonly id: string
  /** First wishes; null is left out (P7). */
  readonly asked: number | null
  /** Places, which are nobody's. */
  readonly offered: number
  /** Of these, places without a published placement; null where it would tell of few students (P7). */
  readonly unused: number | null
}

/** A row for each id that is asked for or offered; first wishes of few students are left out (P7). */
export function supplyRows(
  firstWishes: readonly (string | null)[],
  places: readonly Omit<SupplyRow, 'asked'>[],
): SupplyRow[] {
  const asked = new Map<string, number>()
  for (const id of firstWishes) if (id !== null) asked.set(id, (asked.get(id) ?? 0) + 1)
  const told = groupsToTell(asked)
  const ids = [...new Set([...places.map(({ id }) => id), ...asked.keys()])].sort()
  return ids
    .map(id => {
      const count = asked.get(id) ?? 0
      const { offered = 0, unused = 0 } = places.find(one => one.id === id) ?? {}
      return { id, asked: count === 0 || told.includes(id) ? count : null, offered, unused }
    })
    .filter(({ asked: count, offered }) => count !== 0 || offered > 0)
}

/** Places by field. How many of them stood unused is left out where few students were placed (P7). */
export function placesByField(offers: readonly OfferFigures[]): Omit<SupplyRow, 'asked'>[] {
  const ids = [...new Set(offers.map(({ fieldId }) => fieldId))].sort()
  const rows = ids.map(id => {
    const own = offers.filter(({ fieldId }) => fieldId === id)
    return {
      id,
      offered: own.reduce((sum, { offered }) => sum + offered, 0),
      unused: own.reduce((sum, { unused }) => sum + unused, 0),
    }
  })
  const used = new Map(rows.map(({ id, offered, unused }) => [id, offered - unused]))
  const told = groupsToTell(used)
  return rows.map(row => ({
    ...row,
    unused: used.get(row.id) === 0 || told.includes(row.id) ? row.unused : null,
  }))
}

/** The rows in today's organisation: a sum is told when all its parts are, so that both ways of looking tell the same (P7). */
export function supplyAsNow(rows: readonly SupplyRow[], succession: Succession): SupplyRow[] {
  return joined(rows, succession, (id, parts) => ({
    id,
    asked: sumOf(parts.map(({ asked }) => asked)),
    offered: parts.reduce((sum, { offered }) => sum + offered, 0),
    unused: sumOf(parts.map(({ unused }) => unused)),
  }))
}
