import type * as swedish from '../sv/auscultation-page.ts'

export const auscultationPage: typeof swedish.auscultationPage = {
  window: 'My auscultation days',
  noToken: 'Open this page with your personal link.',
  askForLink:
    'If you have lost the link, ask the VFU coordinator at your university, or whoever invited you, for a new one.',
  title: name => (name === null ? 'Your auscultation days' : `Hello ${name}!`),
  student: (district, group) =>
    district === null
      ? 'Here are your days.'
      : `Your days are in ${district}${group === null ? '' : `, group ${group}`}.`,
  host: count => (count === 1 ? 'You lead one session.' : `You lead ${count} sessions.`),
  notYet: 'The schedule is not ready. Once it is published it is shown here, at the same link.',
  noSessions: 'You have no sessions in the schedule.',
  where: 'Place',
  address: 'Address',
  leads: 'You meet',
  leadsHost: 'Led by',
  students: 'Students',
  print: 'Print',
  evaluation: 'How were the days?',
  evaluationLead:
    'Your answers are stored without a name, and nobody can see which are yours. You can answer once. What you write stays on this device until you send it.',
  scale: '1 is bad and 5 is very good.',
  whole: 'The days as a whole',
  skip: 'Don’t know',
  best: 'What was best?',
  better: 'What could be better?',
  textHint: 'Optional. Write no names.',
  send: 'Send the answers',
  scoreNeeded: 'Choose 1–5 for the days as a whole.',
  thanks: 'Thank you, your answers are stored.',
  closed: 'The evaluation is closed.',
}
