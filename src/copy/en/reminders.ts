import { dateInWords, termInWords } from '../in-words.ts'
import type * as swedish from '../sv/reminders.ts'
import { footer } from './mail-footer.ts'

const latest = (dueOn: string | null) => (dueOn ? ` by ${dateInWords(dueOn, 'en')} at the latest` : '')
const wait = (count: number) => (count === 1 ? 'One proposal waits' : `${count} proposals wait`)

export const offersReminder: typeof swedish.offersReminder = ({ term, owner, dueOn }) => ({
  subject: `VFU ${term}: places from ${owner}`,
  heading: 'Reminder: offer your places',
  paragraphs: [
    `We have not had your answer about places at ${owner} in ${termInWords(term, 'en')}.`,
    `Enter your places, and say when they are complete${latest(dueOn)}. If you have none this term, answer that.`,
  ],
  action: 'Offer places',
  footer,
})

export const proposalsReminder: typeof swedish.proposalsReminder = ({ term, owner, count, dueOn }) => ({
  subject: `VFU ${term}: proposals to answer for ${owner}`,
  heading: 'Reminder: proposals wait for your answer',
  paragraphs: [
    `${wait(count)} for an answer from ${owner} for ${termInWords(term, 'en')}.`,
    `Confirm each proposal with a named supervisor, or decline it with a reason${latest(dueOn)}. Students are told only when you have answered.`,
  ],
  action: 'Answer the proposals',
  footer,
})

export const wishesReminder: typeof swedish.wishesReminder = ({ term, owner, count, dueOn }) => ({
  subject: `VFU ${term}: wishes from ${owner}`,
  heading: 'Reminder: wishes are missing',
  paragraphs: [
    `${count === 1 ? 'One of your students has' : `${count} of your students have`} no wishes for ${termInWords(term, 'en')}.`,
    `Fill them in, or import a new file${latest(dueOn)}. A student without wishes can be given any place.`,
  ],
  action: 'Show the students',
  footer,
})

export const wishesAsked: typeof swedish.wishesAsked = ({ term, university, dueOn }) => ({
  subject: `Placement ${term}: fill in your wishes`,
  heading: 'Where would you like your field placement?',
  paragraphs: [
    `You can now fill in your wishes for ${termInWords(term, 'en')}. ${university} has opened the form for its students.`,
    `You can change them as often as you like${latest(dueOn)}. A student without wishes can be given any place.`,
  ],
  action: 'Fill in wishes',
  footer,
})

export const wishesAskedAgain: typeof swedish.wishesAskedAgain = ({ term, university, dueOn }) => ({
  subject: `Placement ${term}: fill in your wishes`,
  heading: 'Reminder: your wishes are missing',
  paragraphs: [
    `You have not filled in any wishes for ${termInWords(term, 'en')}. Please do so${latest(dueOn)}.`,
    `If you have questions, ask the placement coordinator at ${university}.`,
  ],
  action: 'Fill in wishes',
  footer,
})

export const escalation: typeof swedish.escalation = ({ term, kind, owner, count, dueOn }) => {
  const missing = {
    offers: `${owner} has not answered about its places.`,
    proposals: `${wait(count)} still for an answer from ${owner}.`,
    wishes: `${count === 1 ? 'One student' : `${count} students`} of ${owner} without wishes still.`,
  }
  const remedy = {
    offers: 'Call the administration, or go on without its places.',
    proposals: 'Call the administration, or take the proposals back and choose other places.',
    wishes: 'Call the university, or go on: the students are matched without wishes.',
  }
  return {
    subject: `VFU ${term}: no answer from ${owner}`,
    heading: `No answer from ${owner}`,
    paragraphs: [
      `${missing[kind]}${dueOn ? ` The last day was ${dateInWords(dueOn, 'en')}.` : ''}`,
      remedy[kind],
    ],
    action: 'See what waits on whom',
    footer,
  }
}

export const severalReminders: typeof swedish.severalReminders = ({ count }) => ({
  subject: `VFU: reminder of ${count} things`,
  heading: `${count} things wait`,
  paragraphs: ['Here they are at once. Each part has a link of its own.'],
  footer,
})
