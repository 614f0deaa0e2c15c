import type { OccasionKind } from '../../domain/calendar/occasion.ts'

interface PlaceFacts {
  readonly unit: string
  readonly district: string
  readonly field: string
  /** Whom to ask for; null when nobody is named. */
  readonly supervisor: string | null
}

export const feedName = (term: string) => `VFU ${term}`

/** The title of an occasion in a calendar; nothing sensitive, nobody else's name (C1). */
export const summary: Record<OccasionKind, (facts: PlaceFacts) => string> = {
  'first-day': ({ unit }) => `VFU: första dagen, ${unit}`,
  period: ({ unit }) => `VFU: ${unit}`,
  'supervisor-meeting': () => 'VFU: trepartssamtal',
}

export function description({ unit, district, field, supervisor }: PlaceFacts): string {
  const lines = [`${unit}, ${district}`, `Verksamhetsområde: ${field}`]
  return supervisor ? [...lines, `Fråga efter ${supervisor}.`].join('\n') : lines.join('\n')
}
