import { dateInWords, termInWords } from '../in-words.ts'
import type * as swedish from '../sv/mails.ts'
import { footer } from './mail-footer.ts'
import { declineReasons } from './t2.ts'

export const proposalsToAnswer: typeof swedish.proposalsToAnswer = facts => ({
  subject: `VFU ${facts.term}: proposals to answer for ${facts.district}`,
  heading: 'You have proposals to answer',
  paragraphs: [
    `${facts.count === 1 ? 'One student is proposed' : `${facts.count} students are proposed`} for your places in ${termInWords(facts.term, 'en')}.`,
    `Confirm each proposal with a named supervisor, or decline it with a reason${facts.dueOn ? `, by ${dateInWords(facts.dueOn, 'en')} at the latest` : ''}.`,
    'The link is yours alone and works without signing in until the time to answer is over. Do not pass it on.',
  ],
  action: 'Answer the proposals',
  footer,
})

export const placementPublished: typeof swedish.placementPublished = facts => ({
  subject: `Your field placement ${facts.term}`,
  heading: 'Your field placement is ready',
  paragraphs: [
    `You have a place at ${facts.district} in ${termInWords(facts.term, 'en')}. Your page shows the unit, your supervisor and your first day, and lets you add it all to your calendar.`,
    'The link is personal. Do not pass it on.',
  ],
  action: 'Show my placement',
  footer,
})

export const supervisorChanged: typeof swedish.supervisorChanged = ({ term, name, email }) => ({
  subject: `VFU ${term}: a change in your field placement`,
  heading: 'Something has changed in your field placement',
  paragraphs: [
    `What is known of your supervisor has changed: ${[name, email].filter(Boolean).join(', ')}.`,
    'The link is personal. Do not pass it on.',
  ],
  action: 'Show my placement',
  footer,
})

export const supervisorNamed: typeof swedish.supervisorNamed = ({ term, count, material }) => ({
  subject: `VFU ${term}: you are a supervisor`,
  heading: 'You are a field-placement supervisor',
  paragraphs: [
    `You are named as the supervisor of ${count === 1 ? 'one student' : `${count} students`} in ${termInWords(term, 'en')}. Your page shows whom you receive and when. There you confirm, or say that it is not possible.`,
    'The times come as invitations to your calendar in mails of their own. The link is personal. Do not pass it on.',
    ...material,
  ],
  action: 'Show and answer',
  footer,
})

export const supervisorDeclined: typeof swedish.supervisorDeclined = ({
  term,
  name,
  unit,
  declineReason,
  comment,
}) => ({
  subject: `VFU ${term}: a supervisor has said no`,
  heading: 'A supervisor has said no',
  paragraphs: [
    `${name} at ${unit} has answered that supervising is not possible. The placement stands until you change something.`,
    `Reason: ${declineReasons[declineReason]}.`,
    ...(comment ? [comment] : []),
  ],
  action: 'Show the placement',
  footer,
})

export const resultsPublished: typeof swedish.resultsPublished = facts => ({
  subject: `VFU ${facts.term}: the placements for ${facts.university} are published`,
  heading: 'The placements are published',
  paragraphs: [
    `${facts.placed === 1 ? 'One student has a place' : `${facts.placed} students have a place`}. ${facts.unplaced === 1 ? 'One student is without a place.' : `${facts.unplaced} students are without a place.`}`,
    'Each student has been sent a personal link. Persons with protected personal data are sent nothing: hand over their link in a way of your own.',
  ],
  action: 'Show the placements',
  footer,
})

export const replacementsPublished: typeof swedish.replacementsPublished = facts => ({
  subject: `VFU ${facts.term}: a new placement for ${facts.university}`,
  heading: facts.count === 1 ? 'A placement is ready' : `${facts.count} placements are ready`,
  paragraphs: [
    `The district has confirmed ${facts.count === 1 ? 'a placement' : `${facts.count} placements`} made after publication, and the student has been told. Other placements are unchanged.`,
  ],
  action: 'Show the placements',
  footer,
})

export const replacementPublished: typeof swedish.replacementPublished = facts => ({
  subject: `Your new field placement ${facts.term}`,
  heading: 'Your new field placement is ready',
  paragraphs: [
    `You have a new place at ${facts.district}. Your page shows the unit, your supervisor and your first day. If you subscribe to the calendar, it is up to date already.`,
    'The link is personal. Do not pass it on.',
  ],
  action: 'Show my placement',
  footer,
})

