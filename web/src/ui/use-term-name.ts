import { shell as en } from '../copy/en/shell.ts'
import { shell as sv } from '../copy/sv/shell.ts'
import { useCopy } from '../language.ts'

/** `VT2020` → `Vårterminen 2020`, the line above the title of a term's pages. */
export function useTermName(termId: string): string {
  return useCopy(sv, en).termName(termId)
}
