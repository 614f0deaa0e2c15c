export const lottery = {
  title: 'Lottningen',
  lead: 'Mellan planer som är lika bra för alla tillsammans avgör en lottning. Här kan vem som helst kontrollera att den var bestämd i förväg.',
  how: 'Så går det till',
  steps: [
    'När terminen läggs upp drar systemet ett frö: en slumpad text som ingen får välja. Kontrollsumman här nedanför visar att fröet finns och inte byts ut; databasen vägrar att ändra det.',
    'När placeringarna är publicerade visas fröet. Räkna ut dess kontrollsumma (SHA-256) och jämför med den som stod här hela tiden.',
    'Den avidentifierade filen med terminens underlag ger samma placeringar hos den som kör matchningen igen. Be stadens VFU-samordnare om filen.',
  ],
  caption: 'Terminernas lottning',
  hash: 'Kontrollsumma (SHA-256)',
  seed: 'Frö',
  secret: 'Visas när placeringarna är publicerade',
  none: 'Ingen termin är upplagd',
  noneText: 'När en termin läggs upp visas dess kontrollsumma här.',
  check: 'Kontrollera själv',
  termName: (id: string) => `${id.startsWith('VT') ? 'Vårterminen' : 'Höstterminen'} ${id.slice(2)}`,
}
