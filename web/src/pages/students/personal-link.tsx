import { useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { students as en } from '../../copy/en/students.ts'
import { students as sv } from '../../copy/sv/students.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureNotice, Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import type { StudentView } from './student-form.ts'
import { studentLabel } from './student-form.ts'

/** A new personal link, shown once, for the coordinator to hand over in a channel of their own. */
export function PersonalLink({ student }: { student: StudentView }) {
  const t = useCopy(sv, en).link
  const [open, setOpen] = useState(false)
  return (
    <Section title={t.title} lead={t.lead}>
      <Button onClick={() => setOpen(true)}>{t.open}</Button>
      {open && <LinkDialog student={student} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function LinkDialog({ student, onClose }: { student: StudentView; onClose: () => void }) {
  const t = useCopy(sv, en).link
  const ui = useUiCopy()
  const create = useChange('POST /api/students/:studentId/link')
  const url = create.data?.url
  return (
    <Dialog title={t.dialogTitle(studentLabel(student))} onClose={onClose}>
      {url === undefined && <Notice tone="warning">{t.warning}</Notice>}
      {create.error && <FailureNotice error={create.error} />}
      {url !== undefined && (
        <>
          <Notice tone="success" live>
            {t.created}
          </Notice>
          <CopyField label={t.field} value={url} action={t.copy} copied={t.copied} notCopied={t.notCopied} />
        </>
      )}
      <div className="row">
        <Button onClick={onClose}>{url === undefined ? ui.cancel : ui.close}</Button>
        {url === undefined && (
          <Button
            kind="primary"
            busy={create.isPending}
            onClick={() => create.mutate({ params: { studentId: student.id } })}
          >
            {t.create}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
