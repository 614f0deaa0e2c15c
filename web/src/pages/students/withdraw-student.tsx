import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { students as en } from '../../copy/en/students.ts'
import { students as sv } from '../../copy/sv/students.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import type { StudentView } from './student-form.ts'
import { studentLabel } from './student-form.ts'

/** Takes a student out of the term, after a question. */
export function WithdrawStudent({ termId, student }: { termId: string; student: StudentView }) {
  const t = useCopy(sv, en).withdraw
  const navigate = useNavigate()
  const label = studentLabel(student)
  const [asks, setAsks] = useState(false)
  const withdraw = useChange('POST /api/students/:studentId/withdraw', [
    'GET /api/terms/:termId/students',
    'GET /api/terms/:termId/board',
  ])

  function close() {
    withdraw.reset()
    setAsks(false)
  }

  async function confirm() {
    try {
      await withdraw.mutateAsync({ params: { studentId: student.id }, body: { version: student.version } })
    } catch {
      // The dialog shows what was refused.
      return
    }
    say(t.done(label), { onNextPage: true })
    await navigate({ to: '/terminer/$termId/studenter', params: { termId }, ignoreBlocker: true })
  }

  return (
    <Section title={t.title} lead={t.lead}>
      <Button kind="danger" onClick={() => setAsks(true)}>
        {t.open}
      </Button>
      {asks && (
        <ConfirmDialog
          title={t.confirmTitle(label)}
          action={t.action}
          kind="danger"
          busy={withdraw.isPending}
          onClose={close}
          onConfirm={() => void confirm()}
        >
          <p>{t.text}</p>
          {withdraw.error && <FailureNotice error={withdraw.error} />}
        </ConfirmDialog>
      )}
    </Section>
  )
}
