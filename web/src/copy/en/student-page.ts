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
  feedEnded: 'The calendar address has been ended. Make a new one to subscribe again.',
  qr: 'QR code for the telephone',
  qrText: 'Point your telephone’s camera at the code, and the calendar opens there.',
  qrLabel: 'QR code with the address of your calendar',
  renewFeed: 'New calendar address …',
  renewFeedTitle: 'Get a new calendar address?',
  renewFeedText:
    'The old address stops working, and calendars that subscribe to it are no longer updated. The link to this page stays.',
  renewFeedAction: 'Change the calendar address',
  renewPage: 'New link to the page …',
  renewPageTitle: 'Get a new link to the page?',
  renewPageText:
    'All earlier links to it stop working. Save the new address: you get there at once. The calendar that you subscribe to goes on.',
  renewPageAction: 'Change the link',
  periodForm: 'The placement in the calendar',
  periodForms: { span: 'The whole period', 'last-day': 'Its last day only' },
  answers: {
    label: (occasion: string) => `Your answer: ${occasion}`,
    accepted: 'I am coming',
    tentative: 'Maybe',
    declined: 'I cannot come',
    saved: 'The answer is saved.',
    none: 'Not answered',
  },
  when: 'When',
  contact: 'Ask for',
  about: 'Good to know',
  reply: {
    window: 'Answer the invitation',
    noToken: 'Open this page with the link in the invitation.',
    askForLink: 'Open the newest invitation in your mail, or contact the placement coordinator.',
    cancelled: 'The occasion is cancelled. You need not answer.',
    lead: 'The placement coordinator sees your answer. You can change it for as long as you have the link.',
  },
  supervisorPage: {
    window: 'My students',
    noToken: 'Open this page with your personal link.',
    askForLink:
      'If you have lost the link, or it is no longer valid, contact the placement coordinator of your administration.',
    title: (name: string) => `Hello ${name}!`,
    lead: (count: number) =>
      count === 0
        ? 'You supervise no student at present.'
        : count === 1
          ? 'You supervise one student.'
          : `You supervise ${count} students.`,
    ended: 'The placement has ended',
    period: 'Period',
    student: 'Student',
    university: 'University',
    accept: 'I am the supervisor',
    decline: 'It is not possible …',
    accepted: 'You have confirmed.',
    declined: 'You have said that it is not possible. The placement coordinator has been told.',
    ask: 'Is it right that you are the supervisor?',
    declineTitle: 'Say no to being the supervisor?',
    declineText: 'The placement coordinator is told and gets in touch. Until then the placement stands.',
    declineAction: 'Say no',
  },
  wrongLink: 'The link does not work',
  noToken: 'Open this page with your personal link from your university.',
  askForLink:
    'If you have lost the link, or it is no longer valid, ask the placement coordinator at your university for a new one.',
  tryAgain: 'Try again',
  accessibility: 'Accessibility',
  lottery: 'The draw',
}
