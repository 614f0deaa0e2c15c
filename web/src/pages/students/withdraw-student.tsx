import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { students as en } from '../../copy/en/students.ts'
import { students as sv } from '../../copy/sv/students.ts'
import { TextAreaField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import type { TermSummary } from '../../shell/term-choice.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { Section } from '../../ui/section.tsx'
import { isRepairable } from '../../ui/term-phase.ts'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import type { StudentView } from './student-form.ts'
import { studentLabel } from './student-form.ts'

interface Props {
  termId: string
  student: StudentView
  phase: TermSummary['phase'] | null
  readAnew: () => Promise<unknown>
}

/** Takes a student out of the term, after a question; once proposals are out with the reason that the district reads (S8). */
export function WithdrawStudent(props: Props) {
  const t = useCopy(sv, en).withdraw
  const [asks, setAsks] = useState(false)
  return (
    <Section title={t.title} lead={t.lead}>
      <Button kind="danger" onClick={() => setAsks(true)}>
        {t.open}
      </Button>
      {asks && <WithdrawDialog {...props} onClose={() => setAsks(false)} />}
    </Section>
  )
}

function WithdrawDialog({ termId, student, phase, readAnew, onClose }: Props & { onClose: () => void }) {
  const t = useCopy(sv, en).withdraw
  const ui = useUiCopy()
  const navigate = useNavigate()
  const label = studentLabel(student)
  // Who withdraws a student decides on what was seen when asking: somebody else's change since is refused, and shown by
  // the page behind. The reason is kept for the next try.
  const [version] = useState(student.version)
  const withdraw = useChange('POST /api/students/:studentId/withdraw', [
    'GET /api/terms/:termId/students',
    'GET /api/terms/:termId/board',
    'GET /api/terms/:termId/placements',
    'GET /api/terms/:termId/repairs',
  ])
  const form = useForm<{ readonly reason: string }>({
    keep: `withdraw ${student.id}`,
    initial: { reason: '' },
    validate: ({ reason }) => {
      const length = reason.trim().length
      return length > 0 && length < 3 ? [{ path: 'reason', text: t.reasonFault }] : []
    },
    submit: async ({ reason }) => {
      const given = reason.trim()
      const body = { version, ...(given !== '' && { reason: given }) }
      try {
        await withdraw.mutateAsync({ params: { studentId: student.id }, body })
      } catch (error) {
        await readAnew()
        throw error
      }
    },
    onDone: () => {
      say(t.done(label), { onNextPage: true })
      void navigate({ to: '/terminer/$termId/studenter', params: { termId }, ignoreBlocker: true })
    },
  })
  return (
    <Dialog title={t.confirmTitle(label)} onClose={onClose}>
      <Form
        form={form}
        action={t.action}
        actionKind="danger"
        cancel={<Button onClick={onClose}>{ui.cancel}</Button>}
      >
        <p>{t.text}</p>
        {phase !== null && isRepairable(phase) && (
          <>
            <p>{t.leaving}</p>
            <TextAreaField label={t.reason} hint={t.reasonHint} rows={3} {...form.bind('reason')} />
          </>
        )}
      </Form>
    </Dialog>
  )
}
