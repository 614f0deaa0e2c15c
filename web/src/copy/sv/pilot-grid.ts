import { counted } from '../../format.ts'

/** The grid of times in which a host is away or a venue is taken. */
export const pilotGrid = {
  title: 'Upptagna tider',
  hostLead: 'Markera passen när värden inte kan. Omarkerade pass räknas som lediga.',
  ownLead: 'Markera passen när du inte kan. Omarkerade pass räknas som lediga.',
  venueLead: 'Markera passen när lokalen är upptagen.',
  keys: 'Piltangenterna flyttar, mellanslag markerar. Tryck på en dag för att markera hela dagen.',
  caption: (week: string) => `Vecka ${week}`,
  pass: 'Pass',
  cell: (day: string, times: string) => `${day} ${times}`,
  wholeDay: (day: string) => `${day}, hela dagen`,
  away: 'upptagen',
  summary: (count: number) =>
    count === 0 ? 'Ledig hela tiden' : `Upptagen ${counted(count, 'pass', 'pass', 'sv')}`,
  save: 'Spara tiderna',
  confirmFree: 'Spara: alltid ledig',
  saved: 'Tiderna är sparade.',
  noWeeks: 'Piloten har inga veckor än.',
  unsaved: 'Tiderna är inte sparade.',
}
