import { counted, number } from '../../format.ts'
import type { outbox as sv } from '../sv/outbox.ts'

export const outbox: typeof sv = {
  title: 'Outgoing mail',
  lead: 'Every letter that the system has written, newest first.',
  noDelivery: {
    title: 'No mail is sent from here: letters are kept instead',
    text: 'You can read them and follow their links. A letter that has been kept is never sent later.',
  },
  redirected: {
    title: address => `All letters go to ${address}`,
    text: 'This is a test environment. Whom a letter was really for stands first in it.',
  },
  quiet: (from, to) =>
    `Letters are sent on working days between ${to} and ${from}, Swedish time. Sign-in links go at once.`,
  due: when => `Not sent before ${when}`,
  failed: {
    title: 'Letters that did not arrive',
    lead: 'Letters to your students and colleagues that the server could not deliver. Correct the address and send again.',
    none: 'Every letter has arrived',
    noneText: 'A letter that cannot be delivered is listed here, with the reason.',
  },
  address: {
    where: 'The address is corrected here:',
    ofStudent: number => `student ${number}`,
    ofPerson: name => name,
    askCentral: name => `The project leader can correct the address of ${name}.`,
    corrected: address => `The address has been corrected. Send again goes to ${address}.`,
  },
  test: { action: 'Send me a test mail', done: 'A test mail to you is queued.' },
  status: {
    waiting: 'Waiting',
    sent: 'Sent',
    dead: 'Failed',
    stopped: 'Stopped',
    merged: 'Part of another letter',
    kept: 'Kept, not sent',
  },
  sending: 'Sending letters.',
  sent: (done: number, total: number) =>
    `${number(done, 'en')} of ${counted(total, 'letter', 'letters', 'en')}`,
  figures: {
    kept: 'Kept',
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
    due: 'Not sent before',
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
    gone: 'The text is not kept once the letter is sent.',
    html: 'What the letter looks like',
    htmlLead: 'Its links cannot be followed here. The same links are in the text above.',
  },
}
