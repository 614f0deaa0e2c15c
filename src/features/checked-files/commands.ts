import { workbookOf, type Sheet } from '../../adapters/spreadsheet/write-workbook.ts'
import { refuseLeakingFile, type GuardDeps } from '../leaks/commands.ts'

/** A file whose bytes are its content: what is in it can no longer be read when it is answered. */
interface BytesFile {
  readonly fileName: string
  readonly base64: string
}

const checked = new WeakSet<object>()

/** The sheets as a workbook for an endpoint to answer, after the leak guard has read every cell (P2). */
export async function checkedWorkbook(
  deps: GuardDeps,
  fileName: string,
  sheets: readonly Sheet[],
): Promise<BytesFile> {
  const lines = sheets.flatMap(({ name, rows }) => [name, ...rows.map(row => row.join('\n'))])
  await refuseLeakingFile(deps, 'export', lines.join('\n\n'))
  return marked({ fileName, base64: (await workbookOf(sheets)).toString('base64') })
}

/** As {@link checkedWorkbook}, for a text that is answered as bytes beside workbooks. */
export async function checkedText(deps: GuardDeps, fileName: string, text: string): Promise<BytesFile> {
  await refuseLeakingFile(deps, 'export', text)
  return marked({ fileName, base64: Buffer.from(text, 'utf8').toString('base64') })
}

/** Whether the answer is one that the guard has read; every endpoint's answer with bytes must be. */
export function isChecked(answer: object): boolean {
  return checked.has(answer)
}

function marked(file: BytesFile): BytesFile {
  checked.add(file)
  return file
}
