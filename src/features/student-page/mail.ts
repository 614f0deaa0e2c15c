import type { Language } from '../../copy/copy.ts'
import type { MailWords } from '../../copy/sv/mails.ts'
import type { Mail } from '../outbox/mail.ts'

/** A letter to a student, with a personal link. All that a student is written of a placement is one thread. */
export function letterTo(
  student: { readonly studentId: string; readonly email: string; readonly language: Language },
  words: MailWords,
  pageToken: string,
): Mail {
  const { studentId, email: recipient, language } = student
  const path = `/min-plats#${pageToken}`
  return { recipient, source: { studentId }, language, words, path, thread: `student/${studentId}` }
}
