import type { secondFactor as swedish } from '../sv/second-factor.ts'

export const secondFactor: typeof swedish = {
  code: {
    title: 'Confirm that it is you',
    lead: 'Open the app where you added VFU Stockholm and enter the code that it shows.',
    label: 'Code',
    hint: 'Six digits from the app, or one of your recovery codes.',
    fault: 'Enter the code, for example 123456.',
    send: 'Continue',
    lost: 'Have you neither the phone nor a recovery code? Ask another project leader to reset your codes on the People page.',
    leave: 'Sign out',
  },
  enrol: {
    title: 'Protect your account',
    lead: 'Whoever leads the placement project sees everything. So you also need a code from your phone when you sign in.',
  },
  section: 'Codes from the phone',
  sectionLead:
    'A code from the phone when you sign in protects the account even if somebody gets at your mail.',
  none: 'You have not added a phone.',
  since: date => `Since ${date} we ask for a code when you sign in.`,
  left: count =>
    count === 1 ? 'You have one recovery code left.' : `You have ${count} recovery codes left.`,
  begin: 'Add a phone',
  key: {
    title: 'Add the phone',
    steps: [
      'Install an app for one-time codes on the phone, for example the one that your workplace recommends.',
      'Scan the square with the app. If that does not work, type the key by hand.',
      'Enter the code that the app shows.',
    ],
    picture: 'QR code with the key for the app. The key is beside it as text as well.',
    label: 'Key',
    copy: 'Copy the key',
    copied: 'The key is copied.',
    notCopied: 'The key is selected. Copy it with the keyboard.',
    code: 'Code from the app',
    codeHint: 'Six digits.',
    confirm: 'Confirm',
  },
  recovery: {
    title: 'Your recovery codes',
    lead: 'Keep the codes where you find them without the phone. Each code works once. They are shown only now.',
    list: 'Recovery codes',
    save: 'Save as a file',
    fileName: 'vfu-recovery-codes.txt',
    done: 'I have saved them',
  },
  change: {
    renew: 'Make new recovery codes',
    renewText: 'The old ones stop working. Enter a code to confirm.',
    remove: 'Remove the phone',
    removeText: 'Enter a code to confirm. Then you can add another phone.',
    removed: 'The phone is removed.',
  },
}
