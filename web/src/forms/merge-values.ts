type Labels<Values> = Readonly<Partial<Record<keyof Values, string>>>

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/**
 * One person's changes with another's: what I changed since `base` stays mine, the rest is theirs. Values under one label
 * belong together and are taken from one side.
 */
export function mergeValues<Values extends object>(
  base: Values,
  mine: Values,
  theirs: Values,
  labels: Labels<Values>,
): Values {
  const keys = Object.keys(theirs) as (keyof Values)[]
  const unitOf = (key: keyof Values) => labels[key] ?? key
  const changed = new Set(keys.filter(key => !isSame(base[key], mine[key])).map(unitOf))
  const merged = { ...theirs }
  for (const key of keys) if (changed.has(unitOf(key))) merged[key] = mine[key]
  return merged
}

export interface Difference<Values> {
  readonly label: string
  readonly keys: readonly (keyof Values)[]
}

/** What differs between my version and theirs, by label; a value without a label of its own is left out. */
export function differencesOf<Values extends object>(
  mine: Values,
  theirs: Values,
  labels: Labels<Values>,
): Difference<Values>[] {
  const differing = (Object.keys(labels) as (keyof Values)[]).filter(key => !isSame(mine[key], theirs[key]))
  return [...new Set(differing.flatMap(key => labels[key] ?? []))].map(label => ({
    label,
    keys: differing.filter(key => labels[key] === label),
  }))
}
