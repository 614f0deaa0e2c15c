/** P7: nothing is told about fewer than this many people. */
export const SMALLEST_GROUP = 5

/**
 * The groups of a whole that may be told of, by their sizes (P7): those with at least {@link SMALLEST_GROUP} people. If
 * exactly one group would be left out it could be worked out from the others and the whole, so the smallest of the
 * others is left out with it; empty groups hide nobody and need no hiding.
 */
export function groupsToTell<Name>(sizes: ReadonlyMap<Name, number>): Name[] {
  const all = [...sizes].filter(([, size]) => size > 0).toSorted(([, a], [, b]) => b - a)
  const told = all.filter(([, size]) => size >= SMALLEST_GROUP)
  if (all.length - told.length === 1) told.pop()
  return told.map(([name]) => name)
}
