import { counted, number } from '../../format.ts'

/** Words of the kit itself: tables, forms, waiting, faults. */
export const ui = {
  offline: 'Det går inte att nå servern. Kontrollera uppkopplingen och försök igen.',
  unexpected: (status: number) => `Något gick fel hos oss (${status}). Försök igen om en stund.`,
  tryAgain: 'Försök igen',
  requestId: (id: string) => `Ärendenummer för felsökning: ${id}`,
  loading: 'Hämtar …',
  failed: 'Sidan kunde inte hämtas',
  cancel: 'Avbryt',
  close: 'Stäng',
  filter: 'Filtrera',
  rows: (shown: number, all: number) =>
    shown === all
      ? counted(all, 'rad', 'rader', 'sv')
      : `${number(shown, 'sv')} av ${counted(all, 'rad', 'rader', 'sv')}`,
  noRows: 'Inga rader passar filtret.',
  clearFilter: 'Rensa filtret',
  elapsed: (seconds: number) => counted(seconds, 'sekund', 'sekunder', 'sv'),
  progress: 'Så långt har arbetet kommit',
  step: (step: number, steps: number, name: string) =>
    `Steg ${number(step, 'sv')} av ${number(steps, 'sv')}: ${name.toLocaleLowerCase('sv')}`,
  stop: 'Avbryt',
  stopped: 'Avbrutet.',
  askAgain: 'Räkna igen',
  optional: 'frivilligt',
  faultsTitle: (count: number) =>
    count === 1 ? 'En uppgift behöver rättas' : `${number(count, 'sv')} uppgifter behöver rättas`,
  couldNotSave: 'Det gick inte att spara',
  notANumber: 'Skriv ett heltal, till exempel 12.',
  leave:
    'Du har ändringar som inte är sparade. Vill du lämna sidan ändå? Det du har skrivit finns kvar här tills du loggar ut eller stänger fliken.',
  restored: 'Här är det du skrev förra gången. Det är inte sparat än.',
  startOver: 'Släng det och börja om',
  yes: 'Ja',
  no: 'Nej',
  nothing: 'Inget',
  chooseFile: 'Välj en fil',
  orDrop: 'eller släpp den här',
  chosenFile: (name: string) => `Vald fil: ${name}`,
  choose: 'Välj …',
  asTable: 'Visa som tabell',
}
