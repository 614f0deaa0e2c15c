import type { ResponseOf } from '../../api/client.ts'
import type { repairs as Words } from '../../copy/sv/repairs.ts'

export type RepairsView = ResponseOf<'GET /api/terms/:termId/repairs'>
export type RepairView = NonNullable<RepairsView['repair']>
export type WithoutPlace = RepairsView['withoutPlace'][number]

/** Those whom a change has left without a place, or who came after the matching; the others had none before either. */
export function leftWithout({ withoutPlace }: RepairsView): readonly WithoutPlace[] {
  return withoutPlace.filter(({ last, isLate }) => last !== null || isLate)
}

/** How many students the repair does something to. */
export function changesOf({ moved, placed, lost }: RepairView): number {
  return moved.length + placed.length + lost.length
}

export function hasPlan({ status }: RepairView): boolean {
  return status === 'optimal' || status === 'feasible'
}

/** The sentence that a repair is about: how many keep their place, and whether more could. */
export function keptSentence({ kept, held, status }: RepairView, words: typeof Words): string {
  // That all keep it needs no proof: there are no more.
  if (kept === held) return words.keptAll(held)
  return words.kept(kept, held) + (status === 'optimal' ? words.proved : words.unproved)
}

/** A criterion of the strict order in words, without its value. */
export function criterionName(name: string, words: (typeof Words)['names']): string {
  const [, kind, level] = /^(priority|wish)-(\d+)$/.exec(name) ?? []
  if (kind === 'priority') return words.priority(Number(level))
  if (kind === 'wish') return words.wish(Number(level))
  return name === 'placed' || name === 'outside' || name === 'wish-sum' || name === 'travel'
    ? words[name]
    : name
}
