import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiError } from '../../api/problem.ts'
import { useChange } from '../../api/queries.ts'
import { signIn as en } from '../../copy/en/sign-in.ts'
import { signIn as sv } from '../../copy/sv/sign-in.ts'
import { useCopy } from '../../language.ts'
import { sessionReading } from '../../shell/viewer.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { useUrlState } from '../../ui/url-state.ts'
import { AskForLink } from './ask-for-link.tsx'
import { OrganisationButtons } from './organisation-buttons.tsx'
import { keepReturn, takeReturn } from './return-address.ts'

/**
 * Signs in at the click, never by opening the link: mail scanners open links too. The token is in the fragment, which
 * no server log or referrer sees.
 */
export function SignInPage() {
  const t = useCopy(sv, en)
  const token = useRouterState({ select: state => state.location.hash })
  const [returnTo] = useUrlState('ater')
  const [signedOut] = useUrlState('utloggad')
  useEffect(() => keepReturn(returnTo), [returnTo])

  return (
    <Page title={t.title} lead={token === '' ? t.withoutToken : t.ready}>
      {signedOut === 'tid' && (
        <Notice tone="warning" title={t.sessionEnded}>
          {t.sessionEndedText}
        </Notice>
      )}
      {signedOut === 'ja' && <Notice tone="success">{t.signedOut}</Notice>}
      {token === '' ? (
        <>
          <OrganisationButtons />
          <AskForLink />
          <HowToGetLink />
        </>
      ) : (
        <SignInWith key={token} token={token} />
      )}
    </Page>
  )
}

function SignInWith({ token }: { token: string }) {
  const t = useCopy(sv, en)
  const client = useQueryClient()
  const router = useRouter()
  const open = useChange('POST /api/session')

  function start() {
    open.mutate(
      { body: { token } },
      {
        onSuccess: session => {
          client.clear()
          client.setQueryData(sessionReading().queryKey, session)
          // Replaced, so that Back doesn't lead to a used link.
          router.history.replace(takeReturn())
        },
      },
    )
  }
  if (open.error instanceof ApiError && open.error.code === 'linkInvalid') {
    return (
      <div className="flow">
        <FailureNotice error={open.error} title={t.failed} />
        <p>{t.newLink}</p>
        <AskForLink />
      </div>
    )
  }
  return (
    <div className="flow">
      {open.error && <FailureNotice error={open.error} title={t.failed} />}
      <p>
        <Button kind="primary" busy={open.isPending} onClick={start}>
          {t.action}
        </Button>
      </p>
    </div>
  )
}

function HowToGetLink() {
  const t = useCopy(sv, en)
  return (
    <>
      <Section title={t.how}>
        <ol>
          {t.steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Section>
      <p className="soft">{t.student}</p>
    </>
  )
}
