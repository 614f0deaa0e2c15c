import { useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { people as en } from '../../copy/en/people.ts'
import { people as sv } from '../../copy/sv/people.ts'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import type { Person } from './role-words.ts'

const READINGS = ['GET /api/people', 'GET /api/people/:personId'] as const

/** How the person signs in, and help for whoever has lost the telephone or got another account. */
export function SignInSection({ person }: { person: Person }) {
  const { person: t } = useCopy(sv, en)
  const viewer = useViewer()
  const [asking, setAsking] = useState<'reset' | 'unlink' | null>(null)
  const reset = useChange('POST /api/people/:personId/reset-second-factor', READINGS)
  const unlink = useChange('POST /api/people/:personId/unlink', READINGS)
  const change = asking === 'reset' ? reset : unlink
  const isOwn = viewer.person.id === person.id
  function confirm() {
    const params = { personId: person.id }
    const done = asking === 'reset' ? t.resetDone : t.unlinked
    change.mutate({ params }, { onSuccess: () => say(done), onSettled: () => setAsking(null) })
  }
  return (
    <Section title={t.signIn} lead={t.signInLead}>
      <p>
        {person.hasSecondFactor ? t.hasFactor : t.noFactor} {person.isLinked ? t.linked : t.notLinked}
      </p>
      <div className="row">
        {person.hasSecondFactor && !isOwn && <Button onClick={() => setAsking('reset')}>{t.reset}</Button>}
        {person.isLinked && <Button onClick={() => setAsking('unlink')}>{t.unlink}</Button>}
      </div>
      {[reset, unlink].map(({ error }) => error && <FailureNotice key={error.message} error={error} />)}
      {asking && (
        <ConfirmDialog
          title={t[`${asking}Title`](person.name)}
          action={t[asking]}
          kind="danger"
          busy={change.isPending}
          onClose={() => setAsking(null)}
          onConfirm={confirm}
        >
          <p>{t[`${asking}Text`]}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}
