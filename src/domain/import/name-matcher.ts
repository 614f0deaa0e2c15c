import { foldedName } from './cell-text.ts'
import { nearestOf } from './nearest.ts'

export type Named = { id: string; name: string }

/** What a typed name means: one of the known, or none, with the one nearest in spelling when any is near. */
export type NameMatch<Known extends Named> = { ok: true; known: Known } | { ok: false; nearest: Known | null }

export type NameMatcher<Known extends Named> = (typed: string) => NameMatch<Known>

/** Matches names or ids, forgiving of case, spaces, dashes and composition. */
export function namesOf<Known extends Named>(known: readonly Known[]): NameMatcher<Known> {
  return matcherBy([foldedName], known)
}

/**
 * Matches a district by its id, its full name, or the name of the area alone: `Farsta` and `Farsta SDF` for
 * `Farsta stadsdelsförvaltning`, and `Enskede-Årsta-Vantör` for `Enskede-Årsta-Vantörs stadsdelsförvaltning`,
 * whose s is the genitive's. Hyphens may be spaces. A short form that fits two districts is neither.
 */
export function districtNames<District extends Named>(districts: readonly District[]): NameMatcher<District> {
  return matcherBy([hyphensAsSpaces, areaOf, areaWithoutGenitive], districts)
}

type KeyOf = (text: string) => string

/** Tries the keys in order, the strictest first; a key that two share matches neither. */
function matcherBy<Known extends Named>(
  keys: readonly [KeyOf, ...KeyOf[]],
  known: readonly Known[],
): NameMatcher<Known> {
  const indexes = keys.map(keyOf => ({ keyOf, index: indexBy(keyOf, known) }))
  const suggest = suggestionsBy(keys.at(-1) ?? keys[0], known)
  return typed => {
    for (const { keyOf, index } of indexes) {
      const found = index.get(keyOf(typed))
      if (found) return { ok: true, known: found }
    }
    return { ok: false, nearest: suggest(typed) }
  }
}

// A file with more different misspellings is another kind of file, and must not cost seconds of distances.
const MAX_SUGGESTIONS = 300

function suggestionsBy<Known extends Named>(
  keyOf: KeyOf,
  known: readonly Known[],
): (typed: string) => Known | null {
  const keyed = known.map(named => ({ named, key: keyOf(named.name) }))
  const suggested = new Map<string, Known | null>()
  return typed => {
    const key = keyOf(typed)
    const earlier = suggested.get(key)
    if (earlier !== undefined || suggested.size >= MAX_SUGGESTIONS) return earlier ?? null
    const nearest = nearestOf(key, keyed, item => item.key)?.named ?? null
    suggested.set(key, nearest)
    return nearest
  }
}

function indexBy<Known extends Named>(keyOf: KeyOf, known: readonly Known[]): Map<string, Known | null> {
  const index = new Map<string, Known | null>()
  for (const named of known) {
    for (const key of [keyOf(named.id), keyOf(named.name)]) {
      const holder = index.get(key)
      index.set(key, holder === undefined || holder?.id === named.id ? named : null)
    }
  }
  return index
}

const hyphensAsSpaces: KeyOf = text =>
  foldedName(text)
    .split(/[\s-]+/)
    .join(' ')

const SUFFIXES = [' stadsdelsförvaltning', ' sdf']

function areaOf(text: string): string {
  const name = hyphensAsSpaces(text)
  const indefinite = name.endsWith('förvaltningen') ? name.slice(0, -'en'.length) : name
  const suffix = SUFFIXES.find(ending => indefinite.endsWith(ending))
  return suffix ? indefinite.slice(0, -suffix.length) : indefinite
}

function areaWithoutGenitive(text: string): string {
  const area = areaOf(text)
  return area.endsWith('s') ? area.slice(0, -1) : area
}
