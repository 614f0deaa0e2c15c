import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { people as en } from '../../copy/en/people.ts'
import { people as sv } from '../../copy/sv/people.ts'
import { DateField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useEditForm } from '../../forms/use-edit-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { dateTime, longDate } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import { WideTable } from '../../ui/wide-table.tsx'
import { wallTimeOf } from '../placements/wall-time.ts'
import type { Person, PersonRole } from './role-words.ts'
import { roleName } from './role-words.ts'

const TONE = { valid: 'success', coming: 'info', ended: undefined } as const

/** The person's roles, those that have ended too. */
export function RolesTable({ person }: { person: Person }) {
  const t = useCopy(sv, en)
  const [endingId, setEnding] = useState<string | null>(null)
  const ending = person.roles.find(({ id }) => id === endingId)
  const columns: Column<PersonRole>[] = [
    { key: 'roll', header: t.person.column.role, heading: true, cell: role => t.role[role.kind] },
    {
      key: 'var',
      header: t.person.column.place,
      cell: ({ district, university }) => district?.name ?? university?.name ?? '–',
    },
    { key: 'fran', header: t.person.column.from, cell: ({ validFrom }) => dateTime(validFrom) },
    {
      key: 'till',
      header: t.person.column.to,
      cell: ({ validTo }) => (validTo === null ? t.person.openEnded : dateTime(validTo)),
    },
    {
      key: 'lage',
      header: t.person.column.state,
      cell: ({ state, provider }) => (
        <>
          <Badge tone={TONE[state]}>{t.person.state[state]}</Badge>
          {provider !== null && <div className="small soft">{t.person.from(provider)}</div>}
        </>
      ),
    },
    {
      key: 'atgard',
      header: t.person.column.action,
      cell: role =>
        role.state !== 'ended' && (
          <Button
            kind="quiet"
            aria-label={t.person.endOf(roleName(role, t))}
            onClick={() => setEnding(role.id)}
          >
            {t.person.end}
          </Button>
        ),
    },
  ]
  return (
    <>
      <WideTable>
        <DataTable
          stacks
          caption={t.person.roles}
          captionHidden
          columns={columns}
          rows={person.roles}
          rowKey={({ id }) => id}
        />
      </WideTable>
      {ending && <EndDialog role={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

const READINGS = ['GET /api/people', 'GET /api/people/:personId'] as const

interface EndValues {
  readonly toOn: string | null
}

/** The day after whose end the role is no more. */
const lastDayOf = ({ validTo }: PersonRole): EndValues => ({
  toOn: validTo === null ? null : wallTimeOf(new Date(Date.parse(validTo) - 1).toISOString()).on,
})

/** Ends the role now, or at the end of a day that is chosen. */
function EndDialog({ role, onClose }: { role: PersonRole; onClose: () => void }) {
  const t = useCopy(sv, en)
  const ui = useUiCopy()
  const end = useChange('POST /api/roles/:roleId/end', READINGS)
  const limit = useChange('PUT /api/roles/:roleId', READINGS)
  const name = roleName(role, t)
  const params = { roleId: role.id }
  const client = useQueryClient()
  const { form, conflict } = useEditForm<PersonRole, EndValues>({
    keep: `role ${role.id}`,
    latest: role,
    valuesOf: lastDayOf,
    readAnew: () => client.refetchQueries({ queryKey: [READINGS[1]], type: 'active' }),
    submit: ({ toOn }, base) =>
      toOn === null
        ? end.mutateAsync({ params })
        : limit.mutateAsync({ params, body: { toOn, seen: base.validTo } }),
    onDone: ({ toOn }) => {
      say(toOn === null ? t.person.ended(name) : t.person.limited(name))
      onClose()
    },
    warnOnLeave: false,
  })
  return (
    <Dialog title={t.person.endTitle(name)} onClose={onClose}>
      <p>{t.person.endText}</p>
      <Form form={form} action={t.person.end} beside={<Button onClick={onClose}>{ui.cancel}</Button>}>
        <VersionConflict
          {...conflict}
          labels={{ toOn: t.person.lastDay }}
          tell={{ toOn: on => longDate(on ?? '') }}
        />
        <DateField label={t.person.lastDay} hint={t.person.lastDayHint} optional {...form.bind('toOn')} />
      </Form>
    </Dialog>
  )
}
