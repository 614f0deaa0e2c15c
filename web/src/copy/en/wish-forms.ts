import type { wishForms as sv } from '../sv/wish-forms.ts'

export const wishForms: typeof sv = {
  title: 'Let the students fill in wishes themselves',
  lead: 'The students are mailed a personal link and can change their wishes up to and including the day you choose. Those who have not answered are reminded three days before.',
  lastDay: 'Last day',
  dayFault: 'Choose a day.',
  open: 'Open and mail the links',
  change: 'Save the day',
  close: 'Close now',
  closed: 'The form is closed.',
  opened: 'The form is open. The links are on their way.',
  state: day => `Open up to and including ${day}.`,
  isClosed: 'Not open.',
  wished: (wished, students) => `${wished} of ${students} have filled it in.`,
  withoutAddress: count =>
    count === 1
      ? '1 student has no e-mail address: hand over the link in another way, from the student’s page.'
      : `${count} students have no e-mail address: hand over the links in another way, from the students’ pages.`,
}
