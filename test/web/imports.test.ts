import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { studentColumns } from '../../src/domain/import/student-columns.ts'
import { expectedColumns, templateOf } from '../../web/src/pages/imports/expected-columns.ts'
import { faultSentence } from '../../web/src/pages/imports/fault-sentence.ts'
import { changeCount, isEmptyDifference, kindsFor } from '../../web/src/pages/imports/import-kinds.ts'

const row = { label: 'SU-1001 Åsa Öberg' }
const difference = { added: [row], changed: [{ ...row, changes: [] }], unchanged: 7, gone: [row, row] }

describe('the difference', () => {
  it('counts what is gone only when it would be removed', () => {
    expect(changeCount(difference, 'keep')).toBe(2)
    expect(changeCount(difference, null)).toBe(2)
    expect(changeCount(difference, 'withdraw')).toBe(4)
  })
  it('is empty when everything is unchanged', () => {
    expect(isEmptyDifference({ added: [], changed: [], unchanged: 7, gone: [] })).toBe(true)
    expect(isEmptyDifference({ added: [], changed: [], unchanged: 7, gone: [row] })).toBe(false)
  })
})

describe('kindsFor', () => {
  it('gives each role what it may read in', () => {
    expect(kindsFor({ isCentral: false, districts: [{}], universities: [] })).toEqual(['offers'])
    expect(kindsFor({ isCentral: false, districts: [], universities: [{}] })).toEqual([
      'students',
      'auscultants',
    ])
    expect(kindsFor({ isCentral: true, districts: [], universities: [] })).toHaveLength(7)
    expect(kindsFor({ isCentral: false, districts: [], universities: [] })).toEqual([])
  })
})

describe('faultSentence', () => {
  it('leaves out the row and column that have cells of their own', () => {
    expect(faultSentence({ column: 'E-post', text: 'Rad 2, E-post: ”x” är ingen e-postadress.' })).toBe(
      '”x” är ingen e-postadress.',
    )
    expect(faultSentence({ column: null, text: 'Rad 12: Raden har 3 celler.' })).toBe('Raden har 3 celler.')
  })
  it('keeps a colon of the sentence itself', () => {
    const text = 'Skriv decimalkomma: 7,5.'
    expect(faultSentence({ column: null, text })).toBe(text)
    expect(faultSentence({ column: 'decimalkomma', text })).toBe(text)
  })
})

function neededOf(column: { title: string; isRequired?: boolean; isRequiredForNew?: boolean }) {
  return column.isRequiredForNew === true ? 'forNew' : column.isRequired === true
}

describe('expectedColumns', () => {
  it('lists the columns of students that the import reads, with the same ones needed', () => {
    const columns = Object.values(
      studentColumns({ districts: [], fields: [], universities: [], homeAreas: [] }),
    )
    const read = columns.map(column => ({
      title: column.title,
      needed: neededOf(column),
    }))
    const listed = expectedColumns.students.map(({ title, needed = false }) => ({ title, needed }))
    const byTitle = (a: { title: string }, b: { title: string }) => a.title.localeCompare(b.title)
    expect(listed.toSorted(byTitle)).toEqual(read.toSorted(byTitle))
  })
  it.each([
    ['offers', 'vt2020/platser.csv'],
    ['districts', 'forvaltningar.csv'],
    ['universities', 'larosaten.csv'],
    ['fields', 'verksamhetsomraden.csv'],
  ] as const)('lists the columns of the demonstration file of %s', (kind, file) => {
    const [header = ''] = fs
      .readFileSync(new URL(`../../demo/${file}`, import.meta.url), 'utf8')
      .split(/\r?\n/)
    expect(expectedColumns[kind].map(({ title }) => title)).toEqual(header.replace('\uFEFF', '').split(';'))
  })
  it('makes a template that a Swedish spreadsheet program opens', () => {
    expect(templateOf('fields', [])).toBe('\uFEFFId;Namn\r\n')
    expect(templateOf('travel-times', ['Farsta', 'Bromma'])).toBe('\uFEFFBostadsområde;Farsta;Bromma\r\n')
  })
})
