import { placeLines } from '../in-words.ts'
import type { OccasionKind, RecipientKind } from '../../domain/calendar/occasion.ts'

/** What the words of an occasion are made of, for one reader. */
export interface OccasionFacts {
  readonly reader: RecipientKind
  readonly kind: OccasionKind
  /** In place of the kind's name. */
  readonly title: string | null
  /** The period, for a reader who has its last day shown. */
  readonly isLastDay: boolean
  /** Null when the occasion is not of a placement. */
  readonly place: { readonly unit: string; readonly district: string; readonly field: string } | null
  /** Where; said beside the description. */
  readonly location: string | null
  /** Whom to ask for; null when nobody is named. */
  readonly contact: string | null
  readonly text: string | null
}

export const feedName = (term: string | null) => (term ? `VFU ${term}` : 'VFU')

/** The title of an occasion in a calendar; nothing sensitive, nobody else's name (C1). */
export function summary({ reader, kind, title, isLastDay, place }: OccasionFacts): string {
  const unit = place?.unit ?? ''
  const isHost = reader === 'supervisor'
  const names: Record<OccasionKind, string> = {
    'first-day': isHost ? `ta emot student, ${unit}` : `första dagen, ${unit}`,
    period: isLastDay ? `sista dagen, ${unit}` : unit,
    'supervisor-meeting': 'trepartssamtal',
    meeting: 'möte',
    session: 'auskultation',
    'network-meeting': 'nätverksträff',
  }
  return `VFU: ${title ?? names[kind]}`
}

export function description({ reader, kind, place, location, contact, text }: OccasionFacts): string {
  const lines = [
    ...(place ? placeLines(place, location, 'Verksamhetsområde') : []),
    ...(contact && reader !== 'supervisor' && kind !== 'period'
      ? [reader === 'pilot-host' ? `Leds av ${contact}.` : `Fråga efter ${contact}.`]
      : []),
    ...(text ? [text] : []),
  ]
  return lines.join('\n')
}
