import { copyIn } from '../../../src/copy/copy.ts'
import { inWords } from '../../../src/domain/import/facts.ts'
import type { FileSentence } from '../../../src/domain/import/told.ts'
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
  if (!result.ok) throw new Error(toldIn(result.faults)[0]?.text)
  return result.table
}

/** The table's notes, in Swedish. */
export const notesOf = ({ notes }: Table): string[] =>
  notes.map(note => inWords(copyIn.sv.imports.notes, note))

type ToldFault = FileSentence & Pick<FileFault, 'code'>

/** The faults' codes and sentences, in Swedish. */
export function toldIn(faults: readonly FileFault[]): ToldFault[] {
  return faults.map(fault => ({ code: fault.code, ...inWords(copyIn.sv.imports.fileFaults, fault) }))
}

/** The one fault of a file that is refused for one. */
export async function faultOf(
  file: Uint8Array | string,
  fileName: string,
  limits: Limits = {},
): Promise<ToldFault> {
  const [fault, ...others] = await faultsOf(file, fileName, limits)
  if (!fault || others.length > 0) throw new Error(`The file has ${others.length + 1} faults`)
  return fault
}

export async function faultsOf(
  file: Uint8Array | string,
  fileName: string,
  limits: Limits = {},
): Promise<ToldFault[]> {
  const result = await parseFile(bytesOf(file), fileName, { ...DEFAULT_LIMITS, ...limits })
  if (result.ok) throw new Error('The file was read')
  return toldIn(result.faults)
}

const bytesOf = (file: Uint8Array | string): Uint8Array =>
  typeof file === 'string' ? new TextEncoder().encode(file) : file
