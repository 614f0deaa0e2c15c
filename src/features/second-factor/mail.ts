import { copyIn, type Language } from '../../copy/copy.ts'
import type { Mail } from '../outbox/mail.ts'

/** To somebody whose second factor a colleague or the administrator took away: who didn't ask for it must hear of it. */
export function factorResetLetter(person: { id: string; email: string; language: Language }): Mail {
  const { id: personId, email: recipient, language } = person
  const words = copyIn[language].mails.factorReset()
  return { recipient, source: { personId }, language, words, path: '/logga-in', pace: 'urgent' }
}
