import { counted } from '../../format.ts'
import type { waiting as sv } from '../sv/waiting.ts'

export const waiting: typeof sv = {
  title: 'What waits on whom',
  lead: {
    central: 'What administrations and universities have not done yet, and when they are reminded.',
    own: 'What waits on you, and when you are reminded.',
  },
  caption: 'What waits on whom',
  column: {
    owner: 'Who',
    what: 'What',
    since: 'Since',
    due: 'Due',
    last: 'Last reminder',
    next: 'Next reminder',
    action: 'Action',
  },
  what: {
    offers: () => 'Answer about places',
    proposals: count => counted(count, 'proposal to answer', 'proposals to answer', 'en'),
    wishes: count => counted(count, 'student without wishes', 'students without wishes', 'en'),
  },
  never: 'None yet',
  noNext: 'None planned',
  noDue: 'No date',
  escalated: date => `The project leader was told ${date}`,
  remind: 'Remind now',
  remindOf: (owner, what) => `Remind now: ${owner}, ${what}`,
  reminded: owner => `A reminder to ${owner} is queued.`,
  empty: { title: 'Nothing waits', text: 'Everyone has done their part of this phase.' },
}
