import type { Slot } from './timetable.ts'

/** The columns of the variables under each of their keys, in the variables' order. */
export function columnsBy<Variable extends { readonly column: number }, Key>(
  variables: readonly Variable[],
  keysOf: (variable: Variable) => readonly Key[],
): Map<Key, number[]> {
  const columns = new Map<Key, number[]>()
  for (const variable of variables) {
    for (const key of keysOf(variable)) {
      const own = columns.get(key)
      if (own) own.push(variable.column)
      else columns.set(key, [variable.column])
    }
  }
  return columns
}

/** The slots of a meeting that starts in one and takes some passes. */
export const slotsFrom = (start: Slot, length: number): Slot[] =>
  Array.from({ length }, (_, index) => start + index)

/** The items under each key, in their order. */
export function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
