import { useParams } from '@tanstack/react-router'
import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { outbox as en } from '../../copy/en/outbox.ts'
import { outbox as sv } from '../../copy/sv/outbox.ts'
import { dateTime, number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import { Facts } from '../../ui/key-figure.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { useFocusAfter } from '../../ui/use-focus-after.ts'
import { MailHtml } from './mail-html.tsx'
import { toneOf } from './outbox-messages.ts'
import { CorrectAddress } from './correct-address.tsx'
import { ResendButton } from './resend-button.tsx'
import '../../ui/arrival.css'
import './outbox.css'

type Message = ResponseOf<'GET /api/outbox/:messageId'>

/** One letter as its recipient reads it. */
export function OutboxMessagePage() {
  const t = useCopy(sv, en)
  const { messageId = '' } = useParams({ strict: false })
  const message = useRead('GET /api/outbox/:messageId', { params: { messageId } })
  return (
    <Page
      title={message.data?.subject ?? t.message.placeholder}
      titleLang={message.data?.language}
      over={t.title}
      actions={
        <LinkButton kind="quiet" to="/utskick">
          {t.message.back}
        </LinkButton>
      }
    >
      <Loaded query={message}>{data => <Letter message={data} />}</Loaded>
    </Page>
  )
}

function Letter({ message }: { message: Message }) {
  const t = useCopy(sv, en)
  const [letter, focusLetter] = useFocusAfter()
  return (
    <div ref={letter} tabIndex={-1} className="arrival letter-page">
      {message.failure !== null && (
        <Notice tone={message.status === 'dead' ? 'error' : 'warning'} title={t.message.failure}>
          <p>{message.failure}</p>
          {message.status === 'dead' && <CorrectAddress message={message} />}
          {message.status === 'dead' && (
            <ResendButton message={message} kind="primary" onResent={focusLetter} />
          )}
        </Notice>
      )}
      <Section title={t.message.text}>
        <div className="flow">
          <Facts
            rows={[
              [t.column.recipient, message.recipient],
              [
                t.column.status,
                <Badge key="status" tone={toneOf(message.status)}>
                  {t.status[message.status]}
                </Badge>,
              ],
              [t.column.created, dateTime(message.createdAt)],
              [t.column.due, message.dueAt === null ? null : dateTime(message.dueAt)],
              [t.column.sent, message.sentAt === null ? t.message.notYet : dateTime(message.sentAt)],
              [t.column.attempts, number(message.attempts)],
            ]}
          />
          {message.status === 'sent' ? (
            <p className="soft">{t.message.gone}</p>
          ) : (
            <LetterText text={message.text} lang={message.language} />
          )}
        </div>
      </Section>
      {message.html !== '' && (
        <Section title={t.message.html} lead={t.message.htmlLead}>
          <MailHtml html={message.html} label={t.message.html} />
        </Section>
      )}
    </div>
  )
}

/** Plain text with its addresses as links, so that a letter that stays here can be followed. */
function LetterText({ text, lang }: { text: string; lang: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>]+)/)
  return (
    <div className="letter" lang={lang}>
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          <a key={`${index} ${part}`} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  )
}
