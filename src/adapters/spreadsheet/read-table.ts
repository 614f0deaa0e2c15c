import type { ReadTableResult, SpreadsheetLimits, SpreadsheetReader } from '../../ports/spreadsheet.ts'
import { runInWorker, siblingModule } from '../worker-thread.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import type { ParseFileQuestion } from './parse-file-entry.ts'
import { refuse } from './refusal.ts'

/**
 * Reads a file in a thread of its own, which ends when its time or memory does (`tooComplex`). Throws only when the
 * thread itself failed, which is a fault in our code.
 */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  limits: SpreadsheetLimits = DEFAULT_LIMITS,
): Promise<ReadTableResult> {
  if (bytes.length > limits.maxFileBytes) return refuse('tooLarge', bytes.length, limits.maxFileBytes)
  const question: ParseFileQuestion = { bytes, fileName, limits }
  const module = siblingModule(import.meta.url, './parse-file-entry')
  const outcome = await runInWorker<ReadTableResult>(module, question, limits)
  if (outcome.kind === 'done') return outcome.output
  if (outcome.kind === 'crashed') throw outcome.error
  return refuse('tooComplex')
}

/** A reader that has at most so many files open at once; the rest wait for their turn, first come first served. */
export function createSpreadsheetReader(limits = DEFAULT_LIMITS, maxConcurrentReads = 2): SpreadsheetReader {
  let free = maxConcurrentReads
  const waiting: (() => void)[] = []
  return {
    async readTable(bytes, fileName) {
      if (free > 0) free -= 1
      else await new Promise<void>(resolve => waiting.push(resolve))
      try {
        return await readTable(bytes, fileName, limits)
      } finally {
        const next = waiting.shift()
        if (next) next()
        else free += 1
      }
    },
  }
}
