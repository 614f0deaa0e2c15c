import type { Detail } from '../../domain/calendar/occasion-difference.ts'
import type { MailWords } from './mails.ts'

/** What a mail says of the occasion that it invites to, in the reader's own words. */
export interface InvitationFacts {
  /** The occasion's title in the calendar. */
  readonly title: string
  readonly when: string
  readonly location: string | null
  readonly description: string
  /** What is new; empty in a first invitation. */
  readonly changes: readonly Detail[]
}

const footer =
  'Du får det här brevet från VFU-systemet i Stockholms stad. Ingen läser svar på det, inte heller svar från din kalender.'

const facts = ({ when, location, description }: InvitationFacts): string =>
  [`När: ${when}`, ...(location ? [`Var: ${location}`] : []), ...(description ? [description] : [])].join(
    '\n',
  )

const answerHere =
  'Svara på vår sida med knappen nedan. Kalenderns egna knappar lägger in tiden, men svaret når oss bara från sidan.'

/** C3: a first invitation, or one that is sent anew. */
export function invitation(given: InvitationFacts): MailWords {
  return {
    subject: given.title,
    heading: given.title,
    paragraphs: [facts(given), answerHere],
    action: 'Svara på inbjudan',
    footer,
  }
}

const news: Record<Detail, string> = {
  time: 'ny tid',
  place: 'ny plats',
  contact: 'annan person att fråga efter',
  title: 'nytt namn',
  text: 'ny information',
  supervisor: 'ändrade uppgifter om handledaren',
  form: 'annan visning i kalendern',
}

/** `ny tid och ny plats`. */
export function changesInWords(changes: readonly Detail[]): string {
  return new Intl.ListFormat('sv', { type: 'conjunction' }).format(changes.map(change => news[change]))
}

/** C2: the same occasion, changed. */
export function changedInvitation(given: InvitationFacts): MailWords {
  return {
    subject: `Ändrad: ${given.title}`,
    heading: given.title,
    paragraphs: [`Det här är nytt: ${changesInWords(given.changes)}.`, facts(given), answerHere],
    action: 'Svara på inbjudan',
    footer,
  }
}

/** C2: it does not take place, or no longer for the reader. */
export function cancelledInvitation({
  title,
  when,
}: Pick<InvitationFacts, 'title' | 'when'>): Omit<MailWords, 'action'> {
  return {
    subject: `Inställd: ${title}`,
    heading: `Inställd: ${title}`,
    paragraphs: [`Tiden ${when} gäller inte längre. Du behöver inte göra något: din kalender tar bort den.`],
    footer,
  }
}
