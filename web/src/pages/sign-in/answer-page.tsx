import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useChange } from '../../api/queries.ts'
import { signIn as en } from '../../copy/en/sign-in.ts'
import { signIn as sv } from '../../copy/sv/sign-in.ts'
import { useCopy } from '../../language.ts'
import { sessionReading } from '../../shell/viewer.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loaded.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { takeReturn } from './return-address.ts'

/**
 * Where an organisation's sign-in sends the browser back to. It hands the answer on at once: the server takes it only from
 * the browser that began, so that opening somebody else's address here does nothing.
 */
export function AnswerPage() {
  const t = useCopy(sv, en)
  const { providerId = '' } = useParams({ strict: false })
  const client = useQueryClient()
  const router = useRouter()
  const finish = useChange('POST /api/sign-in/:providerId/answer')
  const isSent = useRef(false)
  useEffect(() => {
    if (isSent.current) return
    isSent.current = true
    const query = window.location.search
    // What was answered is used up; it is not to stay in the address or the history.
    window.history.replaceState(window.history.state, '', window.location.pathname)
    finish.mutate(
      { params: { providerId }, body: { query } },
      {
        onSuccess: session => {
          client.clear()
          client.setQueryData(sessionReading().queryKey, session)
          router.history.replace(takeReturn())
        },
      },
    )
  })
  if (!finish.error) return <Page title={t.organisation.answering}>{<Loading />}</Page>
  return (
    <Page title={t.organisation.failed}>
      <FailureNotice error={finish.error} />
      <p>
        <LinkButton kind="primary" to="/logga-in">
          {t.organisation.back}
        </LinkButton>
      </p>
    </Page>
  )
}
