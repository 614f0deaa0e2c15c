/** The labels of the values that differ; a value without a label of its own is left out, and no label comes twice. */
export function changedNames<Values extends object>(
  before: Values,
  after: Values,
  labels: Readonly<Partial<Record<keyof Values, string>>>,
): string[] {
  const names = (Object.keys(labels) as (keyof Values)[])
    .filter(key => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .flatMap(key => labels[key] ?? [])
  return [...new Set(names)]
}
