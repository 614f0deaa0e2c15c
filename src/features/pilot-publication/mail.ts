import { copyIn } from '../../copy/copy.ts'
import type { Addressee } from '../occasions/repository.ts'
import type { Mail } from '../outbox/mail.ts'

/** To a student or a host when the plan is public, or when they come into it. The link is personal. */
export function welcomeLetter(
  { recipient, email, language }: Addressee,
  { name, termId }: { name: string; termId: string },
  path: string,
): Mail {
  const { planPublic, planPublicToHost } = copyIn[language].auscultation
  const words = recipient.kind === 'pilot-host' ? planPublicToHost : planPublic
  return { recipient: email, language, words: words({ name, term: termId }), path }
}
