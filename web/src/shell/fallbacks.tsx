import type { ErrorComponentProps } from '@tanstack/react-router'
import { shell as en } from '../copy/en/shell.ts'
import { shell as sv } from '../copy/sv/shell.ts'
import { ApiError } from '../api/problem.ts'
import { useCopy } from '../language.ts'
import { Button } from '../ui/button.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { FailureNotice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { PublicFrame } from './public-frame.tsx'

export function NotFoundPage() {
  const t = useCopy(sv, en)
  return (
    <Page title={t.notFound.title} lead={t.notFound.lead}>
      <p>
        <LinkButton to="/">{t.notFound.home}</LinkButton>
      </p>
    </Page>
  )
}

/** For a page that another role works with: nothing went wrong, and nothing is asked of the server. */
export function NotForRolePage() {
  const t = useCopy(sv, en)
  return (
    <Page title={t.notForRole.title} lead={t.notForRole.lead}>
      <p>
        <LinkButton to="/">{t.notFound.home}</LinkButton>
      </p>
    </Page>
  )
}

/** For addresses that no page of ours has: nothing is asked about who is there. */
export function UnknownAddressPage() {
  return (
    <PublicFrame>
      <NotFoundPage />
    </PublicFrame>
  )
}

/** A fault in the client itself, or a page's file that couldn't be fetched after a new version was put in place. */
export function CrashPage({ error }: ErrorComponentProps) {
  const t = useCopy(sv, en)
  return (
    <Page title={t.crash.title} lead={t.crash.lead}>
      <div className="flow">
        {error instanceof ApiError && <FailureNotice error={error} />}
        <p>
          <Button kind="primary" onClick={() => window.location.reload()}>
            {t.crash.reload}
          </Button>
        </p>
      </div>
    </Page>
  )
}
