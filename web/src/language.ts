import { useSyncExternalStore } from 'react'

export type Language = 'sv' | 'en'

const KEY = 'vfu-language'
const listeners = new Set<() => void>()

function stored(): Language | null {
  try {
    const value = localStorage.getItem(KEY)
    return value === 'sv' || value === 'en' ? value : null
  } catch {
    // Storage may be refused by the browser; the language then lasts for the visit.
    return null
  }
}

let current: Language = typeof localStorage === 'undefined' ? 'sv' : (stored() ?? 'sv')

function apply(language: Language): void {
  current = language
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

/** Calls the listener when the language is another; returns the way to end that. */
export function followLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function currentLanguage(): Language {
  return current
}

/** The person's own choice: kept in the browser. */
export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // See stored().
  }
  apply(language)
}

/** The language the server knows for the person: used until they choose one here. */
export function suggestLanguage(language: Language): void {
  if (stored() === null && language !== current) apply(language)
}

export function useLanguage(): Language {
  return useSyncExternalStore(followLanguage, currentLanguage)
}

/** The page's words in the chosen language. Swedish is the source: a key that English lacks doesn't compile. */
export function useCopy<Copy>(sv: Copy, en: Copy): Copy {
  return useLanguage() === 'sv' ? sv : en
}
