import { useChange } from '../../api/queries.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { isDegreeYear } from '../../forms/degree-year.ts'
import { isEmail } from '../../forms/email.ts'
import { NumberField, SelectField, TextField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import type { PlacementView } from './placement-states.ts'

interface Values {
  readonly name: string
  readonly email: string
  readonly degreeYear: number | null
  readonly course: 'yes' | 'no' | null
}

const START: Values = { name: '', email: '', degreeYear: null, course: null }

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
  const form = useForm<Values>({
    initial: START,
    validate: ({ name, email, degreeYear }) => [
      ...(name.trim() === '' ? [{ path: 'supervisor.name', text: t.nameFault }] : []),
      ...(email.trim() !== '' && !isEmail(email) ? [{ path: 'supervisor.email', text: t.emailFault }] : []),
      ...(isDegreeYear(degreeYear) ? [] : [{ path: 'supervisor.degreeYear', text: t.degreeYearFault }]),
    ],
    submit: ({ name, email, degreeYear, course }) =>
      confirm.mutateAsync({
        params: { placementId: placement.id },
        body: {
          supervisor: {
            name: name.trim(),
            email: email.trim() || null,
            degreeYear,
            hasSupervisorCourse: course === null ? null : course === 'yes',
          },
        },
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
        <TextField label={t.name} spellCheck={false} {...form.bind('name', 'supervisor.name')} />
        <TextField
          label={t.email}
          type="email"
          optional
          spellCheck={false}
          {...form.bind('email', 'supervisor.email')}
        />
        <NumberField
          label={t.degreeYear}
          hint={t.degreeYearHint}
          optional
          {...form.bind('degreeYear', 'supervisor.degreeYear')}
        />
        <SelectField
          label={t.course}
          none={t.unknown}
          options={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
          {...form.bind('course', 'supervisor.hasSupervisorCourse')}
        />
      </Form>
    </Dialog>
  )
}
