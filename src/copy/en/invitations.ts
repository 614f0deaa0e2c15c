import type { Detail } from '../../domain/calendar/occasion-difference.ts'
import type * as swedish from '../sv/invitations.ts'

const footer =
  'You get this letter from the field-placement system of the City of Stockholm. Nobody reads replies to it, nor replies from your calendar.'

const facts = ({ when, location, description }: swedish.InvitationFacts): string =>
  [`When: ${when}`, ...(location ? [`Where: ${location}`] : []), ...(description ? [description] : [])].join(
    '\n',
  )

const answerHere =
  'Answer on our page with the button below. The calendar’s own buttons enter the time, but only the page tells us your answer.'

export const invitation: typeof swedish.invitation = given => ({
  subject: given.title,
  heading: given.title,
  paragraphs: [facts(given), answerHere],
  action: 'Answer the invitation',
  footer,
})

const news: Record<Detail, string> = {
  time: 'another time',
  place: 'another place',
  contact: 'somebody else to ask for',
  title: 'another name',
  text: 'new information',
  supervisor: 'other details of your supervisor',
  form: 'another form in the calendar',
}

export const changesInWords: typeof swedish.changesInWords = changes =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(changes.map(change => news[change]))

export const changedInvitation: typeof swedish.changedInvitation = given => ({
  subject: `Changed: ${given.title}`,
  heading: given.title,
  paragraphs: [`This is new: ${changesInWords(given.changes)}.`, facts(given), answerHere],
  action: 'Answer the invitation',
  footer,
})

export const cancelledInvitation: typeof swedish.cancelledInvitation = ({ title, when }) => ({
  subject: `Cancelled: ${title}`,
  heading: `Cancelled: ${title}`,
  paragraphs: [`The time ${when} no longer holds. There is nothing to do: your calendar removes it.`],
  footer,
})
