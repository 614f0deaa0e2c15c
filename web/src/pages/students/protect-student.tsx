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

/** Marks a student as a person with protected data, in every phase, after a question that tells what it means. */
export function ProtectStudent({ student }: { student: StudentView }) {
  const t = useCopy(sv, en).protect
  const [asks, setAsks] = useState(false)
  const protect = useChange('POST /api/students/:studentId/protect', [
    'GET /api/terms/:termId/students',
    'GET /api/terms/:termId/placements',
    'GET /api/outbox',
  ])

  function close() {
    protect.reset()
    setAsks(false)
  }

  async function confirm() {
    try {
      await protect.mutateAsync({ params: { studentId: student.id } })
    } catch {
      // The dialog shows what was refused.
      return
    }
    say(t.done(student.number))
  }

  return (
    <Section title={t.title} lead={t.lead}>
      <Button kind="danger" onClick={() => setAsks(true)}>
        {t.open}
      </Button>
      {asks && (
        <ConfirmDialog
          title={t.confirmTitle(studentLabel(student))}
          action={t.action}
          kind="danger"
          busy={protect.isPending}
          onClose={close}
          onConfirm={() => void confirm()}
        >
          <ul>
            {t.effects.map(effect => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
          <p>{t.text}</p>
          {protect.error && <FailureNotice error={protect.error} />}
        </ConfirmDialog>
      )}
    </Section>
  )
}
