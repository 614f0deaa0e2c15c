/** When two people change the same thing. */
export const conflict = {
  refusal: 'Någon annan har ändrat uppgifterna medan du skrev. Det du har skrivit finns kvar här nedanför.',
  title: 'Uppgifterna har ändrats av någon annan',
  same: 'Inget som syns i formuläret skiljer sig.',
  differences: 'Det här skiljer sig',
  what: 'Uppgift',
  mine: 'Du har skrivit',
  theirs: 'Sparat av någon annan',
  keepMine: 'Behåll det jag har skrivit',
  keptMine: 'Det du har skrivit är kvar. Spara igen för att ersätta den andras ändring.',
  takeTheirs: 'Hämta den andras uppgifter',
  tookTheirs: 'Formuläret visar nu det som är sparat.',
}