export const placementEnded: typeof swedish.placementEnded = facts => ({
  subject: `Your field placement ${facts.term} has fallen through`,
  heading: 'Your field placement has fallen through',
  paragraphs: [
    `Unfortunately your place at ${facts.district} is no longer there. We are looking for another place for you, and you will get a mail when it is ready.`,
    'The times in your calendar are cancelled. The link is personal. Do not pass it on.',
  ],
  action: 'Show my page',
  footer,
})

export const placementExchanged: typeof swedish.placementExchanged = facts => ({
  subject: `Your field placement ${facts.term} is being changed`,
  heading: 'Your field placement is being changed',
  paragraphs: [
    `Because of a change you cannot keep the place at ${facts.district}. Another place has been chosen for you, and you will get a mail when it is confirmed.`,
    'Until then the times in your calendar are cancelled. The link is personal. Do not pass it on.',
  ],
  action: 'Show my page',
  footer,
})

export const placementLeft: typeof swedish.placementLeft = facts => ({
  subject: `Your field placement ${facts.term} has ended`,
  heading: 'Your field placement has ended',
  paragraphs: [
    `You are registered as no longer taking part in field placements this term. The place at ${facts.district} has therefore been given up, and the times in your calendar are cancelled.`,
    'If this is wrong, contact the placement coordinator at your university.',
  ],
  action: 'Show my page',
  footer,
})

export const placementsEndedInDistrict: typeof swedish.placementsEndedInDistrict = facts => {
  const gone = facts.count === 1 ? 'One placement has ended' : `${facts.count} placements have ended`
  return {
    subject: `VFU ${facts.term}: ${facts.count === 1 ? 'a placement' : `${facts.count} placements`} at ${facts.district} ended`,
    heading: gone,
    paragraphs: [`${gone}: ${facts.units.join(', ')}. Your other placements are unchanged.`],
    action: 'Show the placements',
    footer,
  }
}

export const placementsEndedForUniversity: typeof swedish.placementsEndedForUniversity = facts => ({
  subject: `VFU ${facts.term}: a changed placement for ${facts.university}`,
  heading: facts.count === 1 ? 'One placement has ended' : `${facts.count} placements have ended`,
  paragraphs: [
    `${facts.count === 1 ? 'The placement of one of your students has' : `The placements of ${facts.count} of your students have`} ended. Other placements are unchanged. The page says which, and why.`,
    'Persons with protected personal data are sent nothing: tell them in a way of your own.',
  ],
  action: 'Show the placements',
  footer,
})

export const invitation: typeof swedish.invitation = ({ name, days }) => ({
  subject: 'Invitation to the field placement system',
  heading: 'Welcome to the field placement system',
  paragraphs: [
    `Hello ${name}! You have been given access to the City of Stockholm’s system for field placements.`,
    `The link signs you in once and works for ${days} days. After that you ask for a new link yourself on the sign-in page.`,
    'The link is personal. Do not pass it on.',
  ],
  action: 'Sign in',
  footer,
})

export const signInLink: typeof swedish.signInLink = ({ minutes }) => ({
  subject: 'Your link to sign in to the field placement system',
  heading: 'Sign in to the field placement system',
  paragraphs: [
    `The link signs you in once and works for ${minutes} minutes.`,
    'If you did not ask to sign in you can ignore this letter: nobody gets in without the link.',
  ],
  action: 'Sign in',
  footer,
})

export const digest: typeof swedish.digest = ({ count }) => ({
  subject: `VFU: ${count} messages for you`,
  heading: `${count} messages for you`,
  paragraphs: ['Several things happened at almost the same time. Here they are in a single mail.'],
  footer,
})

export const testMail: typeof swedish.testMail = ({ name }) => ({
  subject: 'Test mail from the VFU system',
  heading: 'The test mail has arrived',
  paragraphs: [
    `Hello ${name}! You asked the system for a test mail, and here it is. Mail works.`,
    'It says nothing of anybody else, and asks nothing of you.',
  ],
  action: 'Open the outbox',
  footer,
})

export const factorReset: typeof swedish.factorReset = () => ({
  subject: 'Your sign-in codes for the VFU system have been reset',
  heading: 'Your sign-in codes have been reset',
  paragraphs: [
    'The codes on your phone and your recovery codes no longer work, and you are signed out everywhere. The next time you sign in you can add a phone again.',
    'If you did not ask for this, contact whoever leads the placement project at once.',
  ],
  action: 'Sign in',
  footer,
})
