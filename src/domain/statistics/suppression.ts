/** P7: nothing is told about fewer than this many people. */
export const SMALLEST_GROUP = 5

/**
 * The groups of a whole that may be told of, by their sizes (P7): those with at least {@link SMALLEST_GROUP} people.
 * Those left out could be worked out together from the others and the whole, so they are at least two groups of that many
 * people: the smallest of the others are left out with them. Empty groups hide nobody and need no hiding.
 */
export function groupsToTell<Name>(sizes: ReadonlyMap<Name, number>): Name[] {
  const all = [...sizes].filter(([, size]) => size > 0).toSorted(([, a], [, b]) => b - a)
  const told = all.filter(([, size]) => size >= SMALLEST_GROUP)
  const hidden = all.slice(told.length)
  while (hidden.length > 0 && (hidden.length === 1 || sumOf(hidden) < SMALLEST_GROUP)) {
    const next = told.pop()
    if (!next) break
    hidden.push(next)
  }
  return told.map(([name]) => name)
}

/**
 * The parts of a sum that is told, those of fewer than {@link SMALLEST_GROUP} in one part named `rest` (P7), with the
 * smallest of the others when they alone would be too few or only one. Null when that would leave nothing to tell.
 */
export function tellableParts<Name, Rest>(
  parts: readonly (readonly [Name, number])[],
  rest: Rest,
): (readonly [Name | Rest, number])[] | null {
  const told = new Set(groupsToTell(new Map(parts)))
  const hidden = parts.filter(([name, size]) => size > 0 && !told.has(name))
  if (hidden.length === 0) return [...parts]
  if (told.size === 0) return null
  return [...parts.filter(([name, size]) => size === 0 || told.has(name)), [rest, sumOf(hidden)]]
}

function sumOf(parts: readonly (readonly [unknown, number])[]): number {
  return parts.reduce((sum, [, size]) => sum + size, 0)
}
