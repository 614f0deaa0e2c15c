import type { FieldFault } from '../../api/problem.ts'
import type { Wish } from './wish-words.ts'

/** A wish in the form; the key is its own while it moves up and down. */
export interface WishRow extends Wish {
  readonly key: number
}

export const MAX_WISHES = 10

export function wishRows(wishes: readonly Wish[]): WishRow[] {
  return wishes.map(({ fieldId, districtId }, key) => ({ key, fieldId, districtId }))
}

/** With one more, empty and last. */
export function addWish(rows: readonly WishRow[]): WishRow[] {
  const key = Math.max(-1, ...rows.map(row => row.key)) + 1
  return [...rows, { key, fieldId: null, districtId: null }]
}

/** The wish at `from` in the place of its neighbour, `by` steps on (-1 or 1); beyond the ends nothing moves. */
export function moveWish(rows: readonly WishRow[], from: number, by: -1 | 1): WishRow[] {
  const moved = rows[from]
  const neighbour = rows[from + by]
  if (moved === undefined || neighbour === undefined) return [...rows]
  return rows.with(from, neighbour).with(from + by, moved)
}

/** Wishes that say nothing or repeat an earlier one, by their path in the request's body. */
export function wishFaults(
  rows: readonly Wish[],
  words: {
    readonly emptyWish: (position: number) => string
    readonly repeatedWish: (position: number, earlier: number) => string
  },
): FieldFault[] {
  return rows.flatMap((row, index) => {
    const path = `wishes.${index}`
    if (row.fieldId === null && row.districtId === null) return [{ path, text: words.emptyWish(index + 1) }]
    const earlier = rows.findIndex(
      other => other.fieldId === row.fieldId && other.districtId === row.districtId,
    )
    return earlier < index ? [{ path, text: words.repeatedWish(index + 1, earlier + 1) }] : []
  })
}
