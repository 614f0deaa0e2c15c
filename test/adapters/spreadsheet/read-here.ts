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
  if (!result.ok) throw new Error(result.faults[0]?.text)
  return result.table
}

/** The one fault of a file that is refused for one. */
export async function faultOf(
  file: Uint8Array | string,
  fileName: string,
  limits: Limits = {},
): Promise<FileFault> {
  const [fault, ...others] = await faultsOf(file, fileName, limits)
  if (!fault || others.length > 0) throw new Error(`The file has ${others.length + 1} faults`)
  return fault
}

export async function faultsOf(
  file: Uint8Array | string,
  fileName: string,
  limits: Limits = {},
): Promise<FileFault[]> {
  const result = await parseFile(bytesOf(file), fileName, { ...DEFAULT_LIMITS, ...limits })
  if (result.ok) throw new Error('The file was read')
  return result.faults
}

const bytesOf = (file: Uint8Array | string): Uint8Array =>
  typeof file === 'string' ? new TextEncoder().encode(file) : file
