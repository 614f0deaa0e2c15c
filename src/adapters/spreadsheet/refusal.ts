import type { FileFaultCode, FileFaultFacts } from '../../domain/import/facts.ts'
import type { FileFault } from '../../ports/spreadsheet.ts'

/** At least one fault. */
export type Refusal = { ok: false; faults: FileFault[] }

/** A step's result, or the refusal that ends the reading. */
export type Step<Value> = { ok: true; value: Value } | Refusal

export const done = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

export function refuse<Code extends FileFaultCode>(code: Code, ...details: FileFaultFacts[Code]): Refusal {
  return { ok: false, faults: [{ code, details }] }
}

// Nobody puts more right from a list.
const MAX_LISTED = 50

/** Gathers what refuses a file without making the rest of it unreadable: all of it is told at once. */
export type FileFaults = {
  add: <Code extends FileFaultCode>(code: Code, ...details: FileFaultFacts[Code]) => void
  /** Null when there is none. A last one counts those that the list has no room for. */
  refusal: () => Refusal | null
}

export function createFileFaults(): FileFaults {
  const faults: FileFault[] = []
  let unlisted = 0
  return {
    add: (code, ...details) => {
      if (faults.length < MAX_LISTED) faults.push({ code, details })
      else unlisted += 1
    },
    refusal: () => {
      if (faults.length === 0) return null
      const more = unlisted > 0 ? refuse('moreFaults', unlisted).faults : []
      return { ok: false, faults: [...faults, ...more] }
    },
  }
}
