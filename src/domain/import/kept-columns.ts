import type { Columns } from './columns.ts'

/** The titles of the columns that the file hasn't and of which some row has a value all the same, kept from before. */
export function keptTitles(
  columns: Columns,
  positions: ReadonlyMap<string, number>,
  rows: readonly Readonly<Record<string, unknown>>[],
): string[] {
  return Object.entries(columns)
    .filter(([key]) => !positions.has(key) && rows.some(row => saysSomething(row[key])))
    .map(([, { title }]) => title)
}

function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false
  if (Array.isArray(value)) return value.length > 0
  return typeof value !== 'object' || !('priority' in value) || value.priority !== 0
}
