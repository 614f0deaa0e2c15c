import { useId } from 'react'
import type { ResponseOf } from '../../api/client.ts'
import { audit as en } from '../../copy/en/audit.ts'
import { audit as sv } from '../../copy/sv/audit.ts'
import { useCopy } from '../../language.ts'
import { UrlSelect } from '../../ui/url-select.tsx'
import { useUrlState } from '../../ui/url-state.ts'

type Answer = ResponseOf<'GET /api/audit'>
export const OPERATIONS = ['insert', 'update', 'delete', 'read'] as const

/** What the address asks of the log, for reading and for the file. */
export function useAuditQuery() {
  const [from] = useUrlState('fran')
  const [to] = useUrlState('till')
  const [personId] = useUrlState('vem')
  const [subject] = useUrlState('vad')
  const [operationText] = useUrlState('atgard')
  const [about] = useUrlState('id')
  const operation = OPERATIONS.find(known => known === operationText)
  return {
    from: from ?? undefined,
    to: to ?? undefined,
    personId: personId ?? undefined,
    subject: subject ?? undefined,
    operation,
    about: about ?? undefined,
  }
}

export function AuditFilters({ people, subjects }: Pick<Answer, 'people' | 'subjects'>) {
  const t = useCopy(sv, en)
  return (
    <div className="table-tools">
      <UrlInput label={t.filter.from} name="fran" type="date" />
      <UrlInput label={t.filter.to} name="till" type="date" />
      <UrlSelect
        label={t.filter.person}
        name="vem"
        all={t.filter.all}
        options={people.map(({ id, name }) => ({ value: id, label: name ?? t.erased }))}
      />
      <UrlSelect
        label={t.filter.subject}
        name="vad"
        all={t.filter.all}
        options={subjects.map(subject => ({ value: subject, label: t.subject[subject] ?? subject }))}
      />
      <UrlSelect
        label={t.filter.operation}
        name="atgard"
        all={t.filter.all}
        options={OPERATIONS.map(operation => ({ value: operation, label: t.operation[operation] }))}
      />
      <UrlInput label={t.filter.about} name="id" type="search" />
    </div>
  )
}

function UrlInput({ label, name, type }: { label: string; name: string; type: 'date' | 'search' }) {
  const id = useId()
  const [value, set] = useUrlState(name)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type={type}
        autoComplete="off"
        value={value ?? ''}
        onChange={event => set(event.target.value === '' ? null : event.target.value)}
      />
    </div>
  )
}
