import { useChange } from '../../api/queries.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { TextAreaField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import type { PlacementView } from './placement-states.ts'

interface Props {
  placement: PlacementView
  onClose: () => void
  onAnswered: () => void
}

/** A district declines a proposal, with the reason that the central coordinator reads (S5). */
export function DeclineDialog({ placement, onClose, onAnswered }: Props) {
  const t = useCopy(sv, en).decline
  const ui = useUiCopy()
  const decline = useChange('POST /api/placements/:placementId/decline', [
    'GET /api/terms/:termId/placements',
  ])
  const { label } = placement.student
  const form = useForm({
    initial: { reason: '' },
    validate: ({ reason }) => (reason.trim().length < 3 ? [{ path: 'reason', text: t.reasonFault }] : []),
    submit: ({ reason }) =>
      decline.mutateAsync({ params: { placementId: placement.id }, body: { reason: reason.trim() } }),
    onDone: () => {
      say(t.done(label))
      onClose()
      onAnswered()
    },
  })
  return (
    <Dialog title={t.title(label)} onClose={onClose}>
      <p>{t.text}</p>
      <Form form={form} action={t.action} cancel={<Button onClick={onClose}>{ui.cancel}</Button>}>
        <TextAreaField label={t.reason} hint={t.reasonHint} rows={3} {...form.bind('reason')} />
      </Form>
    </Dialog>
  )
}
