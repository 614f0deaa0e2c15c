import { counted } from '../../format.ts'
import type { pilotGrid as sv } from '../sv/pilot-grid.ts'

/** The grid of times in which a host is away or a venue is taken. */
export const pilotGrid: typeof sv = {
  title: 'Times away',
  hostLead: 'Mark the passes when the host cannot. Unmarked passes count as free.',
  ownLead: 'Mark the passes when you cannot. Unmarked passes count as free.',
  venueLead: 'Mark the passes when the venue is taken.',
  keys: 'Arrow keys move, space marks. Press a day to mark all of it.',
  caption: week => `Week ${week}`,
  pass: 'Pass',
  cell: (day, times) => `${day} ${times}`,
  wholeDay: day => `${day}, whole day`,
  away: 'away',
  summary: count => (count === 0 ? 'Free all the time' : `Away ${counted(count, 'pass', 'passes', 'en')}`),
  save: 'Save the times',
  confirmFree: 'Save: always free',
  saved: 'The times are saved.',
  noWeeks: 'The pilot has no weeks yet.',
  unsaved: 'The times are not saved.',
}
