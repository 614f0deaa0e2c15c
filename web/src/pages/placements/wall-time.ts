import type { PlacementView } from './placement-states.ts'

export type OccasionView = PlacementView['occasions'][number]

const stockholm = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** An instant's date and time on the wall in Stockholm: `2020-01-20` and `09:00`. */
export function wallTimeOf(at: string): { readonly on: string; readonly time: string } {
  const [on = '', time = ''] = stockholm.format(new Date(at)).split(' ')
  return { on, time }
}

/** What a form was opened with of an occasion, as its change says. */
export const seenOf = ({ title, startAt, endAt, location, contact, text }: OccasionView) => ({
  title,
  startAt,
  endAt,
  location,
  contact,
  text,
})

export interface OccasionFormValues {
  readonly on: string | null
  readonly from: string
  readonly to: string
  readonly location: string
  readonly title: string
  readonly contact: string
  readonly text: string
}

/** The form of an occasion; empty for one that is to be added. */
export function occasionValues(occasion: OccasionView | null): OccasionFormValues {
  const { startAt = null, endAt = null, location, title, contact, text } = occasion ?? {}
  const start = startAt === null ? null : wallTimeOf(startAt)
  const end = endAt === null ? null : wallTimeOf(endAt)
  return {
    on: start?.on ?? null,
    from: start?.time ?? '',
    to: end?.time ?? '',
    location: location ?? '',
    title: title ?? '',
    contact: contact ?? '',
    text: text ?? '',
  }
}

/** `9`, `9.30`, `09:30` and `930` → `HH:MM`; anything else stays as typed, for the person to see and correct. */
export function tidyTime(text: string): string {
  const match = /^([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?$/.exec(text.trim())
  if (!match?.[1]) return text.trim()
  return `${match[1].padStart(2, '0')}:${match[2] ?? '00'}`
}

export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}
