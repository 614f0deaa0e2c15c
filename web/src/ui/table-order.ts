import { compareText } from '../format.ts'

export type SortValue = string | number | null

export interface Sort {
  readonly key: string
  readonly descending: boolean
}

/** `namn` → ascending by namn, `-namn` → descending; anything else than a known key → none. */
export function parseSort(text: string | null, keys: readonly string[]): Sort | null {
  if (text === null) return null
  const descending = text.startsWith('-')
  const key = descending ? text.slice(1) : text
  return keys.includes(key) ? { key, descending } : null
}

/** What pressing a column's heading gives: ascending, then descending, then the order the rows came in. */
export function nextSort(current: Sort | null, key: string): string | null {
  if (current?.key !== key) return key
  return current.descending ? null : `-${key}`
}

/** Each text's place in Swedish order, the same for texts that count as equal. Comparing texts is slow, numbers quick. */
function places(texts: ReadonlySet<string>): ReadonlyMap<string, number> {
  let place = 0
  let previous: string | null = null
  const placed = new Map<string, number>()
  for (const text of [...texts].sort(compareText)) {
    if (previous !== null && compareText(previous, text) !== 0) place += 1
    placed.set(text, place)
    previous = text
  }
  return placed
}

/** Text in Swedish order, numbers by size; rows without a value last in both directions; equal rows keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  value: (row: Row) => SortValue,
  descending: boolean,
): readonly Row[] {
  const valued = rows.map(row => ({ row, by: value(row) }))
  const isText = valued.some(({ by }) => typeof by === 'string')
  const placed = places(new Set(isText ? valued.flatMap(({ by }) => (by === null ? [] : String(by))) : []))
  const numberOf = (by: SortValue) => (by === null || !isText ? by : (placed.get(String(by)) ?? 0))
  return valued
    .map(({ row, by }) => ({ row, by: numberOf(by) as number | null }))
    .sort(({ by: a }, { by: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null)
      return descending ? compareNumbers(b, a) : compareNumbers(a, b)
    })
    .map(({ row }) => row)
}

/** Infinity is what it is, and equal to itself. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** What a row is looked for by, as `filterRows` wants it. */
export function searchText(texts: readonly string[]): string {
  return texts.join('\n').toLocaleLowerCase('sv')
}

/** Rows in which every word of the filter occurs somewhere; `texts` has each row's search text, in the rows' order. */
export function filterRows<Row>(
  rows: readonly Row[],
  texts: readonly string[],
  filter: string,
): readonly Row[] {
  const words = filter.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((_, index) => words.every(word => texts[index]?.includes(word)))
}
