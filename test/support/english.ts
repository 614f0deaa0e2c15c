import { expect } from 'vitest'

/** Expects a sentence of no Swedish word, apart from what it names in quotes or as the tests name things. */
export function expectEnglish(sentence: string): void {
  const own = sentence.replaceAll(/"[^"]*"|\b(Modul|Värd|Lokal|Grupp) \S+/g, '…')
  expect(own).not.toMatch(/[åäö]/i)
  expect(own).not.toMatch(/\b(och|ska|men|har|inte|till|kan|som|av|i|en|ett|med|bara|inga|ingen|eller)\b/i)
}
