import type { Transaction } from '../../adapters/db/database.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import { findMaterials } from './repository.ts'

/** What a letter to a supervisor says of the city's material: a sentence and a line for each, or nothing without any. */
export async function materialParagraphs(tx: Transaction, language: Language): Promise<string[]> {
  const materials = await findMaterials(tx)
  if (materials.length === 0) return []
  return [copyIn[language].support.lead, ...materials.map(({ title, url }) => `${title}: ${url}`)]
}
