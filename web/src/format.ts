import type { Language } from './language.ts'
import { currentLanguage } from './language.ts'

/** What people in Stockholm read on the wall, wherever the browser is. */
const ZONE = 'Europe/Stockholm'
const LOCALES = { sv: 'sv-SE', en: 'en-GB' } as const satisfies Record<Language, string>

const dateFormats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = dateFormats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(LOCALES[language], options)
  dateFormats.set(key, made)
  return made
}

/** A calendar date is not an instant: noon UTC keeps its day in every zone. */
function noon(isoDate: string): Date {
  return new Date(`${isoDate}T12:00:00Z`)
}

/** `2020-01-20` → `20 januari 2020`. */
export function longDate(isoDate: string, language = currentLanguage()): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return dateFormat(language, options).format(noon(isoDate))
}

/** `2020-01-20` → `måndag 20 januari 2020`. */
export function longDay(isoDate: string, language = currentLanguage()): string {
  const options = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  } as const
  return dateFormat(language, options).format(noon(isoDate))
}

/** `2020-01-20` → `mån 20 jan.`. */
export function weekday(isoDate: string, language = currentLanguage()): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  return dateFormat(language, options).format(noon(isoDate))
}

/** `2020-01-20` → `mån 20/1`, for narrow columns. */
export function shortWeekday(isoDate: string, language = currentLanguage()): string {
  const options = { weekday: 'short', day: 'numeric', month: 'numeric', timeZone: 'UTC' } as const
  return dateFormat(language, options).format(noon(isoDate))
}

/** `2020-01-20`, `2020-06-05` → `20 januari–5 juni 2020`. */
export function dateRange(fromOn: string, toOn: string, language = currentLanguage()): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return dateFormat(language, options).formatRange(noon(fromOn), noon(toOn))
}

/** An instant as `20 jan. 2020 09:00` in Stockholm. */
export function dateTime(at: string, language = currentLanguage()): string {
  const options = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: ZONE,
  } as const
  return dateFormat(language, options).format(new Date(at))
}

/** An instant as `måndag 20 januari 2020` in Stockholm. */
export function dayOf(at: string, language = currentLanguage()): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE } as const
  return dateFormat(language, options).format(new Date(at))
}

/** An instant as `5 nov.` in Stockholm. */
export function shortDay(at: string, language = currentLanguage()): string {
  return dateFormat(language, { day: 'numeric', month: 'short', timeZone: ZONE }).format(new Date(at))
}

/** An instant's day in Stockholm as on a calendar's leaf: `20`. */
export function dayOfMonth(at: string, language = currentLanguage()): string {
  return dateFormat(language, { day: 'numeric', timeZone: ZONE }).format(new Date(at))
}

/** An instant's month in Stockholm as on a calendar's leaf: `jan.`. */
export function shortMonth(at: string, language = currentLanguage()): string {
  return dateFormat(language, { month: 'short', timeZone: ZONE }).format(new Date(at))
}

/** An instant as `2020-01-20 09:00` in Stockholm, whatever the language: what a file can be sorted by. */
export function sortableTime(at: string): string {
  const options = { dateStyle: 'short', timeStyle: 'short', timeZone: ZONE } as const
  return dateFormat('sv', options).format(new Date(at))
}

/** Two instants of one day as `09:00–11:30` in Stockholm. */
export function timeRange(startAt: string, endAt: string, language = currentLanguage()): string {
  const format = dateFormat(language, { hour: '2-digit', minute: '2-digit', timeZone: ZONE })
  return `${format.format(new Date(startAt))}–${format.format(new Date(endAt))}`
}

/** `1234` → `1 234`. */
export function number(value: number, language = currentLanguage()): string {
  return new Intl.NumberFormat(LOCALES[language]).format(value)
}

/** `12.34` → `12,3` with at most one decimal. */
export function decimal(value: number, language = currentLanguage()): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(value)
}

/** `part` of `whole` as `45 %`; nothing of nothing is 0 %. */
export function percent(part: number, whole: number, language = currentLanguage()): string {
  const share = whole === 0 ? 0 : part / whole
  return new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  )
}

/** `['a', 'b', 'c']` → `a, b och c`. */
export function list(words: readonly string[], language = currentLanguage()): string {
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(words)
}

/** The form that goes with the number when that stands elsewhere. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many
}

/** `1` → `1 plats`, `2` → `2 platser`. */
export function counted(count: number, one: string, many: string, language = currentLanguage()): string {
  return `${number(count, language)} ${plural(count, one, many)}`
}

const collator = new Intl.Collator('sv-SE', { numeric: true, sensitivity: 'base' })

/** Swedish order: å ä ö last, numbers by value. Names are Swedish in both languages. */
export function compareText(a: string, b: string): number {
  return collator.compare(a, b)
}
