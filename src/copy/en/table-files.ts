/** The one sheet of a page's table as a workbook. */
export const sheet: string = 'Table'
