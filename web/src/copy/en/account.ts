import type { account as swedish } from '../sv/account.ts'

export const account: typeof swedish = {
  title: 'My account',
  facts: 'Details',
  name: 'Name',
  email: 'Email',
  roles: 'Roles',
  noRoles: 'No valid role',
  change: 'Is something wrong? Ask the leader of the placement project to change it.',
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
