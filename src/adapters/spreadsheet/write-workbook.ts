import writeExcelFile from 'write-excel-file/node'

export type WorkbookCell = string | number | null

export interface Sheet {
  readonly name: string
  /** The first row is the heading, when there is one. */
  readonly hasHeading: boolean
  readonly rows: readonly (readonly WorkbookCell[])[]
}

const MOST_CHARACTERS = 60

/** A workbook of typed cells: numbers are numbers, text is text and never a formula. Column widths follow the contents. */
export function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(({ name, hasHeading, rows }) => ({
      sheet: name,
      data: rows.map((row, index) =>
        row.map(value => {
          const style = hasHeading && index === 0 ? ({ fontWeight: 'bold', wrap: true } as const) : {}
          if (value === null) return null
          return typeof value === 'number'
            ? { type: Number, value, ...style }
            : { type: String, value, wrap: true, ...style }
        }),
      ),
      columns: (rows[0] ?? []).map((_, column) => ({
        width: Math.min(MOST_CHARACTERS, 3 + Math.max(...rows.map(row => String(row[column] ?? '').length))),
      })),
      ...(hasHeading && { stickyRowsCount: 1 }),
    })),
  ).toBuffer()
}
