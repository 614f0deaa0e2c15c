/** What the system knows of a person, in words: article 15's answer. */
export const yes: string = 'Ja'
export const no: string = 'Nej'
export const none: string = 'Uppgift saknas'
export const heading = (label: string) => `Uppgifter om ${label}`
export const madeOn = (on: string) => `Sammanställt ${on} ur VFU-systemet i Stockholms stad.`

export const sections = {
  identity: 'Vem du är',
  conditions: 'Vad som gäller för placeringen',
  wishes: 'Önskemål',
  placements: 'Placeringar',
  mails: 'Mejl till dig',
  access: 'Länkar och inloggningar',
  readings: 'Vem som har läst skyddade uppgifter',
  supervision: 'Platser och studenter som du handleder',
  auscultation: 'Auskultation',
  hosting: 'Värd för auskultation',
  roles: 'Roller',
  logged: 'Vad loggen har om vad du har gjort',
}
export type SectionName = keyof typeof sections

export const why: Record<SectionName, string> = {
  identity:
    'Behövs för att känna igen och nå dig. Studenters uppgifter skrivs över ett år efter terminen, handledares två år efter den senaste terminen, samordnares två år efter den sista rollen.',
  conditions:
    'Behövs för att hitta en plats som passar. Undantag, behov, förtur och samplacering tas bort en månad efter terminen, resten ett år efter. Kön används bara i statistik, utan namn.',
  wishes:
    'Behövs i matchningen. Finns kvar utan namn som underlag för statistik, om du inte begär att de raderas.',
  placements:
    'Behövs för att genomföra placeringen. Fritext tas bort ett år efter terminen. Tider och händelser finns kvar utan namn, som underlag för statistik.',
  mails: 'Visar vad som har skickats. Mottagare och ärende tas bort efter 90 dagar.',
  access: 'Behövs för att du ska komma åt din sida. Bara avtryck av länkarna lagras, aldrig länkarna själva.',
  readings:
    'Läsning av skyddade uppgifter loggas. Vill du veta vem, inte bara i vilken roll, frågar du central samordnare.',
  supervision:
    'Behövs för att studenten ska ha en handledare. Finns kvar utan namn som underlag för statistik.',
  auscultation:
    'Behövs för att genomföra auskultationen. Namn och kontaktuppgifter skrivs över ett år efter terminen. Grupp, närvaro och att du har svarat på utvärderingen finns kvar utan namn, som underlag för statistik. Vad du svarade går inte att koppla till dig.',
  hosting:
    'Behövs för att planera och hålla auskultationens tillfällen. Tider då du är borta tas bort en månad efter terminen, namn och mejladress skrivs över ett år efter. Vilka tillfällen som hölls finns kvar utan namn.',
  roles: 'Visar vad du får göra, och fick göra, i systemet. Finns kvar utan namn, för loggens skull.',
  logged: 'Loggen ska gå att lita på och ändras därför aldrig. Den har id-nummer och inga namn.',
}

export const labels = {
  number: 'Studentnummer',
  name: 'Namn',
  email: 'E-post',
  language: 'Språk',
  university: 'Lärosäte',
  district: 'Förvaltning',
  term: 'Termin',
  sex: 'Kön',
  homeArea: 'Bostadsområde',
  maxTravel: 'Max restid (min)',
  has: 'Har',
  needs: 'Behöver',
  priority: 'Förtursklass',
  onlyWishes: 'Endast önskemål',
  protected: 'Skyddade personuppgifter',
  fingerprints: 'Avtryck av namn och kontaktuppgifter, så att de kan stoppas i utskick',
  period: 'Period',
  blocked: 'Undantag',
  together: 'Placeras med andra studenter',
  pin: 'Låst till en plats',
  withdrawn: 'Utgick',
  registered: 'Inlagd',
  reasons: 'Lagrade motiveringar',
  wish: (position: number) => `Önskemål ${position}`,
  degreeYear: 'Examensår',
  course: 'Handledarutbildning',
  exception: 'Godkänd utan att uppfylla kraven',
  role: 'Roll',
  session: 'Inloggad',
  link: 'Länk',
  mail: 'Mejl',
  reading: 'Läst',
  pilot: 'Pilot',
  group: 'Grupp',
  auscultationSession: 'Tillfälle',
  present: 'Närvarande',
  absent: 'Frånvarande',
  evaluated: 'Har svarat på utvärderingen',
  mostSessions: 'Högst antal tillfällen',
  canLead: 'Kan hålla',
  away: 'Borta',
  leads: 'Håller',
}

