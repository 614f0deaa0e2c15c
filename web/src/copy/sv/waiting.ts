import { counted } from '../../format.ts'

export const waiting = {
  title: 'Vad väntar på vem',
  lead: {
    central: 'Det som förvaltningar och lärosäten inte har gjort än, och när de påminns.',
    own: 'Det som väntar på er, och när ni påminns.',
  },
  caption: 'Vad väntar på vem',
  column: {
    owner: 'Vem',
    what: 'Vad',
    since: 'Sedan',
    due: 'Senast',
    last: 'Senaste påminnelsen',
    next: 'Nästa påminnelse',
    action: 'Åtgärd',
  },
  what: {
    offers: () => 'Svar om platser',
    proposals: (count: number) => counted(count, 'förslag att besvara', 'förslag att besvara', 'sv'),
    wishes: (count: number) => counted(count, 'student utan önskemål', 'studenter utan önskemål', 'sv'),
  },
  never: 'Ingen än',
  noNext: 'Ingen planerad',
  noDue: 'Inget datum',
  escalated: (date: string) => `Projektledaren fick veta ${date}`,
  remind: 'Påminn nu',
  remindOf: (owner: string, what: string) => `Påminn nu: ${owner}, ${what}`,
  reminded: (owner: string) => `En påminnelse till ${owner} är lagd i kö.`,
  empty: { title: 'Ingenting väntar', text: 'Alla har gjort sitt i det här skedet.' },
}
