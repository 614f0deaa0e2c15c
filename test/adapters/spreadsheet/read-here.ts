import type { Table } from '../../../src/domain/import/table.ts'
import { DEFAULT_LIMITS } from '../../../src/adapters/spreadsheet/limits.ts'
import { parseFile } from '../../../src/adapters/spreadsheet/parse-file.ts'
import type { FileFault, SpreadsheetLimits } from '../../../src/ports/spreadsheet.ts'

type Limits = Partial<SpreadsheetLimits>

/** Reads in the test's own thread, which spares it the second that starting a thread from sources takes. */
export async function tableOf(
  file: Uint8Array | string,
  fileName: string,
  limits: Limits = {},
): Promise<Table> {
  const result = await parseFile(bytesOf(file), fileName, { ...DEFAULT_LIMITS, ...limits })
  if (!result.ok) throw new Error(result.fault.text)
  return result.table
}

export async function faultOf(
  file: Uint8Array | string,
  fileName: string,
  limits: Limits = {},
): Promise<FileFault> {
  const result = await parseFile(bytesOf(file), fileName, { ...DEFAULT_LIMITS, ...limits })
  if (result.ok) throw new Error('The file was read')
  return result.fault
}

const bytesOf = (file: Uint8Array | string): Uint8Array =>
  typeof file === 'string' ? new TextEncoder().encode(file) : file
