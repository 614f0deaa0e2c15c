import { useQueryClient } from '@tanstack/react-query'
import { useChange } from '../../api/queries.ts'
import { networkMeeting as en } from '../../copy/en/network-meeting.ts'
import { placements as placementsEn } from '../../copy/en/placements.ts'
import { networkMeeting as sv } from '../../copy/sv/network-meeting.ts'
import { placements as placementsSv } from '../../copy/sv/placements.ts'
import { CheckboxField } from '../../forms/choices.tsx'
import { DateField, TextAreaField, TextField, TimeField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useEditForm } from '../../forms/use-edit-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import { faultsIn } from '../placements/occasion-dialog.tsx'
import { occasionValues, tidyTime, type OccasionFormValues } from '../placements/wall-time.ts'
import { MEETING, seenMeeting, type NetworkMeetingView } from './meeting.ts'

/** What is seen of the meeting stands for its version: one that was cancelled has the same values. */
type Opened = NetworkMeetingView & { readonly version: ReturnType<typeof seenMeeting> }
type Values = OccasionFormValues & { readonly includesTeachers: boolean }

interface Props {
  termId: string
  view: NetworkMeetingView
  onClose: () => void
}

/** Plans the term's meeting or moves it; times are what the clock on the wall in Stockholm shows. */
export function MeetingDialog({ termId, view, onClose }: Props) {
  const t = useCopy(sv, en)
  const { occasion: words } = useCopy(placementsSv, placementsEn)
  const ui = useUiCopy()
  const plan = useChange('PUT /api/terms/:termId/network-meeting', MEETING)
  const client = useQueryClient()
  const { form, conflict } = useEditForm<Opened, Values>({
    keep: `meeting ${termId}`,
    latest: { ...view, version: seenMeeting(view) },
    valuesOf: ({ meeting, includesTeachers }) => ({ ...occasionValues(meeting), includesTeachers }),
    validate: values => faultsIn(values, false, words),
    readAnew: () => client.refetchQueries({ queryKey: [MEETING[0]], type: 'active' }),
    submit: (values, base) =>
      plan.mutateAsync({
        params: { termId },
        body: {
          on: values.on ?? '',
          from: tidyTime(values.from),
          to: tidyTime(values.to),
          location: values.location.trim(),
          contact: values.contact.trim() || null,
          text: values.text.trim() || null,
          includesTeachers: values.includesTeachers,
          seen: base.version,
        },
      }),
    onDone: () => {
      say(t.done)
      onClose()
    },
  })
  return (
    <Dialog title={view.meeting?.status === 'scheduled' ? t.changeTitle : t.planTitle} onClose={onClose}>
      <Form form={form} action={words.action} cancel={<Button onClick={onClose}>{ui.cancel}</Button>}>
        <VersionConflict
          {...conflict}
          labels={{
            on: words.on,
            from: words.from,
            to: words.to,
            location: words.location,
            contact: words.contact,
            text: words.text,
            includesTeachers: t.includesTeachers,
          }}
        />
        <DateField label={words.on} {...form.bind('on')} />
        <div className="form-row">
          <TimeField label={words.from} {...form.bind('from')} />
          <TimeField label={words.to} {...form.bind('to')} />
        </div>
        <p className="soft small">{words.zone}</p>
        <TextField label={words.location} {...form.bind('location')} />
        <TextField label={words.contact} hint={t.contactHint} optional {...form.bind('contact')} />
        <TextAreaField label={words.text} hint={t.textHint} optional {...form.bind('text')} />
        <CheckboxField label={t.includesTeachers} {...form.bind('includesTeachers')} />
      </Form>
    </Dialog>
  )
}
