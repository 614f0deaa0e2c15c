import type { outbox as sv } from '../sv/outbox.ts'

export const outbox: typeof sv = {
  title: 'Outgoing mail',
  lead: 'Every letter that the system has written, newest first.',
  noDelivery: {
    title: 'No mail server is set: letters stay here',
    text: 'You can read them and follow their links. When a server is set, the waiting letters are sent.',
  },
  status: { waiting: 'Waiting', sent: 'Sent', dead: 'Failed', stopped: 'Stopped' },
  figures: {
    waiting: 'Waiting',
    sent: 'Sent',
    dead: 'Failed',
    stopped: 'Stopped',
  },
  caption: 'Outgoing mail',
  column: {
    subject: 'Subject',
    recipient: 'To',
    status: 'State',
    created: 'Written',
    sent: 'Sent',
    attempts: 'Attempts',
    actions: 'Action',
  },
  all: 'All',
  empty: {
    title: 'No mail yet',
    text: 'Letters are written when a term is published, as reminders, and when a placement changes.',
    filtered: 'No mail fits the selection.',
  },
  resend: 'Send again',
  resendOf: (subject, recipient) => `Send again “${subject}” to ${recipient}`,
  resent: recipient => `The letter to ${recipient} is queued again.`,
  message: {
    placeholder: 'Outgoing mail',
    back: 'Back to outgoing mail',
    failure: 'Why it failed',
    text: 'Text of the letter',
    notYet: 'Not yet',
  },
}
