import { useChange } from '../../api/queries.ts'
import { pins as en } from '../../copy/en/pins.ts'
import { pins as sv } from '../../copy/sv/pins.ts'
import { TextAreaField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/messages.tsx'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import { PIN_READINGS } from './pins.ts'

interface Props {
  termId: string
  student: { readonly id: string; readonly label: string }
  offerId: string
  action: string
  onClose: () => void
}

/** The reason, and the pin (R12). */
export function PinForm({ termId, student, offerId, action, onClose }: Props) {
  const t = useCopy(sv, en)
  const ui = useUiCopy()
  const pin = useChange('POST /api/terms/:termId/pins', PIN_READINGS)
  const form = useForm({
    keep: `pin ${student.id}`,
    initial: { reason: '' },
    validate: ({ reason }) => (reason.trim().length < 3 ? [{ path: 'reason', text: t.reasonFault }] : []),
    submit: ({ reason }) =>
      pin.mutateAsync({
        params: { termId },
        body: { studentId: student.id, offerId, reason: reason.trim() },
      }),
    onDone: () => {
      say(t.done(student.label))
      onClose()
    },
  })
  return (
    <Form form={form} action={action} beside={<Button onClick={onClose}>{ui.cancel}</Button>}>
      <TextAreaField label={t.reason} hint={t.reasonHint} rows={2} {...form.bind('reason')} />
    </Form>
  )
}
