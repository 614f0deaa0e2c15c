import type { z } from 'zod'
import { renderMail } from '../../adapters/mail/render.ts'
import type { Copy, Language } from '../../copy/copy.ts'
import { copyIn } from '../../copy/copy.ts'
import type { MailWords } from '../../copy/sv/mails.ts'
import { materialParagraphs } from '../support-material/mail.ts'
import { contentOf, type MailPart } from '../outbox/mail.ts'
import type { MailFacts, PreviewGround } from './commands.ts'
import type { mailPreview } from './schema.ts'

type Preview = z.output<typeof mailPreview>
type Words = Omit<MailWords, 'action'> & { readonly action?: string }

interface Written {
  readonly reader: Preview['reader']
  readonly words: Words
  readonly path: string
  readonly parts?: readonly MailPart[]
}
type Ground = PreviewGround & { readonly language: Language }
type Write = (facts: MailFacts, copy: Copy, ground: Ground) => Written

/** Stands for the secret of a personal link: previews open nothing. */
const SECRET = 'forhandsvisning'
const STUDENT = { reader: 'student', path: `/min-plats#${SECRET}` } as const
const PLACEMENTS = ({ term }: MailFacts) => `/terminer/${term}/placeringar`
const ACCOUNT = { reader: 'account', path: '/logga-in' } as const

/** The facts with some replaced. A copy would count as having read them all. */
const but = <T extends object>(facts: MailFacts, replaced: T): MailFacts & T =>
  Object.create(facts, Object.getOwnPropertyDescriptors(replaced)) as MailFacts & T
/** The number is the term's own when there is one; otherwise it stays an example. */
const counting = (facts: MailFacts, count: number, dueOn: string | null) =>
  but(facts, { dueOn, ...(count > 0 && { count }) })

const toStudent =
  (
    name:
      | 'placementPublished'
      | 'replacementPublished'
      | 'placementEnded'
      | 'placementExchanged'
      | 'placementLeft',
  ): Write =>
  (facts, { mails }) => ({ ...STUDENT, words: mails[name](facts) })

const toUniversity =
  (name: 'resultsPublished' | 'replacementsPublished' | 'placementsEndedForUniversity'): Write =>
  (facts, { mails }) => ({ reader: 'university', words: mails[name](facts), path: PLACEMENTS(facts) })

const ofPilot =
  (name: PilotMail, reader: 'auscultant' | 'host'): Write =>
  (facts, { auscultation }) => ({
    reader,
    words: auscultation[name]({ name: facts.pilot, term: facts.term }),
    path: `/auskultation-sida#${SECRET}`,
  })

