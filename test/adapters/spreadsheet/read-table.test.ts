import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/adapters/spreadsheet/limits.ts'
import { createSpreadsheetReader, readTable } from '../../../src/adapters/spreadsheet/read-table.ts'
import { buildWorkbook, inlineRows } from './build-workbook.ts'

const workbook = buildWorkbook({ sheets: { Blad: inlineRows([['Namn'], ['Åsa']]) } })
const TABLE = { headerRow: 1, header: ['Namn'], rows: [{ number: 2, cells: ['Åsa'] }], notes: [] }
const TOO_COMPLEX = {
  ok: false,
  faults: [{ code: 'tooComplex', details: [] }],
}

describe('readTable', () => {
  it('reads workbooks and text in a thread of its own, of a view into larger memory too', async () => {
    expect(await readTable(workbook, 'a.xlsx')).toEqual({ ok: true, table: TABLE })
    const larger = Buffer.from('xxxNamn\nÅsa\nyyy')
    expect(await readTable(larger.subarray(3, -3), 'a.csv')).toEqual({ ok: true, table: TABLE })
  })

  it('refuses a file that takes too long', async () => {
    expect(await readTable(workbook, 'a.xlsx', { ...DEFAULT_LIMITS, timeLimitSeconds: 0.001 })).toEqual(
      TOO_COMPLEX,
    )
  })

  it('refuses a file that takes too much memory', async () => {
    const rows = Buffer.from(`A;B\n${'x;y\n'.repeat(1_000_000)}`)
    const limits = { ...DEFAULT_LIMITS, maxRows: 1_000_000, maxHeapMegabytes: 48, timeLimitSeconds: 60 }
    expect(await readTable(rows, 'a.csv', limits)).toEqual(TOO_COMPLEX)
  })
})

describe('createSpreadsheetReader', () => {
  it('reads no more files at once than it may, first come first served', async () => {
    const reader = createSpreadsheetReader(DEFAULT_LIMITS, 1)
    const answered: number[] = []
    const read = async (contents: string, index: number) => {
      const result = await reader.readTable(Buffer.from(contents), 'a.csv')
      answered.push(index)
      return result
    }
    // The second alone would be answered long before the first.
    expect(await Promise.all([`A\n${'1\n'.repeat(5_000)}`, '', 'B\n2'].map(read))).toMatchObject([
      { ok: true, table: { header: ['A'] } },
      { ok: false, faults: [{ code: 'empty' }] },
      { ok: true, table: { header: ['B'] } },
    ])
    expect(answered).toEqual([0, 1, 2])
  })
})
