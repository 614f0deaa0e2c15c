import { useState } from 'react'
import type { ResponseOf } from '../../api/client.ts'
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
import {
  supervisorFacts,
  supervisorFaults,
  SupervisorFormFields,
  supervisorValues,
  type SupervisorValues,
} from './supervisor-form.tsx'

export type KnownSupervisor = ResponseOf<'PUT /api/supervisors/:supervisorId'>

interface Props {
  supervisor: KnownSupervisor
  onChanged?: (supervisor: KnownSupervisor) => void
}

/** The way to correct what is known of a supervisor, wherever they are named. */
export function ChangeSupervisor({ supervisor, onChanged }: Props) {
  const t = useCopy(sv, en).changeSupervisor
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t.open(supervisor.name)}
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

function ChangeDialog({ supervisor, onClose, onChanged }: Required<Props> & { onClose: () => void }) {
  const { changeSupervisor: t, supervisorForm } = useCopy(sv, en)
  const ui = useUiCopy()
  const save = useChange('PUT /api/supervisors/:supervisorId', [
    'GET /api/districts/:districtId/supervisors',
    'GET /api/terms/:termId/offers',
    'GET /api/terms/:termId/placements',
  ])
  const form = useForm<SupervisorValues>({
    initial: supervisorValues(supervisor),
    validate: values => supervisorFaults(values, supervisorForm, ''),
    submit: async values => {
      const params = { supervisorId: supervisor.id }
      onChanged(await save.mutateAsync({ params, body: supervisorFacts(values) }))
    },
    onDone: ({ name }) => {
      say(t.done(name.trim()))
      onClose()
    },
  })
  return (
    <Dialog title={t.title(supervisor.name)} onClose={onClose}>
      <p>{t.text}</p>
      <Form form={form} action={t.action} beside={<Button onClick={onClose}>{ui.cancel}</Button>}>
        <SupervisorFormFields form={form} at="" />
      </Form>
    </Dialog>
  )
}
