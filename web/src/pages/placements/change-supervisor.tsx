import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ResponseOf } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { Form } from '../../forms/form.tsx'
import { useEditForm } from '../../forms/use-edit-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import {
  supervisorFacts,
  supervisorFaults,
  SupervisorFormFields,
  supervisorValues,
  type SupervisorValues,
} from './supervisor-form.tsx'

/** What a supervisor is named on. */
const READINGS = [
  'GET /api/districts/:districtId/supervisors',
  'GET /api/terms/:termId/offers',
  'GET /api/terms/:termId/placements',
  'GET /api/terms/:termId/supervisors',
] as const

export type KnownSupervisor = ResponseOf<'PUT /api/supervisors/:supervisorId'>

interface Props {
  supervisor: KnownSupervisor
  /** In a row that names the supervisor. */
  isInRow?: boolean
  onChanged?: (supervisor: KnownSupervisor) => void
}

/** The way to correct what is known of a supervisor, wherever they are named. */
export function ChangeSupervisor({ supervisor, isInRow = false, onChanged }: Props) {
  const t = useCopy(sv, en).changeSupervisor
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        kind="quiet"
        aria-label={isInRow ? t.open(supervisor.name) : undefined}
        onClick={() => setOpen(true)}
      >
        {isInRow ? t.openHere : t.open(supervisor.name)}
      </Button>
      {isOpen && (
        <ChangeDialog
          supervisor={supervisor}
          onClose={() => setOpen(false)}
          onChanged={changed => onChanged?.(changed)}
        />
      )}
    </>
  )
}

interface DialogProps extends Required<Pick<Props, 'supervisor' | 'onChanged'>> {
  onClose: () => void
}

function ChangeDialog({ supervisor, onClose, onChanged }: DialogProps) {
  const { changeSupervisor: t, supervisorForm } = useCopy(sv, en)
  const ui = useUiCopy()
  const client = useQueryClient()
  const save = useChange('PUT /api/supervisors/:supervisorId', READINGS)
  const { form, conflict } = useEditForm<KnownSupervisor, SupervisorValues>({
    latest: supervisor,
    valuesOf: supervisorValues,
    keep: `supervisor ${supervisor.id}`,
    validate: values => supervisorFaults(values, supervisorForm, ''),
    submit: async (values, { id: supervisorId, ...seen }) => {
      const body = { ...supervisorFacts(values), seen }
      onChanged(await save.mutateAsync({ params: { supervisorId }, body }))
    },
    readAnew: () =>
      Promise.all(READINGS.map(reading => client.refetchQueries({ queryKey: [reading], type: 'active' }))),
    onDone: ({ name }) => {
      say(t.done(name.trim()))
      onClose()
    },
  })
  return (
    <Dialog title={t.title(supervisor.name)} onClose={onClose}>
      <p>{t.text}</p>
      <Form form={form} action={t.action} beside={<Button onClick={onClose}>{ui.cancel}</Button>}>
        <VersionConflict
          {...conflict}
          labels={{
            name: supervisorForm.name,
            email: supervisorForm.email,
            degreeYear: supervisorForm.degreeYear,
            course: supervisorForm.course,
          }}
          tell={{ course: course => (course === null ? '' : supervisorForm[course]) }}
        />
        <SupervisorFormFields form={form} at="" />
      </Form>
    </Dialog>
  )
}
