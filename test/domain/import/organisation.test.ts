import { describe, expect, it } from 'vitest'
import { parseDistricts, parseFields, parseUniversities } from './in-swedish.ts'
import { buildTable } from './build-table.ts'

describe('parseDistricts', () => {
  const header = ['Id', 'Namn', 'Latitud', 'Longitud']

  it('reads coordinates with either decimal sign, and none', () => {
    const table = buildTable(header, ['bromma', 'Bromma', '59.34', '17,94'], ['farsta', 'Farsta', '', ''])
    expect(parseDistricts(table)).toEqual({
      rows: [
        { id: 'bromma', name: 'Bromma', latitude: 59.34, longitude: 17.94 },
        { id: 'farsta', name: 'Farsta', latitude: null, longitude: null },
      ],
      faults: [],
      ignoredColumns: [],
      notes: [],
      warnings: [],
    })
  })

  it('refuses half a coordinate, odd ids and what comes twice', () => {
    const table = buildTable(
      header,
      ['bromma', 'Bromma', '59,34', ''],
      ['Äpplet 1', 'Farsta', '', ''],
      ['BROMMA', 'bromma', '', ''],
    )
    expect(parseDistricts(table).faults.map(fault => fault.text)).toEqual([
      'Rad 2: Latitud och longitud hör ihop. Fyll i båda eller ingen av dem.',
      'Rad 3, Id: ”Äpplet 1” kan inte vara ett id. Använd bokstäver a–z, siffror och bindestreck.',
      'Rad 4, Id: ”BROMMA” står redan på rad 2.',
      'Rad 4, Namn: ”bromma” står redan på rad 2.',
    ])
  })
})

describe('a file of districts without coordinates', () => {
  it('leaves those that are stored, and says so', () => {
    const stored = [{ id: 'bromma', name: 'Bromma', latitude: 59.34, longitude: 17.94 }]
    const table = buildTable(['Id', 'Namn'], ['bromma', 'Bromma stadsdelsförvaltning'], ['ny', 'Ny'])
    expect(parseDistricts(table, { stored })).toMatchObject({
      faults: [],
      rows: [
        { name: 'Bromma stadsdelsförvaltning', latitude: 59.34, longitude: 17.94 },
        { latitude: null, longitude: null },
      ],
      notes: ['Kolumnerna ”Latitud” och ”Longitud” finns inte i filen: uppgifterna behålls.'],
    })
  })
})

describe('parseUniversities', () => {
  it('reads the share of the target, which may be left out', () => {
    const table = buildTable(
      ['Id', 'Namn', 'Andel av 100 platser'],
      ['SU', 'Stockholms universitet', 45],
      ['SH', 'S', ''],
    )
    expect(parseUniversities(table).rows).toEqual([
      { id: 'SU', name: 'Stockholms universitet', share: 45 },
      { id: 'SH', name: 'S', share: null },
    ])
  })
})

describe('parseFields', () => {
  it('reads ids and names and requires both columns', () => {
    expect(parseFields(buildTable(['Namn', 'Id'], ['Äldre', 'aldre']))).toMatchObject({
      rows: [{ id: 'aldre', name: 'Äldre' }],
      faults: [],
    })
    expect(parseFields(buildTable(['Namn'], ['Äldre'])).faults.map(fault => fault.text)).toEqual([
      'Rad 1: Kolumnen ”Id” saknas.',
    ])
  })
})
