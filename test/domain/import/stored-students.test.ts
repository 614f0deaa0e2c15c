import { describe, expect, it } from 'vitest'
import { parseStudents } from './in-swedish.ts'
import { type StudentRow } from '../../../src/domain/import/students.ts'
import type { Cell } from '../../../src/domain/import/table.ts'
import { buildRow, buildStudents, REFERENCE } from './build-table.ts'

const STORED: StudentRow = {
  number: 'SU-1',
  firstName: 'Anna',
  lastName: 'Ek',
  email: 'anna@su.example',
  sex: 'female',
  homeArea: 'Farsta',
  maxTravelMinutes: 60,
  has: ['driving-licence', 'register-extract'],
  needs: ['step-free'],
  priority: 3,
  onlyWishes: true,
  protected: false,
  wishes: [{ fieldId: 'aldre' }, { districtId: 'farsta' }, { districtId: 'bromma' }],
  blockedDistrictIds: ['alvsjo', 'norrmalm'],
  togetherWith: ['SU-2'],
  fromOn: '2020-01-20',
  toOn: '2020-06-05',
}
const NAMELESS = { firstName: null, lastName: null, email: null, protected: true }
const PARTNER: StudentRow = { ...STORED, number: 'SU-2', togetherWith: ['SU-1'] }

/** The least that a file must have, and what the test says. */
const SHORT: Record<string, Cell> = {
  Studentnummer: 'su-1',
  'E-post': 'ny@su.example',
  Bostadsområde: 'Nacka',
  'Önskemål 1': 'Äldre',
}

const parse = (cells: Record<string, Cell> = {}, stored: Partial<StudentRow> = {}) =>
  parseStudents(buildRow({ ...SHORT, ...cells }), REFERENCE, { stored: [{ ...STORED, ...stored }, PARTNER] })

describe('a column that the file has not', () => {
  it('leaves what is stored of a student as it is, and a note names it', () => {
    const outcome = parse()
    expect(outcome.faults).toEqual([])
    expect(outcome.rows).toEqual([{ ...STORED, number: 'su-1', email: 'ny@su.example', homeArea: 'Nacka' }])
    expect(outcome.notes).toEqual([
      'Kolumnerna ”Förnamn”, ”Efternamn”, ”Kön”, ”Max restid (min)”, ”Körkort”, ”Undanta förvaltning”, ”Förtur”, ”Tillgänglighetsbehov”, ”Placeras med”, ”Endast önskemål”, ”Period start”, ”Period slut”, ”Önskemål 2” och ”Önskemål 3” finns inte i filen: uppgifterna behålls.',
    ])
    expect(outcome.warnings).toEqual([])
  })

  it('leaves a protection, and then the file’s name and address unread (P2)', () => {
    const cells = { Förnamn: 'Hemlig', Efternamn: 'Person', 'E-post': 'hemlig@su.example' }
    const outcome = parse(cells, NAMELESS)
    expect(outcome.faults).toEqual([])
    expect(outcome.rows[0]).toMatchObject(NAMELESS)
    expect(outcome.notes.join()).toContain('”Skyddade personuppgifter”')
    expect(JSON.stringify(outcome)).not.toMatch(/hemlig/i)
  })

  it('says nothing in a note when there is nothing to keep', () => {
    const bare = { sex: null, maxTravelMinutes: null, has: [], needs: [], priority: 0, onlyWishes: false }
    const more = { wishes: [], blockedDistrictIds: [], togetherWith: [], fromOn: null, toOn: null }
    expect(parse({ Förnamn: 'Anna', Efternamn: 'Ek' }, { ...bare, ...more }).notes).toEqual([])
  })

  it('moves no wish that the file says at another place into a repetition', () => {
    const { faults, rows } = parse({ 'Önskemål 1': '@ Bromma' })
    expect(faults).toEqual([])
    expect(rows[0]?.wishes).toEqual([{ districtId: 'bromma' }, { districtId: 'farsta' }])
  })

  it('leaves half of a period, of which the file says the other half', () => {
    expect(parse({ 'Period slut': '2020-05-29' }).rows[0]).toMatchObject({
      fromOn: '2020-01-20',
      toOn: '2020-05-29',
    })
    expect(parse({ 'Period slut': '2020-01-10' }).faults.map(({ code }) => code)).toEqual(['periodBackwards'])
  })

  it('is a fault when a protection ends and the name is in no column', () => {
    const { faults } = parse({ 'Skyddade personuppgifter': 'Nej' }, NAMELESS)
    expect(faults.map(({ code, column }) => [code, column])).toEqual([
      ['required', 'Förnamn'],
      ['required', 'Efternamn'],
    ])
  })
})

describe('a warning', () => {
  it('tells of a protection and of blocks that the file takes away, by the student’s number', () => {
    const cells = {
      Förnamn: 'Anna',
      Efternamn: 'Ek',
      'Skyddade personuppgifter': 'Nej',
      'Undanta förvaltning': 'Norrmalm',
    }
    expect(parse(cells, NAMELESS).warnings).toEqual([
      'Skyddade personuppgifter tas bort för SU-1. Namn och e-postadress sparas och visas. Kontrollera att skyddet har upphört.',
      'SU-1 är inte längre undantagen från Älvsjö stadsdelsförvaltning och kan placeras där. Kontrollera att det stämmer.',
    ])
  })

  it('tells of nothing that is added', () => {
    const cells = { 'Skyddade personuppgifter': 'Ja', 'Undanta förvaltning': 'Älvsjö, Norrmalm, Bromma' }
    expect(parse(cells).warnings).toEqual([])
  })
})

describe('students who are placed together (R11)', () => {
  it('name each other, whoever the file has naming whom', () => {
    const table = buildStudents({ 'Placeras med': 'SU-1, SU-2' }, {}, { 'Placeras med': '' })
    const { rows } = parseStudents(table, REFERENCE)
    expect(rows.map(({ togetherWith }) => togetherWith)).toEqual([['SU-1', 'SU-2'], ['SU-0'], ['SU-0']])
  })

  it('are at most eleven, those counted whom the file does not have', () => {
    const partners = Array.from({ length: 10 }, (_, index) => `SU-${index + 1}`)
    const star = [{ 'Placeras med': partners.join(', ') }, ...partners.map(() => ({}))]
    expect(parseStudents(buildStudents(...star), REFERENCE).faults).toEqual([])
    const stored = [
      { ...STORED, number: 'SU-98', togetherWith: ['SU-99'] },
      { ...STORED, number: 'SU-99', togetherWith: ['SU-98'] },
    ]
    const larger = [...star.slice(0, -1), { 'Placeras med': 'SU-98' }]
    const { faults } = parseStudents(buildStudents(...larger), REFERENCE, { stored })
    expect(faults).toMatchObject([{ row: 2, column: 'Placeras med', code: 'groupTooLarge' }])
    expect(faults[0]?.text).toMatch(
      /^Rad 2, Placeras med: 13 studenter ska placeras tillsammans: SU-0, .* och SU-99\. Högst 11 kan höra ihop\. Ta bort någon/,
    )
  })
})
