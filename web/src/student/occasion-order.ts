interface Timed {
  readonly kind: string
  readonly startAt: string | null
  readonly fromOn: string | null
}

/** By time, except that the whole period comes last: it frames the others instead of preceding them. */
export function inTimeOrder<Occasion extends Timed>(occasions: readonly Occasion[]): readonly Occasion[] {
  const key = (occasion: Timed) =>
    `${occasion.kind === 'period' ? 1 : 0} ${occasion.startAt ?? occasion.fromOn ?? ''}`
  return occasions.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}