export const sex = { female: 'Kvinna', male: 'Man', other: 'Annat' }
export const state: Readonly<Record<string, string>> = {
  proposed: 'Föreslagen',
  confirmed: 'Bekräftad',
  declined: 'Avböjd',
  released: 'Återtagen',
  published: 'Publicerad',
  completed: 'Genomförd',
  interrupted: 'Avbruten',
  cancelled: 'Inställd',
}
export const role: Readonly<Record<string, string>> = {
  central: 'central samordnare',
  district: 'förvaltnings samordnare',
  university: 'lärosätes samordnare',
  teacher: 'baslärare',
}
export const conditions: Readonly<Record<string, string>> = {
  'driving-licence': 'körkort',
  'register-extract': 'visat registerutdrag',
  'step-free': 'tillgänglig lokal',
}

export const obstacle = {
  placementUnderWay:
    'Studenten har en placering på gång. Avsluta den först på placeringens sida, så att förvaltningen får veta det.',
  auscultating:
    'Studentens dagar är publicerade och inte hållna än. Vänta tills piloten är genomförd, så att ingen väntar på studenten i onödan.',
  hosting:
    'Värden håller tillfällen som inte är genomförda än. Byt värd där först, så att gruppen inte blir utan.',
  supervising:
    'Handledaren står på en plats eller har en student i en termin som inte är avslutad. Byt handledare där först.',
  lastCentral: 'Det måste alltid finnas en central samordnare. Ge någon annan rollen först.',
}

/** What law or the reports require kept (art. 17.3): of whom, and why. */
export const kept = {
  student: [
    'Placeringar och händelser, utan namn: underlag för den statistik som staden ska redovisa.',
    'Kön, bara för statistiken, där grupper under fem personer aldrig visas.',
    'Loggen, med id-nummer och inga namn: den visar vem som har gjort vad och får inte ändras.',
    'Det som redan har lämnats ut eller arkiverats enligt arkivlagen omfattas inte.',
  ],
  auscultant: [
    'Grupp, närvaro och att utvärderingen är besvarad, utan namn: underlag för statistiken.',
    'Kön, bara för statistiken, där grupper under fem personer aldrig visas.',
    'Svar i utvärderingen: de är lämnade utan namn och går inte att koppla till studenten.',
    'Loggen, med id-nummer och inga namn: den får inte ändras.',
  ],
  host: [
    'Vilka tillfällen som hölls, utan namn: underlag för statistiken.',
    'Loggen, med id-nummer och inga namn: den får inte ändras.',
  ],
  supervisor: [
    'Vilka placeringar som hade en handledare, utan namn: underlag för statistiken.',
    'Loggen, med id-nummer och inga namn: den får inte ändras.',
  ],
  person: [
    'Roller och vad personen har gjort, utan namn: loggen måste gå att följa.',
    'Loggen, med id-nummer och inga namn: den får inte ändras.',
  ],
}

export const disclosure = {
  columns: ['Lärosäte', 'Student', 'Förvaltning', 'Enhet', 'Verksamhetsområde', 'Status', 'Från', 'Till'],
  masked: 'Maskerad' as string,
  protectedPerson: (index: number) => `Student med skyddade uppgifter ${index}`,
}
