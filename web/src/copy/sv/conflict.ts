import { list } from '../../format.ts'

/** When two people change the same thing. */
export const conflict = {
  refusal: 'Någon annan har ändrat uppgifterna medan du skrev. Det du har skrivit finns kvar här nedanför.',
  title: 'Uppgifterna har ändrats av någon annan',
  changed: (names: readonly string[]) =>
    names.length === 0
      ? 'Inget som syns i formuläret skiljer sig från när du öppnade det.'
      : `Den andra har ändrat: ${list(names, 'sv')}.`,
  keepMine: 'Behåll det jag har skrivit',
  keptMine: 'Det du har skrivit är kvar. Spara igen för att ersätta den andras ändring.',
  takeTheirs: 'Hämta den andras uppgifter',
  tookTheirs: 'Formuläret visar nu det som är sparat.',
}
