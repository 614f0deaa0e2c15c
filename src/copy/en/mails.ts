import type * as swedish from '../sv/mails.ts'

const footer =
  'You receive this mail from the VFU system of the City of Stockholm. Please do not reply to it.'

export const proposalsToAnswer: typeof swedish.proposalsToAnswer = facts => ({
  subject: `VFU ${facts.term}: proposals to answer for ${facts.district}`,
  heading: 'You have proposals to answer',
  paragraphs: [
    `${facts.count === 1 ? 'One student is proposed' : `${facts.count} students are proposed`} for your places in ${facts.term}.`,
    `Confirm each proposal with a named supervisor, or decline it with a reason${facts.dueOn ? `, by ${facts.dueOn} at the latest` : ''}.`,
  ],
  action: 'Open the proposals',
  footer,
})

export const placementPublished: typeof swedish.placementPublished = facts => ({
  subject: `Your field placement ${facts.term}`,
  heading: 'Your field placement is ready',
  paragraphs: [
    `You have a place at ${facts.district}. Your page shows the unit, your supervisor and your first day, and lets you add it all to your calendar.`,
    'The link is personal. Do not pass it on.',
  ],
  action: 'Show my placement',
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
