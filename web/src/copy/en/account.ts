import type { account as swedish } from '../sv/account.ts'

export const account: typeof swedish = {
  title: 'My account',
  facts: 'Details',
  name: 'Name',
  email: 'Email',
  roles: 'Roles',
  noRoles: 'No valid role',
  change: 'Is something wrong? Ask the leader of the placement project to change it.',
  calendar: {
    title: 'My calendar',
    lead: 'Subscribe to what you are invited to, such as the network meeting. The address is your own and is shown only once. A new address ends the one before.',
    make: 'Make a calendar address',
    address: 'The calendar’s address',
    copy: 'Copy the address',
    copied: 'The address is copied.',
    notCopied: 'Copy the address from the field.',
  },
  sessions: 'Sessions',
  sessionsLead:
    'Where you are signed in now. A session ends after two hours without use, and after twelve hours at the latest.',
  caption: 'Open sessions',
  column: { began: 'Began', seen: 'Last used', ends: 'Ends at the latest', action: 'Action' },
  current: 'This one',
  end: 'End',
  endOf: began => `End the session that began ${began}`,
  ended: 'The session has ended.',
  endOthers: 'End all others',
  othersEnded: 'All other sessions have ended.',
}
