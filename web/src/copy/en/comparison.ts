import { counted } from '../../format.ts'
import type { comparison as sv } from '../sv/comparison.ts'

const students = (n: number) => counted(n, 'student', 'students', 'en')

export const comparison: typeof sv = {
  criteria: 'The criteria side by side',
  criteriaLead: 'In strict order: a later line never costs an earlier one anything.',
  criterion: 'Criterion',
  difference: 'Difference',
  verdictColumn: 'Verdict',
  verdict: { better: 'Better', worse: 'Worse', same: 'Same', other: 'Not comparable' },
  name: {
    priority: level => `Placed with priority${level === 1 ? '' : ` ${level}`}`,
    placed: 'Placed',
    kept: 'Keeping their place',
    outside: 'Outside their list',
    wish: n => `At wish ${n}`,
    wishSum: 'Sum of the wish numbers',
    travel: 'Travel one way, all together, minutes',
  },
  noValue: '–',

  affected: 'Who is affected',
  nobody: 'No student is affected.',
  summary: (moved, placed, unplaced) => {
    const parts = [
      ...(moved > 0 ? [`${students(moved)} ${moved === 1 ? 'changes' : 'change'} place`] : []),
      ...(placed > 0 ? [`${students(placed)} ${placed === 1 ? 'gets' : 'get'} a place`] : []),
      ...(unplaced > 0 ? [`${students(unplaced)} ${unplaced === 1 ? 'loses' : 'lose'} their place`] : []),
    ]
    return `${parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0]}.`
  },
  kind: { moved: 'Changes place', placed: 'Gets a place', unplaced: 'Loses their place' },
  student: 'Student',
  university: 'University',
  from: 'From',
  to: 'To',
  none: 'No place',
  newPlace: 'New place',
  wish: n => (n === null ? 'outside the list' : `wish ${n}`),
  conflicts: 'The rules can’t all hold at once',
}
