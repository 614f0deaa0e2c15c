import type { Mailer } from '../../ports/mailer.ts'
import { escapeHtml } from './escape-html.ts'

/**
 * A mailer for every environment but the real one: sends all mail to one address. Whom it was written to stands first in
 * the text and in the header X-Original-To. Calendar alternatives go along, so that invitations can be tried out.
 */
export function redirected(mailer: Mailer, address: string): Mailer {
  return {
    send(mail) {
      const note = `Omdirigerat från testmiljön. Skulle ha gått till: ${mail.to}`
      return mailer.send({
        ...mail,
        to: address,
        originalTo: mail.to,
        text: `${note}\n\n${mail.text}`,
        html: mail.html.replace(
          /<body[^<>]*>/,
          body => `${body}\n<p><strong>${escapeHtml(note)}</strong></p>`,
        ),
      })
    },
  }
}
