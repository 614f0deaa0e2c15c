import { useState } from 'react'
import { call } from '../api/client.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { useCopy } from '../language.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/notice.tsx'
import { replaceToken } from './token.ts'

/** Another link to the page, for somebody whose link has come into other hands; the calendar goes on. */
export function PageLink({ token }: { token: string }) {
  const t = useCopy(sv, en)
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<Error | null>(null)

  async function renew() {
    setAsking(false)
    try {
      const { path } = await call('POST /api/personal-page/link', {}, { bearer: token })
      replaceToken(path.split('#')[1] ?? '')
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error('unknown'))
    }
  }
  return (
    <div className="no-print">
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {t.renewPage}
      </Button>
      {error && <FailureNotice error={error} />}
      {asking && (
        <ConfirmDialog
          title={t.renewPageTitle}
          action={t.renewPageAction}
          onConfirm={() => void renew()}
          onClose={() => setAsking(false)}
        >
          <p>{t.renewPageText}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
