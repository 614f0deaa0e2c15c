import { counted } from '../../format.ts'
import type { answer as sv } from '../sv/answer.ts'

export const answer: typeof sv = {
  window: 'Answer proposals',
  loading: 'Loading the proposals …',
  noToken: 'The link is not whole. Open it from the mail again.',
  wrongLink: 'The link no longer works',
  wrongLinkText: 'The time to answer is over, or everything is answered. Sign in to see your placements.',
  tryAgain: 'Try again',
  signIn: 'Sign in',
  term: id => `${id.startsWith('VT') ? 'Spring' : 'Autumn'} term ${id.slice(2)}`,
  waiting: count => `${counted(count, 'proposal waits', 'proposals wait', 'en')} for your answer.`,
  none: 'Every proposal is answered. Thank you!',
  until: when => `The link is yours alone. It works without signing in until ${when}.`,
  newSupervisor: 'Somebody else …',
  confirm: 'Confirm',
  declineTitle: student => `Decline the placement of ${student}`,
  cancel: 'Cancel',
  answered: 'Answered',
  answeredBy: (state, name, when) => (name === null ? `${state}, ${when}` : `${state} by ${name}, ${when}`),
}
