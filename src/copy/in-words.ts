import type { Timing } from '../domain/calendar/occasion.ts'
import { wallTimeOf } from '../domain/calendar/wall-time.ts'
import type { Language } from './copy.ts'

/** Made once: that takes a hundred times as long as using them, and a term's invitations have thousands of days. */
const inBoth = (options: Intl.DateTimeFormatOptions) => ({
  sv: new Intl.DateTimeFormat('sv-SE', { ...options, timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }),
})
const DATE = inBoth({ day: 'numeric', month: 'long', year: 'numeric' })
const WEEKDAY = inBoth({ weekday: 'long', day: 'numeric', month: 'long' })
const FULL_DAY = inBoth({ dateStyle: 'full' })

const formatted = (on: string, format: Intl.DateTimeFormat): string =>
  format.format(new Date(`${on}T12:00:00Z`))

/** `VT2020` → `vårterminen 2020`, inside a sentence. */
export function termInWords(id: string, language: Language): string {
  const year = id.slice(2)
  const isSpring = id.startsWith('VT')
  if (language === 'sv') return `${isSpring ? 'vårterminen' : 'höstterminen'} ${year}`
  return `the ${isSpring ? 'spring' : 'autumn'} term ${year}`
}

/** `2019-12-13` → `13 december 2019`. */
export function dateInWords(on: string, language: Language): string {
  return formatted(on, DATE[language])
}

/** `2019-12-13T11:05:00Z` → `13 december 2019 kl. 12:05`, on a wall in Stockholm. */
export function momentInWords(at: Date, language: Language): string {
  const wall = wallTimeOf(at)
  return `${dateInWords(wall.on, language)}${language === 'sv' ? ' kl. ' : ', '}${wall.at}`
}

/** `2020-03-09` → `måndag 9 mars`. */
export function weekdayInWords(on: string, language: Language): string {
  return formatted(on, WEEKDAY[language])
}

/**
 * A timing on a wall in Stockholm: `måndag 20 januari 2020 kl. 09:00–11:00`, or the days from first to last. A timing that
 * ends on another day than it begins names both.
 */
export function timingInWords(timing: Timing, language: Language): string {
  if (timing.allDay) {
    const [from, to] = [dayInWords(timing.fromOn, language), dayInWords(timing.toOn, language)]
    return from === to ? from : `${from} – ${to}`
  }
  const [from, to] = [wallTimeOf(timing.startAt), wallTimeOf(timing.endAt)]
  const clock = language === 'sv' ? ' kl. ' : ', '
  const end = from.on === to.on ? to.at : ` ${dayInWords(to.on, language)}${clock}${to.at}`
  return `${dayInWords(from.on, language)}${clock}${from.at}–${end}`
}

/** `2020-01-20` → `måndag 20 januari 2020`. */
function dayInWords(on: string, language: Language): string {
  return formatted(on, FULL_DAY[language])
}

/** Unit and district, unless they are the meeting place and so said already, and the field. */
export function placeLines(
  { unit, district, field }: { unit: string; district: string; field: string },
  location: string | null,
  fieldName: string,
): string[] {
  const where = `${unit}, ${district}`
  return [...(where === location ? [] : [where]), `${fieldName}: ${field}`]
}
