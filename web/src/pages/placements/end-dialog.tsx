import { useChange } from '../../api/queries.ts'
import { endings as en } from '../../copy/en/endings.ts'
import { endings as sv } from '../../copy/sv/endings.ts'
import { RadioGroup } from '../../forms/choices.tsx'
import { TextAreaField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import type { PlacementView } from './placement-states.ts'

interface Values {
  readonly kind: 'cancelled' | 'interrupted' | null
  readonly remains: 'no' | 'yes' | null
  readonly reason: string
}

interface Props {
  placement: PlacementView
  cause: 'place' | 'student'
  /** Whether the term runs, so that a placement may have begun. */
  isRunning: boolean
  onClose: () => void
  onEnded: () => void
}

/** A place that falls away, or a student who leaves (S8), with the reason that the other party reads. */
export function EndDialog({ placement, cause, isRunning, onClose, onEnded }: Props) {
  const t = useCopy(sv, en)
  const ui = useUiCopy()
  const end = useChange('POST /api/placements/:placementId/end', [
    'GET /api/terms/:termId/placements',
    'GET /api/terms/:termId/repairs',
    'GET /api/terms/:termId/offers',
    'GET /api/terms/:termId/students',
  ])
  const { label } = placement.student
  const form = useForm<Values>({
    keep: `end ${cause} ${placement.id}`,
    initial: { kind: isRunning ? 'interrupted' : 'cancelled', remains: 'no', reason: '' },
    validate: ({ reason }) => (reason.trim().length < 3 ? [{ path: 'reason', text: t.reasonFault }] : []),
    submit: ({ kind, remains, reason }) =>
      end.mutateAsync({
        params: { placementId: placement.id },
        body: {
          cause,
          kind: kind ?? 'cancelled',
          placeRemains: cause === 'student' || remains === 'yes',
          reason: reason.trim(),
        },
      }),
    onDone: () => {
      say(t.done(label))
      onClose()
      onEnded()
    },
  })
  return (
    <Dialog title={t.dialog[cause](label)} onClose={onClose}>
      <p>{t.text[cause]}</p>
      <Form form={form} action={t.action[cause]} beside={<Button onClick={onClose}>{ui.cancel}</Button>}>
        {isRunning && <RadioGroup legend={t.kind} options={optionsOf(t.kinds)} {...form.bind('kind')} />}
        {cause === 'place' && (
          <RadioGroup
            legend={t.remains}
            hint={t.remainsHint}
            options={optionsOf(t.remainsOptions)}
            {...form.bind('remains')}
          />
        )}
        <TextAreaField label={t.reason} hint={t.reasonHint[cause]} rows={3} {...form.bind('reason')} />
      </Form>
    </Dialog>
  )
}

/** A record of words as a group's options, in its order. */
function optionsOf<Value extends string>(words: Readonly<Record<Value, string>>) {
  return (Object.keys(words) as Value[]).map(value => ({ value, label: words[value] }))
}
