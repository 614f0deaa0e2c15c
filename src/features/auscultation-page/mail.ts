import { copyIn, type Language } from '../../copy/copy.ts'
import type { Mail } from '../outbox/mail.ts'

/** A13: after the days, to a student who took part. The link is personal. */
export function evaluationLetter(
  { email, language }: { email: string; language: Language },
  pilot: { name: string; term: string },
  path: string,
): Mail {
  return {
    recipient: email,
    language,
    words: copyIn[language].auscultation.evaluationOpen(pilot),
    path,
  }
}
