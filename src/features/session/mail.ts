import { copyIn, type Language } from '../../copy/copy.ts'
import type { Mail } from '../outbox/mail.ts'

/** To somebody who asked for a link on the sign-in page. */
export function signInLetter(
  { id, email, language }: { id: string; email: string; language: Language },
  { token, minutes }: { token: string; minutes: number },
): Mail {
  const words = copyIn[language].mails.signInLink({ minutes })
  const path = `/logga-in#${token}`
  return { recipient: email, source: { personId: id }, language, words, path, pace: 'urgent' }
}
