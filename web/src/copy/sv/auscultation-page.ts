export const auscultationPage = {
  window: 'Mina auskultationsdagar',
  noToken: 'Öppna den här sidan med din personliga länk.',
  askForLink:
    'Har du tappat bort länken ber du VFU-samordnaren på ditt lärosäte, eller den som bjöd in dig, om en ny.',
  title: (name: string | null) => (name === null ? 'Dina auskultationsdagar' : `Hej ${name}!`),
  student: (district: string | null, group: number | null) =>
    district === null
      ? 'Här ser du dina dagar.'
      : `Du auskulterar i ${district}${group === null ? '' : `, grupp ${group}`}.`,
  host: (count: number) => (count === 1 ? 'Du leder ett tillfälle.' : `Du leder ${count} tillfällen.`),
  notYet: 'Schemat är inte klart än. När det är publicerat visas det här, på samma länk.',
  noSessions: 'Du har inga tillfällen i schemat.',
  where: 'Plats',
  address: 'Adress',
  leads: 'Möter er',
  leadsHost: 'Leds av',
  students: 'Studenter',
  print: 'Skriv ut',
  evaluation: 'Hur var dagarna?',
  evaluationLead:
    'Dina svar sparas utan namn, och ingen kan se vilka som är dina. Du kan svara en gång. Det du skriver ligger kvar på den här enheten tills du skickar.',
  scale: '1 är dåligt och 5 är mycket bra.',
  whole: 'Dagarna som helhet',
  skip: 'Vet inte',
  best: 'Vad var bäst?',
  better: 'Vad kan bli bättre?',
  textHint: 'Frivilligt. Skriv inga namn.',
  send: 'Skicka svaren',
  scoreNeeded: 'Välj 1–5 för dagarna som helhet.',
  thanks: 'Tack, dina svar är sparade.',
  closed: 'Utvärderingen är stängd.',
}
