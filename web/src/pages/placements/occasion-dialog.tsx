import type { FieldFault } from '../../api/problem.ts'
import { useChange } from '../../api/queries.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { DateField, TextField, TimeField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import type { OccasionFormValues, OccasionView } from './wall-time.ts'
import { isTime, occasionValues, tidyTime } from './wall-time.ts'

interface Props {
  placementId: string
  occasion: OccasionView & { readonly kind: 'first-day' | 'supervisor-meeting' }
  onClose: () => void
}

function faultsIn(values: OccasionFormValues, t: (typeof sv)['occasion']): FieldFault[] {
  const [from, to] = [tidyTime(values.from), tidyTime(values.to)]
  const checks: [boolean, string, string][] = [
    [values.on === null, 'on', t.onFault],
    [!isTime(from), 'from', t.timeFault],
    [!isTime(to), 'to', t.timeFault],
    [isTime(from) && isTime(to) && to <= from, 'to', t.orderFault],
    [values.location.trim() === '', 'location', t.locationFault],
  ]
  return checks.flatMap(([isFaulty, path, text]) => (isFaulty ? [{ path, text }] : []))
}

/** Moves the first day or the supervisors' meeting; times are what the clock on the wall in Stockholm shows. */
export function OccasionDialog({ placementId, occasion, onClose }: Props) {
  const { occasion: t, detail } = useCopy(sv, en)
  const ui = useUiCopy()
  const save = useChange('PUT /api/placements/:placementId/occasions/:occasionId', [
    'GET /api/terms/:termId/placements',
  ])
  const form = useForm<OccasionFormValues>({
    initial: occasionValues(occasion),
    validate: values => faultsIn(values, t),
    submit: ({ on, from, to, location }) =>
      save.mutateAsync({
        params: { placementId, occasionId: occasion.id },
        body: {
          on: on ?? '',
          from: tidyTime(from),
          to: tidyTime(to),
          location: location.trim(),
          contact: occasion.contact,
          text: occasion.text,
        },
      }),
    onDone: () => {
      say(t.done)
      onClose()
    },
  })
  return (
    <Dialog title={t.title(detail.kind[occasion.kind])} onClose={onClose}>
      <Form form={form} action={t.action} cancel={<Button onClick={onClose}>{ui.cancel}</Button>}>
        <DateField label={t.on} {...form.bind('on')} />
        <div className="form-row">
          <TimeField label={t.from} {...form.bind('from')} />
          <TimeField label={t.to} {...form.bind('to')} />
        </div>
        <p className="soft small">{t.zone}</p>
        <TextField label={t.location} hint={t.locationHint} {...form.bind('location')} />
      </Form>
    </Dialog>
  )
}
