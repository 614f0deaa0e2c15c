import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../api/client.ts'
import { shell as en } from '../copy/en/shell.ts'
import { shell as sv } from '../copy/sv/shell.ts'
import { useCopy } from '../language.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { forgetSessionEnd, useSessionEnded } from './session-end.ts'
import { useViewer } from './viewer.ts'

/** Over a page whose form would be lost by going to sign in: signing in happens in another tab, and the form waits. */
export function SessionEndDialog() {
  return useSessionEnded() ? <Ended /> : null
}

function Ended() {
  const t = useCopy(sv, en).sessionEnd
  const client = useQueryClient()
  const navigate = useNavigate()
  const viewer = useViewer()
  const href = useRouterState({ select: state => state.location.href })
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)

  async function goOn() {
    setBusy(true)
    setFailed(false)
    try {
      const { person } = await call('GET /api/session', {})
      // Another person at the same computer must not go on with this one's page.
      if (person.id !== viewer.person.id) return leave()
      forgetSessionEnd()
      await client.invalidateQueries()
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }

  function leave() {
    forgetSessionEnd()
    client.clear()
    void navigate({ to: '/logga-in', search: { ater: href, utloggad: 'tid' }, ignoreBlocker: true })
  }
  return (
    <Dialog title={t.title} onClose={forgetSessionEnd}>
      <p>{t.kept}</p>
      <p>{t.how}</p>
      {failed && (
        <Notice tone="error" live>
          {t.notYet}
        </Notice>
      )}
      <div className="row">
        <Button onClick={leave}>{t.leave}</Button>
        <Button kind="primary" busy={busy} onClick={() => void goOn()}>
          {t.goOn}
        </Button>
      </div>
    </Dialog>
  )
}
