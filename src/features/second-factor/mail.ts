import { copyIn, type Language } from '../../copy/copy.ts'
import type { Mail } from '../outbox/mail.ts'

/** To somebody whose second factor a colleague or the administrator took away: who didn't ask for it must hear of it. */
export function factorResetLetter({ email, language }: { email: string; language: Language }): Mail {
  return { recipient: email, language, words: copyIn[language].mails.factorReset(), path: '/logga-in' }
}
