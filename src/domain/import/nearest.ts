import { distance } from 'fastest-levenshtein'
import { foldedName } from './cell-text.ts'

// The cost of a distance grows with the product of the lengths, and nobody misspells a name by this much.
const LONGEST_COMPARED = 100

/**
 * The item whose name the text was most likely meant to be, or null when none is near: at most three letters in
 * ten differ, at least one is allowed. Å, ä and ö typed without their marks cost nothing. The first of equals wins.
 */
export function nearestOf<Item>(
  text: string,
  items: readonly Item[],
  nameOf: (item: Item) => string,
): Item | null {
  const typed = withoutMarks(text)
  if (typed.length === 0 || typed.length > LONGEST_COMPARED) return null
  let nearest: Item | null = null
  let smallest = Infinity
  for (const item of items) {
    const name = withoutMarks(nameOf(item))
    if (name.length > LONGEST_COMPARED) continue
    const apart = distance(typed, name)
    if (apart < smallest && apart <= Math.max(1, 0.3 * Math.max(typed.length, name.length))) {
      nearest = item
      smallest = apart
    }
  }
  return nearest
}

/** {@link nearestOf} among the names themselves. */
export function nearestName(text: string, names: readonly string[]): string | null {
  return nearestOf(text, names, name => name)
}

const withoutMarks = (text: string): string =>
  foldedName(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
