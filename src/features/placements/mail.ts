import type { Transaction } from '../../adapters/db/database.ts'
import { copyIn, type Copy } from '../../copy/copy.ts'
import type { MailWords } from '../../copy/sv/mails.ts'
import type { Deps } from '../../deps.ts'
import { queueMails } from '../outbox/mail.ts'
import { letterTo } from '../student-page/mail.ts'
import { insertStudentLinks } from '../student-page/repository.ts'
import { findRecipients } from './repository.ts'

/**
 * A letter to the student of each placement, in the student's language and with a new personal link; earlier ones stay
 * valid. None to a person without an address or with protected personal data (P2).
 */
export async function tellStudents(
  tx: Transaction,
  deps: Deps,
  placementIds: readonly string[],
  say: (mails: Copy['mails'], term: string) => MailWords,
): Promise<void> {
  const recipients = await findRecipients(tx, placementIds)
  const letters = recipients.map(({ studentId, email, language, termId }) => {
    const pageToken = deps.ids.secret()
    const words = say(copyIn[language].mails, termId)
    return { studentId, pageToken, mail: letterTo({ studentId, email, language }, words, pageToken) }
  })
  await insertStudentLinks(tx, { students: letters, now: deps.clock.now(), ids: deps.ids })
  await queueMails(
    tx,
    deps,
    letters.map(({ mail }) => mail),
  )
}
