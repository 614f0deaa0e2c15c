import type { signIn as sv } from '../sv/sign-in.ts'

export const signIn: typeof sv = {
  title: 'Sign in',
  ready: 'You have opened a personal sign-in link. It works once.',
  action: 'Sign in',
  withoutToken: 'Placement coordinators sign in here. You need no password of your own for the VFU system.',
  ask: {
    title: 'Get a link by email',
    email: 'Email at work',
    send: 'Send a link',
    fault: 'Write your email address, such as name@stockholm.se.',
    sent: 'Look in your mail',
    sentText: email =>
      `If ${email} has access, a letter with a link is on its way. It works once, for 20 minutes.`,
    again: 'Write another address',
  },
  how: 'How it works',
  steps: [
    'The leader of the placement project at the city’s social services department gives you access.',
    'Write your work email address here to be sent a link.',
    'Open the link in the mail and press the Sign in button.',
    'If the link has been used or has grown too old, ask for a new one here.',
  ],
  student:
    'Are you a student? You have a link of your own to your placement, from your university. You need not sign in.',
  organisation: {
    title: 'Sign in with your organisation',
    with: label => `Sign in with ${label}`,
    lead: 'You sign in at your employer, as you do in other systems there.',
    answering: 'Signing in …',
    failed: 'You could not be signed in',
    back: 'To the sign-in page',
  },
  failed: 'You could not be signed in',
  newLink: 'A link works once and for a short time. Ask for a new one below.',
  sessionEnded: 'You have been signed out',
  sessionEndedText: 'You have been signed in, or away, for long. Sign in again to go on.',
  signedOut: 'You are signed out. Close the window if others use this computer.',
}
