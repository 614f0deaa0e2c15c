import type { ResponseOf } from '../api/client.ts'
import { call } from '../api/client.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { suggestLanguage, useCopy } from '../language.ts'
import { Facts } from '../ui/key-figure.tsx'
import { Notice } from '../ui/notice.tsx'
import { AnswerButtons } from './answer-buttons.tsx'
import { PersonalPage } from './personal-page.tsx'

type View = ResponseOf<'GET /api/invitation'>

async function read(token: string, signal: AbortSignal): Promise<View> {
  const view = await call('GET /api/invitation', {}, { bearer: token, signal })
  suggestLanguage(view.language)
  return view
}

/** Where the link in an invitation leads: the invitation as it now is, and buttons. Opening the page answers nothing. */
export function ReplyPage({ token }: { token: string | null }) {
  const { reply: t } = useCopy(sv, en)
  return (
    <PersonalPage token={token} window={t.window} noToken={t.noToken} askForLink={t.askForLink} read={read}>
      {(view, show) => <Ready view={view} token={token ?? ''} onAnswered={show} />}
    </PersonalPage>
  )
}

function Ready({ view, token, onAnswered }: { view: View; token: string; onAnswered: (view: View) => void }) {
  const t = useCopy(sv, en)
  const { title, when, location, description, status, answer } = view
  const rows: [string, string][] = [[t.when, when]]
  if (location !== null) rows.push([t.where, location])
  if (description !== '') rows.push([t.about, description.split('\n').join(' · ')])
  return (
    <>
      <h1>{title}</h1>
      <section className="card flow">
        <Facts rows={rows} />
        {status === 'cancelled' ? (
          <Notice tone="warning">{t.reply.cancelled}</Notice>
        ) : (
          <>
            <AnswerButtons
              label={t.answers.label(title)}
              answer={answer}
              send={async chosen =>
                onAnswered(
                  await call('PUT /api/invitation/answer', { body: { answer: chosen } }, { bearer: token }),
                )
              }
            />
            <p className="soft">{t.reply.lead}</p>
          </>
        )}
      </section>
    </>
  )
}
