import type { FileFaultCode, FileSentence, FileSentences } from '../../domain/import/file-sentences.ts'
import { swedishFileSentences } from '../../domain/import/file-sentences.ts'
import type { FileFault } from '../../ports/spreadsheet.ts'

/** At least one fault. */
export type Refusal = { ok: false; faults: FileFault[] }

/** A step's result, or the refusal that ends the reading. */
export type Step<Value> = { ok: true; value: Value } | Refusal

export const done = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

type Say = (sentences: FileSentences) => FileSentence

export function refuse(code: FileFaultCode, say: Say): Refusal {
  return { ok: false, faults: [faultOf(code, say)] }
}

const faultOf = (code: FileFaultCode, say: Say): FileFault => ({ code, ...say(swedishFileSentences) })

// Nobody puts more right from a list.
const MAX_LISTED = 50

/** Gathers what refuses a file without making the rest of it unreadable: all of it is told at once. */
export type FileFaults = {
  add: (code: FileFaultCode, say: Say) => void
  /** Null when there is none. A last one counts those that the list has no room for. */
  refusal: () => Refusal | null
}

export function createFileFaults(): FileFaults {
  const faults: FileFault[] = []
  let unlisted = 0
  return {
    add: (code, say) => {
      if (faults.length < MAX_LISTED) faults.push(faultOf(code, say))
      else unlisted += 1
    },
    refusal: () => {
      if (faults.length === 0) return null
      const more = unlisted > 0 ? [faultOf('moreFaults', say => say.moreFaults(unlisted))] : []
      return { ok: false, faults: [...faults, ...more] }
    },
  }
}
