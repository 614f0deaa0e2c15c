import { dateInWords, termInWords } from '../in-words.ts'
import { footer } from './mail-footer.ts'
import type { MailWords } from './mails.ts'

interface Awaited {
  term: string
  /** The district or the university. */
  owner: string
  /** Proposals or students. */
  count: number
  dueOn: string | null
}

interface WishesAsked {
  term: string
  university: string
  /** The form's last day. */
  dueOn: string | null
}

const latest = (dueOn: string | null) => (dueOn ? `, senast ${dateInWords(dueOn, 'sv')}` : '')
const proposals = (count: number) => (count === 1 ? 'Ett förslag' : `${count} förslag`)

/** S6: to a district that has not said that its places are complete. */
export function offersReminder({ term, owner, dueOn }: Awaited): MailWords {
  return {
    subject: `VFU ${term}: platser från ${owner}`,
    heading: 'Påminnelse: lämna era platser',
    paragraphs: [
      `Vi har inte fått ert svar om VFU-platser på ${owner} ${termInWords(term, 'sv')}.`,
      `Lägg in platserna och säg till när ni är klara${latest(dueOn)}. Har ni inga platser den här terminen svarar ni det.`,
    ],
    action: 'Lämna platser',
    footer,
  }
}

/** S6: to a district with proposals that nobody has answered. The link is personal and answers without signing in. */
export function proposalsReminder({ term, owner, count, dueOn }: Awaited): MailWords {
  return {
    subject: `VFU ${term}: förslag att besvara för ${owner}`,
    heading: 'Påminnelse: förslag väntar på ert svar',
    paragraphs: [
      `${proposals(count)} väntar på svar från ${owner} inför ${termInWords(term, 'sv')}.`,
      `Bekräfta varje förslag med en namngiven handledare, eller avböj med en orsak${latest(dueOn)}. Studenterna får sitt besked först när ni har svarat.`,
    ],
    action: 'Svara på förslagen',
    footer,
  }
}

/** S6: to a university some of whose students have no wishes. */
export function wishesReminder({ term, owner, count, dueOn }: Awaited): MailWords {
  return {
    subject: `VFU ${term}: önskemål från ${owner}`,
    heading: 'Påminnelse: önskemål saknas',
    paragraphs: [
      `${count === 1 ? 'En av era studenter' : `${count} av era studenter`} har inga önskemål inför ${termInWords(term, 'sv')}.`,
      `Fyll i dem eller läs in en ny fil${latest(dueOn)}. Den som inte har några önskemål kan få vilken plats som helst.`,
    ],
    action: 'Visa studenterna',
    footer,
  }
}

/** To a student whose university lets its students fill in their own wishes. */
export function wishesAsked({ term, university, dueOn }: WishesAsked): MailWords {
  return {
    subject: `VFU ${term}: fyll i dina önskemål`,
    heading: 'Var vill du göra din VFU?',
    paragraphs: [
      `Nu kan du fylla i dina önskemål inför ${termInWords(term, 'sv')}. ${university} har öppnat formuläret för sina studenter.`,
      `Du kan ändra dem så ofta du vill${latest(dueOn)}. Den som inte har några önskemål kan få vilken plats som helst.`,
    ],
    action: 'Fyll i önskemål',
    footer,
  }
}

/** S6: to a student who has been asked and has not filled in anything. */
export function wishesAskedAgain({ term, university, dueOn }: WishesAsked): MailWords {
  return {
    subject: `VFU ${term}: fyll i dina önskemål`,
    heading: 'Påminnelse: dina önskemål saknas',
    paragraphs: [
      `Du har inte fyllt i några önskemål inför ${termInWords(term, 'sv')}. Gör det${latest(dueOn)}.`,
      `Har du frågor svarar VFU-samordnaren på ${university}.`,
    ],
    action: 'Fyll i önskemål',
    footer,
  }
}

/** S6: to the central coordinators, when the due day has passed without an answer. */
export function escalation({
  term,
  kind,
  owner,
  count,
  dueOn,
}: Awaited & { kind: 'offers' | 'proposals' | 'wishes' }): MailWords {
  const missing = {
    offers: `${owner} har inte svarat om sina platser.`,
    proposals: `${proposals(count)} väntar fortfarande på svar från ${owner}.`,
    wishes: `${count === 1 ? 'En student' : `${count} studenter`} från ${owner} saknar fortfarande önskemål.`,
  }
  const remedy = {
    offers: 'Ring förvaltningen, eller gå vidare utan dess platser.',
    proposals: 'Ring förvaltningen, eller ta tillbaka förslagen och välj andra platser.',
    wishes: 'Ring lärosätet, eller gå vidare: studenterna matchas utan önskemål.',
  }
  return {
    subject: `VFU ${term}: inget svar från ${owner}`,
    heading: `Inget svar från ${owner}`,
    paragraphs: [
      `${missing[kind]}${dueOn ? ` Sista dagen var ${dateInWords(dueOn, 'sv')}.` : ''}`,
      remedy[kind],
    ],
    action: 'Se vad som väntar på vem',
    footer,
  }
}

/** S6: several reminders to the same person, each a part. */
export function severalReminders(facts: { count: number }): Omit<MailWords, 'action'> {
  return {
    subject: `VFU: påminnelse om ${facts.count} saker`,
    heading: `${facts.count} saker väntar`,
    paragraphs: ['Här är allt på en gång. Varje del har en egen länk.'],
    footer,
  }
}
