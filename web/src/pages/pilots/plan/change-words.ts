import { list } from '../../../format.ts'
import type { Language } from '../../../language.ts'
import type { Names } from './schedule.ts'

interface Placed {
  readonly on: string
  readonly passes: readonly string[]
  readonly venueId: string
  readonly hostIds: readonly string[]
}

export type Change = 'added' | 'gone' | 'time' | 'venue' | 'hosts'

/** What of a session's place has changed, in words: only that, and all of it for one that is new or gone. */
export function placeInWords(
  place: Placed | null,
  changes: readonly Change[],
  names: Names,
  language: Language,
): string {
  if (!place) return ''
  const isWhole = changes.includes('added') || changes.includes('gone')
  return [
    isWhole || changes.includes('time') ? names.time({ on: place.on, passes: [...place.passes] }) : '',
    isWhole || changes.includes('venue') ? names.venue(place.venueId) : '',
    isWhole || changes.includes('hosts') ? list(place.hostIds.map(names.host), language) : '',
  ]
    .filter(part => part !== '')
    .join('; ')
}
