/**
 * The smallest value that at least `share` of the values don't exceed (nearest rank); 0.5 gives a median that is one of
 * the values. Null without values.
 */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
}
