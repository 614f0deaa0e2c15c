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

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b))
}

/** Text in Swedish order, numbers by size; rows without a value last in both directions; equal rows keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  value: (row: Row) => SortValue,
  descending: boolean,
): readonly Row[] {
  return rows
    .map(row => ({ row, by: value(row) }))
    .sort(({ by: a }, { by: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null)
      return descending ? compare(b, a) : compare(a, b)
    })
    .map(({ row }) => row)
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
