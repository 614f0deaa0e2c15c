import { copyIn, type Language } from '../../copy/copy.ts'
import type { Mail } from '../outbox/mail.ts'

/** To somebody who asked for a link on the sign-in page. */
export function signInLetter(
  { email, language }: { email: string; language: Language },
  { token, minutes }: { token: string; minutes: number },
): Mail {
  const words = copyIn[language].mails.signInLink({ minutes })
  return { recipient: email, language, words, path: `/logga-in#${token}` }
}
