import type { OccasionKind } from '../../domain/calendar/occasion.ts'
import { placeLines } from '../in-words.ts'
import type * as swedish from '../sv/calendar.ts'

export const feedName: typeof swedish.feedName = term =>
  term ? `Field placement ${term}` : 'Field placement'

export const summary: typeof swedish.summary = ({ reader, kind, title, isLastDay, place }) => {
  const unit = place?.unit ?? ''
  const names: Record<OccasionKind, string> = {
    'first-day': reader === 'supervisor' ? `receive a student, ${unit}` : `first day, ${unit}`,
    period: isLastDay ? `last day, ${unit}` : unit,
    'supervisor-meeting': 'three-party meeting',
    meeting: 'meeting',
    session: 'work shadowing',
    'network-meeting': 'network meeting',
  }
  return `Field placement: ${title ?? names[kind]}`
}

export const description: typeof swedish.description = ({ reader, kind, place, location, contact, text }) => {
  const lines = [
    ...(place ? placeLines(place, location, 'Field') : []),
    ...(contact && reader !== 'supervisor' && kind !== 'period'
      ? [reader === 'pilot-host' ? `Led by ${contact}.` : `Ask for ${contact}.`]
      : []),
    ...(text ? [text] : []),
  ]
  return lines.join('\n')
}
