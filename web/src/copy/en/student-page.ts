import type { studentPage as sv } from '../sv/student-page.ts'

export const studentPage: typeof sv = {
  product: 'VFU Stockholm',
  language: 'Language',
  loading: 'Loading your page …',
  title: firstName => (firstName === null ? 'Your placement' : `Hello ${firstName}!`),
  window: 'My placement',
  placed: (unit, district) => `Your placement is at ${unit}, ${district}.`,
  notYet: 'Your placement isn’t ready yet',
  notYetText:
    'The city and your university are working on the placements. When yours is ready you will get an e-mail, and it will show here at the same link.',
  none: 'You have not been given a place this term',
  noneText: [
    'The placements are published, and you have no place among them.',
    'Ask the placement coordinator at your university how to go on. Should you get a place later it will show here, at the same link.',
  ],
  ended: (unit, district) => `Your place at ${unit}, ${district}, has fallen through.`,
  newPlaceLater:
    'We are looking for another place for you. You will get an e-mail when it is ready, and it will show here at the same link.',
  hasLeft:
    'You are registered as no longer taking part in field placements this term. If this is wrong, contact the placement coordinator at your university.',
  timesCancelled: 'The times show as cancelled in the calendar that you subscribe to.',
  next: 'What happens next',
  nextSteps: [
    'Places are given by wishes and travel time, in the same way for everyone.',
    'Each district confirms the place and who will be your supervisor.',
    'You will know at least two weeks before your placement begins.',
  ],
  term: id => `${id.startsWith('VT') ? 'Spring' : 'Autumn'} term ${id.slice(2)}`,
  university: 'University',
  place: 'The place',
  district: 'District',
  unit: 'Unit',
  field: 'Field',
  supervisor: 'Supervisor',
  noSupervisor: 'To be announced',
  times: 'Your times',
  kind: {
    'first-day': 'First day',
    period: 'The placement',
    'supervisor-meeting': 'Three-party meeting with your supervisor',
    meeting: 'Meeting',
    session: 'Work shadowing',
    'network-meeting': 'Network meeting',
  },
  cancelled: 'Cancelled',
  where: 'Where',
  calendar: 'In your calendar',
  calendarLead:
    'If you subscribe, changes follow by themselves. A downloaded file shows the times as they are now.',
  subscribe: 'Subscribe',
  download: 'Download calendar file (.ics)',
  address: 'Address to paste',
  copyAddress: 'Copy the address',
  copied: 'The address is copied.',
  secret: 'The address is personal. Whoever has it can see your times.',
  how: [
    {
      title: 'Outlook on the web',
      text: 'Open Calendar, choose Add calendar and then Subscribe from web. Paste the address.',
    },
    {
      title: 'Google Calendar',
      text: 'Open Google Calendar on a computer. Press the plus sign at Other calendars, then From URL, and paste the address.',
    },
    {
      title: 'Apple Calendar',
      text: 'Press Subscribe on your telephone or computer and accept. You can also choose New Calendar Subscription in the File menu.',
    },
  ],
  wrongLink: 'The link does not work',
  noToken: 'Open this page with your personal link from your university.',
  askForLink:
    'If you have lost the link, or it is no longer valid, ask the placement coordinator at your university for a new one.',
  tryAgain: 'Try again',
  accessibility: 'Accessibility',
  lottery: 'The draw',
}
