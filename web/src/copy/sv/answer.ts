import { counted } from '../../format.ts'

export const answer = {
  window: 'Svara på förslag',
  loading: 'Hämtar förslagen …',
  noToken: 'Länken är inte hel. Öppna den från brevet igen.',
  wrongLink: 'Länken gäller inte längre',
  wrongLinkText:
    'Svarstiden är slut, eller så är allt besvarat. Logga in för att se förvaltningens placeringar.',
  tryAgain: 'Försök igen',
  signIn: 'Logga in',
  term: (id: string) => `${id.startsWith('VT') ? 'Vårterminen' : 'Höstterminen'} ${id.slice(2)}`,
  waiting: (count: number) => `${counted(count, 'förslag väntar', 'förslag väntar', 'sv')} på ert svar.`,
  none: 'Alla förslag är besvarade. Tack!',
  until: (when: string) => `Länken är din egen. Den fungerar utan inloggning till ${when}.`,
  newSupervisor: 'Någon annan …',
  confirm: 'Bekräfta',
  declineTitle: (student: string) => `Avböj placeringen av ${student}`,
  cancel: 'Avbryt',
  answered: 'Besvarade',
  answeredBy: (state: string, name: string | null, when: string) =>
    name === null ? `${state}, ${when}` : `${state} av ${name}, ${when}`,
}
