import { useChange } from '../../api/queries.ts'
import { declineReasons as reasonsEn } from '../../copy/en/decline-reasons.ts'
import { endings as endingsEn } from '../../copy/en/endings.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { declineReasons as reasonsSv } from '../../copy/sv/decline-reasons.ts'
import { endings as endingsSv } from '../../copy/sv/endings.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { RadioGroup } from '../../forms/choices.tsx'
import { SelectField, TextAreaField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { useDeclineOptions, type DeclineReason } from '../../ui/decline-reasons.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import type { PlacementView } from './placement-states.ts'

interface Values {
  readonly declineReason: DeclineReason | null
  readonly comment: string
  readonly remains: 'yes' | 'no' | null
}

interface Props {
  placement: PlacementView
  onClose: () => void
  onAnswered: () => void
}

/** A district declines a proposal, with the reason that the central coordinator reads (S5). */
export function DeclineDialog({ placement, onClose, onAnswered }: Props) {
  const t = useCopy(sv, en).decline
  const words = useCopy(reasonsSv, reasonsEn)
  const options = useDeclineOptions('reasons')
  const endings = useCopy(endingsSv, endingsEn)
  const ui = useUiCopy()
  const decline = useChange('POST /api/placements/:placementId/decline', [
    'GET /api/terms/:termId/placements',
    'GET /api/terms/:termId/repairs',
  ])
  const { label } = placement.student
  const form = useForm<Values>({
    keep: `decline ${placement.id}`,
    initial: { declineReason: null, comment: '', remains: 'yes' },
    validate: ({ declineReason }) =>
      declineReason === null ? [{ path: 'declineReason', text: words.fault }] : [],
    submit: ({ declineReason, comment, remains }) =>
      decline.mutateAsync({
        params: { placementId: placement.id },
        body: {
          declineReason: declineReason ?? 'other',
          ...(comment.trim() !== '' && { comment: comment.trim() }),
          placeRemains: remains === 'yes',
        },
      }),
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
        <SelectField
          label={words.label}
          hint={words.hint}
          options={options}
          {...form.bind('declineReason')}
        />
        <RadioGroup
          legend={endings.remains}
          hint={endings.remainsHint}
          options={[
            { value: 'yes', label: endings.remainsOptions.yes },
            { value: 'no', label: endings.remainsOptions.no },
          ]}
          {...form.bind('remains')}
        />
        <TextAreaField
          label={words.comment}
          hint={words.commentHint}
          optional
          rows={3}
          {...form.bind('comment')}
        />
      </Form>
    </Dialog>
  )
}
