import { counted } from '../../format.ts'

const students = (n: number) => counted(n, 'student', 'studenter', 'sv')

/** Words for one matching beside another. */
export const comparison = {
  criteria: 'Kriterierna bredvid varandra',
  criteriaLead: 'I sträng ordning: en senare rad får aldrig kosta en tidigare något.',
  criterion: 'Kriterium',
  difference: 'Skillnad',
  verdictColumn: 'Omdöme',
  verdict: { better: 'Bättre', worse: 'Sämre', same: 'Lika', other: 'Går inte att jämföra' },
  name: {
    priority: (level: number) => `Placerade med förtur${level === 1 ? '' : ` ${level}`}`,
    placed: 'Placerade',
    kept: 'Behåller sin plats',
    outside: 'Utanför sin lista',
    wish: (n: number) => `På önskemål ${n}`,
    wishSum: 'Summan av önskemålens nummer',
    travel: 'Restid enkel väg, alla tillsammans, minuter',
  },
  noValue: '–',

  affected: 'Vilka som berörs',
  nobody: 'Ingen student berörs.',
  summary: (moved: number, placed: number, unplaced: number) => {
    const parts = [
      ...(moved > 0 ? [`${students(moved)} byter plats`] : []),
      ...(placed > 0 ? [`${students(placed)} får en plats`] : []),
      ...(unplaced > 0 ? [`${students(unplaced)} blir utan plats`] : []),
    ]
    return `${parts.length > 1 ? `${parts.slice(0, -1).join(', ')} och ${parts.at(-1)}` : parts[0]}.`
  },
  kind: { moved: 'Byter plats', placed: 'Får en plats', unplaced: 'Blir utan plats' },
  student: 'Student',
  university: 'Lärosäte',
  from: 'Från',
  to: 'Till',
  none: 'Ingen plats',
  newPlace: 'Ny plats',
  wish: (n: number | null) => (n === null ? 'utanför listan' : `önskemål ${n}`),
  conflicts: 'Reglerna går inte att hålla samtidigt',
}
