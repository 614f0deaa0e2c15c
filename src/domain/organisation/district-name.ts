const SUFFIX = ' stadsdelsförvaltning'

/**
 * `Farsta stadsdelsförvaltning` → `Farsta`, `Skarpnäcks stadsdelsförvaltning` → `Skarpnäck`; other names as they are.
 * The `s` before the suffix is taken for the genitive's.
 */
export function shortDistrict(name: string): string {
  if (!name.endsWith(SUFFIX)) return name
  return name.slice(0, -SUFFIX.length).replace(/s$/, '')
}

/** `i Farsta`, but `på Södermalm` and `på Kungsholmen`, as Stockholmers say. */
export function inDistrict(shortName: string): string {
  return `${/malm$|^Kungsholmen$/.test(shortName) ? 'på' : 'i'} ${shortName}`
}
