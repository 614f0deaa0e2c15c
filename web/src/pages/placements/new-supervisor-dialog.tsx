import { useChange } from '../../api/queries.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import type { PlacementView } from './placement-states.ts'
import {
  supervisorFacts,
  supervisorFaults,
  SupervisorFormFields,
  supervisorValues,
  type SupervisorValues,
} from './supervisor-form.tsx'

/** Where the supervisor's facts lie in the request. */
const AT = 'supervisor.'

interface Props {
  placement: PlacementView
  onClose: () => void
  onAnswered: () => void
}

/** Confirms a proposal with a supervisor whom the district has not named before. */
export function NewSupervisorDialog({ placement, onClose, onAnswered }: Props) {
  const { supervisorForm: t, answer } = useCopy(sv, en)
  const ui = useUiCopy()
  const confirm = useChange('POST /api/placements/:placementId/confirm', [
    'GET /api/terms/:termId/placements',
    'GET /api/districts/:districtId/supervisors',
  ])
  const { label } = placement.student
  const form = useForm<SupervisorValues>({
    keep: `supervisor ${placement.id}`,
    initial: supervisorValues(null),
    validate: values => supervisorFaults(values, t, AT),
    submit: values =>
      confirm.mutateAsync({
        params: { placementId: placement.id },
        body: { supervisor: supervisorFacts(values) },
      }),
    onDone: () => {
      say(answer.confirmed(label))
      onClose()
      onAnswered()
    },
  })
  return (
    <Dialog title={t.title(label)} onClose={onClose}>
      <Form form={form} action={t.action} cancel={<Button onClick={onClose}>{ui.cancel}</Button>}>
        <SupervisorFormFields form={form} at={AT} />
      </Form>
    </Dialog>
  )
}
