import type { Mailer } from '../../ports/mailer.ts'

/** Whether a mail holds what must not leave (P2). */
type Guard = (mail: { texts: readonly string[]; recipient: string }) => Promise<boolean>

/** A mailer that hands nothing over that the guard stops: somebody may have become protected since the mail was written. */
export function guardedMailer(mailer: Mailer, isLeaking: Guard): Mailer {
  return {
    async send(mail) {
      const { subject, text, html, to, calendar } = mail
      const texts = [subject, text, html, ...(calendar ? [calendar.content] : [])]
      if (!(await isLeaking({ texts, recipient: to }))) return mailer.send(mail)
      const reason = 'Mejlet stoppades: det skulle ha röjt en person med skyddade personuppgifter (P2).'
      return { ok: false, permanent: true, reason }
    },
  }
}
