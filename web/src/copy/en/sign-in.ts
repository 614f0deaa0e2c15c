import type { signIn as sv } from '../sv/sign-in.ts'

export const signIn: typeof sv = {
  title: 'Sign in',
  ready: 'You have opened a personal sign-in link. It works once.',
  action: 'Sign in',
  withoutToken: 'Placement coordinators sign in here with a personal link instead of a password.',
  how: 'How to get a link',
  steps: [
    'The leader of the placement project at the city’s social services department sends a link to your work e-mail.',
    'Open the link in the mail and press the Sign in button.',
    'If the link has been used or has grown too old, ask for a new one.',
  ],
  student:
    'Are you a student? You have a link of your own to your placement, from your university. You need not sign in.',
  failed: 'You could not be signed in',
  newLink: 'A link works once and for a short time. Ask the leader of the placement project for a new one.',
  sessionEnded: 'You have been signed out',
  sessionEndedText:
    'It is long since you signed in. Once you have signed in again you come back to the same page.',
  signedOut: 'You are signed out. Close the window if others use this computer.',
}
