import { useQueryClient } from '@tanstack/react-query'
import type { FieldFault } from '../../api/problem.ts'
import { useChange } from '../../api/queries.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { DateField, TextAreaField, TextField, TimeField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useEditForm } from '../../forms/use-edit-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import type { OccasionFormValues, OccasionView } from './wall-time.ts'
import { isTime, occasionValues, seenOf, tidyTime } from './wall-time.ts'

interface Props {
  placementId: string
  /** Null to add a meeting. */
  occasion: OccasionView | null
  onClose: () => void
}

/** Null is a meeting that nobody has added yet. */
interface Opened {
  readonly occasion: OccasionView | null
}

/** What is wrong with an occasion as typed. */
export function faultsIn(
  values: OccasionFormValues,
  hasTitle: boolean,
  t: (typeof sv)['occasion'],
): FieldFault[] {
  const [from, to] = [tidyTime(values.from), tidyTime(values.to)]
  const checks: [boolean, string, string][] = [
    [hasTitle && values.title.trim() === '', 'title', t.nameFault],
    [values.on === null, 'on', t.onFault],
    [!isTime(from), 'from', t.timeFault],
    [!isTime(to), 'to', t.timeFault],
    [isTime(from) && isTime(to) && to <= from, 'to', t.orderFault],
    [values.location.trim() === '', 'location', t.locationFault],
  ]
  return checks.flatMap(([isFaulty, path, text]) => (isFaulty ? [{ path, text }] : []))
}

/** Changes an occasion or adds a meeting; times are what the clock on the wall in Stockholm shows. */
export function OccasionDialog({ placementId, occasion, onClose }: Props) {
  const { occasion: t, detail } = useCopy(sv, en)
  const ui = useUiCopy()
  const refresh = [
    'GET /api/terms/:termId/placements',
    'GET /api/placements/:placementId/invitations',
  ] as const
  const save = useChange('PUT /api/placements/:placementId/occasions/:occasionId', refresh)
  const add = useChange('POST /api/placements/:placementId/occasions', refresh)
  const hasTitle = occasion === null || occasion.kind === 'meeting'
  const client = useQueryClient()
  const { form, conflict } = useEditForm<Opened, OccasionFormValues>({
    latest: { occasion },
    valuesOf: one => occasionValues(one.occasion),
    keep: `occasion ${occasion?.id ?? 'new'}`,
    validate: values => faultsIn(values, hasTitle, t),
    readAnew: () => client.refetchQueries({ queryKey: [refresh[0]], type: 'active' }),
    submit: ({ title, ...values }, base) => {
      const body = {
        on: values.on ?? '',
        from: tidyTime(values.from),
        to: tidyTime(values.to),
        location: values.location.trim(),
        contact: values.contact.trim() || null,
        text: values.text.trim() || null,
      }
      if (!base.occasion) return add.mutateAsync({ params: { placementId }, body: { ...body, title } })
      const params = { placementId, occasionId: base.occasion.id }
      const seen = seenOf(base.occasion)
      return save.mutateAsync({ params, body: hasTitle ? { ...body, title, seen } : { ...body, seen } })
    },
    onDone: () => {
      say(t.done)
      onClose()
    },
  })
  const title = occasion ? t.title(occasion.title ?? detail.kind[occasion.kind]) : t.addTitle
  return (
    <Dialog title={title} onClose={onClose}>
      <Form form={form} action={t.action} cancel={<Button onClick={onClose}>{ui.cancel}</Button>}>
        <VersionConflict
          {...conflict}
          labels={{
            title: t.name,
            on: t.on,
            from: t.from,
            to: t.to,
            location: t.location,
            contact: t.contact,
            text: t.text,
          }}
        />
        {hasTitle && <TextField label={t.name} {...form.bind('title')} />}
        <DateField label={t.on} {...form.bind('on')} />
        <div className="form-row">
          <TimeField label={t.from} {...form.bind('from')} />
          <TimeField label={t.to} {...form.bind('to')} />
        </div>
        <p className="soft small">{t.zone}</p>
        <TextField label={t.location} hint={t.locationHint} {...form.bind('location')} />
        <TextField label={t.contact} hint={t.contactHint} {...form.bind('contact')} />
        <TextAreaField label={t.text} hint={t.textHint} {...form.bind('text')} />
      </Form>
    </Dialog>
  )
}
