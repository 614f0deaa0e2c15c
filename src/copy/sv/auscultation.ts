import { termInWords } from '../in-words.ts'
import type { MailWords } from './mails.ts'

const footer = 'Du får det här brevet från VFU-systemet i Stockholms stad. Svara inte på det.'

/** A12: to a term-two student, when the plan is public. The link is personal. */
export function planPublic({ name, term }: { name: string; term: string }): MailWords {
  return {
    subject: `Dina auskultationsdagar: ${name}`,
    heading: 'Schemat för dina auskultationsdagar är klart',
    paragraphs: [
      `Du auskulterar ${termInWords(term, 'sv')}. På din sida ser du tider, platser och vem du träffar, och du kan hämta allt till din kalender.`,
      'Du får också en inbjudan för varje tillfälle. Ändras något får du besked. Länken är personlig. Skicka den inte vidare.',
    ],
    action: 'Visa mitt schema',
    footer,
  }
}

/** A12: to a host, when the plan is public or when they come into it. The link is personal. */
export function planPublicToHost({ name, term }: { name: string; term: string }): MailWords {
  return {
    subject: `Auskultation: dina tillfällen i ${name}`,
    heading: 'Du tar emot studenter som auskulterar',
    paragraphs: [
      `Schemat för auskultationen ${termInWords(term, 'sv')} är klart. På din sida ser du vilka tillfällen du leder, när och var, och du kan hämta dem till din kalender.`,
      'Du får också en inbjudan för varje tillfälle. Ändras något får du besked. Länken är personlig. Skicka den inte vidare.',
    ],
    action: 'Visa mina tillfällen',
    footer,
  }
}

/** A13: after the days, to a student who took part. The link is personal. */
export function evaluationOpen({ name, term }: { name: string; term: string }): MailWords {
  return {
    subject: `Hur var dagarna? ${name}`,
    heading: 'Hur var auskultationsdagarna?',
    paragraphs: [
      `Du har auskulterat ${termInWords(term, 'sv')}. Berätta vad som var bra och vad som kan bli bättre: det tar ett par minuter, och nästa omgång planeras efter svaren.`,
      'Svaren sparas utan vem som har lämnat dem. Länken är personlig. Skicka den inte vidare.',
    ],
    action: 'Svara på utvärderingen',
    footer,
  }
}

/** The report's tables as a file. */
export const report = {
  leftOut: 'visas inte',
  rule: 'Uppgifter om färre än fem visas inte, och inte heller det som de kunde räknas ut ur (P7).',
  notClosed: 'Resultatet visas när utvärderingen är stängd.',
  table: 'Tabell',
  row: 'Rad',
  column: 'Kolumn',
  value: 'Värde',
  modules: 'Moduler',
  module: 'Modul',
  planned: 'Planerade',
  held: 'Hållna',
  notHeld: 'Inställda',
  all: 'Alla',
  hosts: 'Värdar',
  host: 'Värd',
  kind: 'Roll',
  kinds: { staff: 'medarbetare', termFive: 'student i termin fem', teacher: 'baslärare' },
  attendance: 'Närvaro',
  district: 'Förvaltning',
  students: 'Studenter',
  tookPart: 'Deltog',
  present: 'Närvarande',
  away: 'Frånvarande',
  unsaid: 'Inte angivet',
  bySex: 'Deltog efter kön',
  sex: 'Kön',
  sexes: {
    female: 'kvinnor',
    male: 'män',
    other: 'annat',
    unknown: 'inte angivet',
    withheld: 'visas inte för sig',
  },
  evaluation: 'Utvärdering',
  whole: 'Dagarna som helhet',
}
