import { csv } from './import-file.ts'

const HEADER = [
  'Studentnummer',
  'Förnamn',
  'Efternamn',
  'E-post',
  'Kön',
  'Bostadsområde',
  'Körkort',
  'Önskemål 1',
  'Undanta förvaltning',
  'Skyddade personuppgifter',
  'Placeras med',
  'Period start',
  'Period slut',
]

type Cells = Partial<Record<'name' | 'wish' | 'blocked' | 'protected' | 'with' | 'licence' | 'end', string>>

/** A student's row in a university's file. */
export function studentRow(number: string, cells: Cells = {}) {
  const { name = 'Åsa', wish = 'Missbruk @ Farsta', licence = 'Ja' } = cells
  const email = `${number.toLowerCase()}@su.example`
  const rest = [cells.blocked ?? '', cells.protected ?? 'Nej', cells.with ?? '']
  const period = ['2020-01-20', cells.end ?? '2020-06-05']
  return [number, name, 'Ek', email, 'Kvinna', 'Farsta', licence, wish, ...rest, ...period]
}

export const studentFile = (...rows: string[][]) => csv(HEADER, ...rows)
