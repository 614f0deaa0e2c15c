import { greetSmtpServer } from '../adapters/mail/smtp.ts'
import type { Config } from '../config.ts'
import { found, type Finding } from './finding.ts'

type MailConfig = Pick<
  Config,
  'VFU_DEMO' | 'VFU_MAIL' | 'VFU_MAIL_FROM' | 'VFU_MAIL_REDIRECT' | 'VFU_SMTP_URL'
>

/** Whether mail gets away; the server is greeted, and no mail is sent. */
export async function examineMail(config: MailConfig): Promise<Finding[]> {
  const { VFU_SMTP_URL: url } = config
  if (url === undefined || config.VFU_MAIL === 'keep')
    return config.VFU_DEMO === 'on' ? [] : [found('mailKept')]
  const greeting = await greetSmtpServer(url)
  return [
    greeting.ok ? found('mailRight') : found('mailUnreachable', { why: greeting.reason }),
    ...(config.VFU_MAIL_FROM.endsWith('.example') ? [found('senderInvented')] : []),
    ...(config.VFU_MAIL_REDIRECT === undefined ? [] : [found('mailRedirected')]),
  ]
}
