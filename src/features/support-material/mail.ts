import { copyIn, type Language } from '../../copy/copy.ts'
import type { Material } from './repository.ts'

/** What a letter to a supervisor says of the city's material: a sentence and a line for each, or nothing without any. */
export function materialParagraphs(
  materials: readonly Pick<Material, 'title' | 'url'>[],
  language: Language,
): string[] {
  if (materials.length === 0) return []
  return [copyIn[language].support.lead, ...materials.map(({ title, url }) => `${title}: ${url}`)]
}
