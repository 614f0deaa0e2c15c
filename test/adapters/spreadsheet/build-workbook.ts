import { strToU8, zipSync } from 'fflate'

export type WorkbookParts = {
  /** The XML inside `<sheetData>` of each sheet, by the sheet's name. */
  sheets?: Record<string, string>
  /** The XML before and after `<sheetData>` of every sheet. */
  before?: string
  after?: string
  /** Codes of the number formats of styles 2, 3 … */
  numberFormats?: readonly string[]
  /** Attributes of each `<sheet>`, by the sheet's name. */
  sheetAttributes?: Record<string, string>
  sharedStrings?: readonly string[]
  /** Whole parts, added or put in place of the usual ones. */
  parts?: Record<string, Uint8Array | string>
  level?: 0 | 1 | 6
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Style 1 is a date, and from 2 on there is one for each of the format codes. */
function stylesOf(codes: readonly string[]): string {
  const formats = codes.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`)
  const styles = codes.map((_, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"/>`)
  const usual = '<cellStyleXfs><xf numFmtId="164"/></cellStyleXfs>'
  return `<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts>${usual}<cellXfs><xf/><xf numFmtId="14" applyNumberFormat="1"/>${styles.join('')}</cellXfs></styleSheet>`
}

/** A workbook as Excel writes it, of as much XML as the test wants to say itself. */
export function buildWorkbook({
  sheets = {},
  sheetAttributes = {},
  before = '',
  after = '',
  numberFormats = [],
  sharedStrings = [],
  parts = {},
  level = 6,
}: WorkbookParts): Uint8Array {
  const names = Object.keys(sheets)
  const sheetTags = names.map(
    (name, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}" ${sheetAttributes[name] ?? ''}/>`,
  )
  const relationships = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONSHIPS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${sheetTags.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relationships.join('')}<Relationship Id="s" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/><Relationship Id="t" Type="${RELATIONSHIPS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': stylesOf(numberFormats),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${sharedStrings.map(text => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet xmlns="${MAIN}">${before}<sheetData>${sheets[name]}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...parts,
  }
  const encoded = Object.entries(files).map(([name, part]) => [
    name,
    typeof part === 'string' ? strToU8(part) : part,
  ])
  return zipSync(Object.fromEntries(encoded) as Record<string, Uint8Array>, { level })
}

/** Rows of inline text from row 1; null is no cell. */
export function inlineRows(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows
    .map((cells, row) => {
      const tags = cells.map((cell, column) =>
        inlineCell(cell, `${String.fromCharCode(65 + column)}${row + 1}`),
      )
      return `<row r="${row + 1}">${tags.join('')}</row>`
    })
    .join('')
}

function inlineCell(cell: string | number | null, address: string): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`
  return `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`
}