/** Every mail of the copy files: one that is missing here does not compile. */
type PilotMail = 'planPublic' | 'planPublicToHost' | 'evaluationOpen'
const WRITERS: Readonly<Record<keyof Copy['mails'] | keyof Copy['reminders'] | PilotMail, Write>> = {
  placementPublished: toStudent('placementPublished'),
  replacementPublished: toStudent('replacementPublished'),
  supervisorChanged: (facts, { mails }) => ({ ...STUDENT, words: mails.supervisorChanged(facts) }),
  placementExchanged: toStudent('placementExchanged'),
  placementEnded: toStudent('placementEnded'),
  placementLeft: toStudent('placementLeft'),

  supervisorNamed: (facts, { mails }, { materials, language }) => ({
    reader: 'supervisor',
    words: mails.supervisorNamed(but(facts, { count: 1, material: materialParagraphs(materials, language) })),
    path: `/handledare#${SECRET}`,
  }),
  supervisorDeclined: (facts, { mails }) => ({
    reader: 'district',
    words: mails.supervisorDeclined(
      but(facts, { unit: facts.units[0] ?? '', declineReason: 'workload' as const, comment: null }),
    ),
    path: PLACEMENTS(facts),
  }),

  offersReminder: (facts, { reminders }, { due }) => ({
    reader: 'district',
    words: reminders.offersReminder(but(facts, { dueOn: due.offers })),
    path: '/',
  }),
  proposalsToAnswer: (facts, { mails }, { counts, due }) => ({
    reader: 'district',
    words: mails.proposalsToAnswer(counting(facts, counts.proposals, due.proposals)),
    path: `/svara#${SECRET}`,
  }),
  proposalsReminder: (facts, { reminders }, { counts, due }) => ({
    reader: 'district',
    words: reminders.proposalsReminder(counting(facts, counts.proposals, due.proposals)),
    path: `/svara#${SECRET}`,
  }),
  placementsEndedInDistrict: (facts, { mails }) => ({
    reader: 'district',
    words: mails.placementsEndedInDistrict(but(facts, { count: 1 })),
    path: PLACEMENTS(facts),
  }),
  severalReminders: (facts, copy, ground) => ({
    reader: 'district',
    words: copy.reminders.severalReminders({ count: 2 }),
    path: '/',
    parts: partsOf(facts, copy, ground, ['offersReminder', 'proposalsReminder']),
  }),

  wishesAsked: (facts, { reminders }, { due }) => ({
    ...STUDENT,
    words: reminders.wishesAsked(but(facts, { dueOn: due.offers })),
  }),
  wishesAskedAgain: (facts, { reminders }, { due }) => ({
    ...STUDENT,
    words: reminders.wishesAskedAgain(but(facts, { dueOn: due.offers })),
  }),

  wishesReminder: (facts, { reminders }, { counts, due }) => ({
    reader: 'university',
    words: reminders.wishesReminder(
      but(counting(facts, counts.withoutWishes, due.offers), { owner: facts.university }),
    ),
    path: `/terminer/${facts.term}/studenter`,
  }),
  resultsPublished: toUniversity('resultsPublished'),
  replacementsPublished: toUniversity('replacementsPublished'),
  placementsEndedForUniversity: toUniversity('placementsEndedForUniversity'),
  digest: (facts, copy, ground) => ({
    reader: 'university',
    words: copy.mails.digest({ count: 2 }),
    path: '/',
    parts: partsOf(facts, copy, ground, ['resultsPublished', 'replacementsPublished']),
  }),

  planPublic: ofPilot('planPublic', 'auscultant'),
  planPublicToHost: ofPilot('planPublicToHost', 'host'),
  evaluationOpen: ofPilot('evaluationOpen', 'auscultant'),

  escalation: (facts, { reminders }, { counts, due }) => ({
    reader: 'central',
    words: reminders.escalation(
      but(counting(facts, counts.proposals, due.proposals), { kind: 'proposals' as const }),
    ),
    path: `/terminer/${facts.term}/vantar`,
  }),
  testMail: (_facts, { mails }, { ownName }) => ({
    reader: 'central',
    words: mails.testMail({ name: ownName }),
    path: '/utskick',
  }),
  invitation: (facts, { mails }, { ownName }) => ({
    ...ACCOUNT,
    words: mails.invitation(but(facts, { name: ownName })),
    path: `/logga-in#${SECRET}`,
  }),
  signInLink: (facts, { mails }) => ({
    ...ACCOUNT,
    words: mails.signInLink(facts),
    path: `/logga-in#${SECRET}`,
  }),
  factorReset: (_facts, { mails }) => ({ ...ACCOUNT, words: mails.factorReset() }),
}

type Kind = keyof typeof WRITERS

function partsOf(facts: MailFacts, copy: Copy, ground: Ground, kinds: readonly Kind[]): MailPart[] {
  return kinds.map(kind => {
    const { words, path } = WRITERS[kind](facts, copy, ground)
    return {
      path,
      words: { heading: words.subject, paragraphs: words.paragraphs, action: words.action ?? '' },
    }
  })
}

/** Every mail in the language, in the order of their readers. */
export function presentPreviews(ground: PreviewGround, language: Language, publicUrl: string): Preview[] {
  return (Object.keys(WRITERS) as Kind[]).map(kind => {
    const told = watched(ground.facts)
    const { reader, ...written } = WRITERS[kind](told.facts, copyIn[language], { ...ground, language })
    const mail = { recipient: '', language, ...written }
    return {
      kind,
      reader,
      recipient: recipientOf(reader, ground),
      examples: [...ground.examples].filter(fact => told.read.has(fact)),
      subject: written.words.subject,
      opening: written.words.paragraphs[0] ?? '',
      ...renderMail(contentOf(mail, publicUrl), language),
    }
  })
}

/** The facts, and which of them were read: an example that a mail leaves out is none of its reader's business. */
function watched(facts: MailFacts) {
  const read = new Set<keyof MailFacts>()
  const proxy = new Proxy(facts, {
    get(target, name: keyof MailFacts) {
      read.add(name)
      return target[name]
    },
  })
  return { facts: proxy, read }
}

function recipientOf(reader: Preview['reader'], { facts, student, ownName }: PreviewGround): string {
  const names = {
    student: student ?? '',
    supervisor: facts.name,
    // Nobody stands for them: their letters say nothing of one person.
    auscultant: '',
    host: '',
    district: facts.district,
    university: facts.university,
    central: ownName,
    account: ownName,
  }
  return names[reader]
}
