import type { Language } from './copy.ts'

const LOCALES = { sv: 'sv-SE', en: 'en-GB' } as const

/** `VT2020` → `vårterminen 2020`, inside a sentence. */
export function termInWords(id: string, language: Language): string {
  const year = id.slice(2)
  const isSpring = id.startsWith('VT')
  if (language === 'sv') return `${isSpring ? 'vårterminen' : 'höstterminen'} ${year}`
  return `the ${isSpring ? 'spring' : 'autumn'} term ${year}`
}

/** `2019-12-13` → `13 december 2019`. */
export function dateInWords(on: string, language: Language): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(`${on}T12:00:00Z`))
}

/** `2020-03-09` → `måndag 9 mars`. */
export function weekdayInWords(on: string, language: Language): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(LOCALES[language], options).format(new Date(`${on}T12:00:00Z`))
}
