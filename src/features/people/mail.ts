import { copyIn, type Language } from '../../copy/copy.ts'
import type { Mail } from '../outbox/mail.ts'

/** To somebody who was given an account, or a new link to it. The link signs in once. */
export function invitationLetter(
  person: { id: string; name: string; email: string; language: Language },
  { token, days }: { token: string; days: number },
): Mail {
  const words = copyIn[person.language].mails.invitation({ name: person.name, days })
  const { id: personId, email: recipient, language } = person
  return { recipient, source: { personId }, language, words, path: `/logga-in#${token}`, pace: 'urgent' }
}
