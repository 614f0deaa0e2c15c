import type { FileFaultCode, FileSentence, FileSentences } from '../../domain/import/file-sentences.ts'
import { swedishFileSentences } from '../../domain/import/file-sentences.ts'
import type { FileFault } from '../../ports/spreadsheet.ts'

export type Refusal = { ok: false; fault: FileFault }

/** A step's result, or the refusal that ends the reading. */
export type Step<Value> = { ok: true; value: Value } | Refusal

export const done = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

export function refuse(code: FileFaultCode, say: (sentences: FileSentences) => FileSentence): Refusal {
  return { ok: false, fault: { code, ...say(swedishFileSentences) } }
}
