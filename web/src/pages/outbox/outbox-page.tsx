import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { mailPreviews as previewsEn } from '../../copy/en/mail-previews.ts'
import { outbox as en } from '../../copy/en/outbox.ts'
import { mailPreviews as previewsSv } from '../../copy/sv/mail-previews.ts'
import { outbox as sv } from '../../copy/sv/outbox.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useCurrentTerm } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Empty } from '../../ui/empty.tsx'
import { KeyFigure, KeyFigures } from '../../ui/key-figure.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProgressNote, Steps } from '../../ui/progress-note.tsx'
import { Card } from '../../ui/section.tsx'
import { UrlSelect, useUrlChoice } from '../../ui/url-select.tsx'
import { countStatuses, OUTBOX_STATUSES, sendingProgress } from './outbox-messages.ts'
import { OutboxTable } from './outbox-table.tsx'
import { TestMailButton } from './test-mail-button.tsx'

type Answer = ResponseOf<'GET /api/outbox'>

const isSending = (answer: Answer | undefined): boolean =>
  answer?.delivery === true && answer.messages.some(({ status }) => status === 'waiting')

/** Every letter that the system has written (C6), and what became of it (C7); for others than central, what failed. */
export function OutboxPage() {
  const t = useCopy(sv, en)
  const { isCentral } = useViewer()
  const outbox = useRead('GET /api/outbox', {}, { isPending: isSending })
  return (
    <Page
      title={isCentral ? t.title : t.failed.title}
      lead={isCentral ? t.lead : t.failed.lead}
      {...(isCentral && { actions: <CentralActions /> })}
    >
      <Loaded query={outbox}>{answer => <Outbox answer={answer} askedAt={outbox.dataUpdatedAt} />}</Loaded>
    </Page>
  )
}

function CentralActions() {
  const t = useCopy(previewsSv, previewsEn)
  const { term } = useCurrentTerm()
  return (
    <div className="row">
      {term && (
        <LinkButton to="/terminer/$termId/brev" params={{ termId: term.id }}>
          {t.link}
        </LinkButton>
      )}
      <TestMailButton />
    </div>
  )
}

function Outbox({ answer, askedAt }: { answer: Answer; askedAt: number }) {
  const t = useCopy(sv, en)
  const { messages, delivery, redirectedTo, quietHours } = answer
  const { isCentral } = useViewer()
  const counts = countStatuses(messages)
  const statuses = OUTBOX_STATUSES.filter(status => counts[status] > 0).map(status => ({
    value: status,
    label: t.status[status],
  }))
  const status = useUrlChoice('lage', statuses)
  return (
    <>
      {isCentral && !delivery && <Notice title={t.noDelivery.title}>{t.noDelivery.text}</Notice>}
      {delivery && redirectedTo !== null && (
        <Notice tone="warning" title={t.redirected.title(redirectedTo)}>
          {t.redirected.text}
        </Notice>
      )}
      {isCentral && quietHours !== null && <p className="soft">{t.quiet(quietHours.from, quietHours.to)}</p>}
      {messages.length === 0 ? (
        <Card>
          {isCentral ? (
            <Empty title={t.empty.title}>{t.empty.text}</Empty>
          ) : (
            <Empty title={t.failed.none}>{t.failed.noneText}</Empty>
          )}
        </Card>
      ) : (
        <>
          {delivery && <Sending {...{ messages, askedAt }} />}
          {isCentral && (
            <Card>
              <KeyFigures>
                <KeyFigure label={t.figures.waiting} value={number(counts.waiting)} />
                {delivery ? (
                  <KeyFigure label={t.figures.sent} value={number(counts.sent)} />
                ) : (
                  <KeyFigure label={t.figures.kept} value={number(counts.kept)} />
                )}
                <KeyFigure label={t.figures.dead} value={number(counts.dead)} />
              </KeyFigures>
            </Card>
          )}
          <Card>
            <OutboxTable
              messages={messages.filter(message => status === null || message.status === status)}
              tools={<UrlSelect label={t.column.status} name="lage" options={statuses} all={t.all} />}
            />
          </Card>
        </>
      )}
    </>
  )
}

/** While letters are on their way: how many of them have left. */
function Sending({ messages, askedAt }: Pick<Answer, 'messages'> & { askedAt: number }) {
  const t = useCopy(sv, en)
  const progress = sendingProgress(messages, askedAt)
  if (!progress) return null
  const { since, done, total } = progress
  return (
    <Card>
      <ProgressNote since={since} steps={<Steps {...{ done, total }}>{t.sent(done, total)}</Steps>}>
        {t.sending}
      </ProgressNote>
    </Card>
  )
}
