import type { ReferenceData } from '../../../src/domain/import/reference-data.ts'
import type { Cell, Table } from '../../../src/domain/import/table.ts'

/** A table with its header on row 1 and the rows right below it. */
export function buildTable(header: readonly string[], ...rows: readonly (readonly Cell[])[]): Table {
  return { headerRow: 1, header, rows: rows.map((cells, index) => ({ number: index + 2, cells })), notes: [] }
}

/** A table of one row, given by column. */
export function buildRow(cells: Readonly<Record<string, Cell>>): Table {
  return buildTable(Object.keys(cells), Object.values(cells))
}

/** A file of students as `SU-0`, `SU-1` … with the columns that new ones need, and what the test says of each. */
export function buildStudents(...rows: readonly Readonly<Record<string, Cell>>[]): Table {
  const filled = rows.map((cells, index): Record<string, Cell> => ({
    Studentnummer: `SU-${index}`,
    Förnamn: 'Anna',
    Efternamn: 'Ek',
    'E-post': `s${index}@su.example`,
    Bostadsområde: 'Farsta',
    'Önskemål 1': '',
    'Undanta förvaltning': '',
    'Skyddade personuppgifter': '',
    ...cells,
  }))
  const header = [...new Set(filled.flatMap(Object.keys))]
  return buildTable(header, ...filled.map(cells => header.map(title => cells[title] ?? '')))
}

export const REFERENCE: ReferenceData = {
  districts: [
    { id: 'bromma', name: 'Bromma stadsdelsförvaltning' },
    { id: 'enskede-arsta-vantor', name: 'Enskede-Årsta-Vantörs stadsdelsförvaltning' },
    { id: 'farsta', name: 'Farsta stadsdelsförvaltning' },
    { id: 'hagersten-liljeholmen', name: 'Hägersten-Liljeholmens stadsdelsförvaltning' },
    { id: 'hasselby-vallingby', name: 'Hässelby-Vällingby stadsdelsförvaltning' },
    { id: 'kungsholmen', name: 'Kungsholmens stadsdelsförvaltning' },
    { id: 'norrmalm', name: 'Norrmalms stadsdelsförvaltning' },
    { id: 'rinkeby-kista', name: 'Rinkeby-Kista stadsdelsförvaltning' },
    { id: 'skarpnack', name: 'Skarpnäcks stadsdelsförvaltning' },
    { id: 'skarholmen', name: 'Skärholmens stadsdelsförvaltning' },
    { id: 'spanga-tensta', name: 'Spånga-Tensta stadsdelsförvaltning' },
    { id: 'sodermalm', name: 'Södermalms stadsdelsförvaltning' },
    { id: 'alvsjo', name: 'Älvsjö stadsdelsförvaltning' },
    { id: 'ostermalm', name: 'Östermalms stadsdelsförvaltning' },
    { id: 'socialforvaltningen', name: 'Socialförvaltningen' },
  ],
  universities: [
    { id: 'SU', name: 'Stockholms universitet' },
    { id: 'ESB', name: 'Ersta Sköndal Bräcke högskola' },
    { id: 'SH', name: 'Södertörns högskola' },
  ],
  fields: [
    { id: 'barn-och-unga', name: 'Barn och unga' },
    { id: 'ekonomiskt-bistand', name: 'Ekonomiskt bistånd' },
    { id: 'aldre', name: 'Äldre' },
  ],
  homeAreas: ['Farsta', 'Nacka', 'Upplands-Bro'],
}
