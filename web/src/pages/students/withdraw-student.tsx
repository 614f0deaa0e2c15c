import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { students as en } from '../../copy/en/students.ts'
import { students as sv } from '../../copy/sv/students.ts'
import { TextAreaField } from '../../forms/fields.tsx'
import { useCopy } from '../../language.ts'
import type { TermSummary } from '../../shell/term-choice.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { isRepairable } from '../../ui/term-phase.ts'
import type { StudentView } from './student-form.ts'
import { studentLabel } from './student-form.ts'

interface Props {
  termId: string
  student: StudentView
  phase: TermSummary['phase'] | null
}

/** Takes a student out of the term, after a question; once proposals are out with the reason that the district reads (S8). */
export function WithdrawStudent({ termId, student, phase }: Props) {
  const t = useCopy(sv, en).withdraw
  const navigate = useNavigate()
  const label = studentLabel(student)
  const mayBePlaced = phase !== null && isRepairable(phase)
  const [asks, setAsks] = useState(false)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  const withdraw = useChange('POST /api/students/:studentId/withdraw', [
    'GET /api/terms/:termId/students',
    'GET /api/terms/:termId/board',
    'GET /api/terms/:termId/placements',
    'GET /api/terms/:termId/repairs',
  ])

  function close() {
    withdraw.reset()
    setAsks(false)
  }

  async function confirm() {
    const given = reason.trim()
    if (given !== '' && given.length < 3) return setFault(t.reasonFault)
    try {
      await withdraw.mutateAsync({
        params: { studentId: student.id },
        body: { version: student.version, ...(given !== '' && { reason: given }) },
      })
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
          {mayBePlaced && (
            <>
              <p>{t.leaving}</p>
              <TextAreaField
                id="withdraw-reason"
                label={t.reason}
                hint={t.reasonHint}
                rows={3}
                value={reason}
                error={fault}
                onChange={text => {
                  setFault(undefined)
                  setReason(text)
                }}
              />
            </>
          )}
          {withdraw.error && <FailureNotice error={withdraw.error} />}
        </ConfirmDialog>
      )}
    </Section>
  )
}
