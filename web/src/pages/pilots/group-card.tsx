import { useChange } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { useCopy } from '../../language.ts'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { HandOver } from './days/hand-over.tsx'
import { RemoveButton } from './remove-button.tsx'
import type { Grouped } from './students-page.tsx'

export interface GroupOption {
  readonly value: string
  readonly district: string
  /** In its district. */
  readonly label: string
}

interface Props {
  readonly title: string
  readonly students: Grouped['auscultants']
  /** Every group of the pilot, by district. */
  readonly options: readonly GroupOption[]
  readonly isOpen: boolean
  /** Whether to offer each student's personal link. */
  readonly hasLinks: boolean
}

/** A group's students, each with the way to another group. */
export function GroupCard({ title, students, options, isOpen, hasLinks }: Props) {
  const t = useCopy(sv, en).students
  const refreshed = ['GET /api/pilots/:pilotId/auscultants', 'GET /api/pilots/:pilotId/plans'] as const
  const districts = [...new Set(options.map(({ district }) => district))]
  const move = useChange('PUT /api/auscultants/:auscultantId', refreshed)
  const withdraw = useChange('POST /api/auscultants/:auscultantId/withdraw', refreshed)
  return (
    <div>
      <h3>{title}</h3>
      {move.error && <FailureNotice error={move.error} />}
      <ul className="plain">
        {students.map(({ id, label, version, groupId }) => (
          <li key={id} className="group-student">
            <span>{label}</span>
            {hasLinks && <HandOver auscultantId={id} label={label} />}
            {isOpen && (
              <span className="row">
                <select
                  className="input"
                  aria-label={t.move(label)}
                  value={groupId ?? ''}
                  onChange={event => {
                    const chosen = options.find(({ value }) => value === event.target.value)
                    const body = { version, groupId: chosen?.value ?? null }
                    move.mutate(
                      { params: { auscultantId: id }, body },
                      {
                        onSuccess: () =>
                          say(t.moved(label, chosen ? `${chosen.district}, ${chosen.label}` : t.none)),
                      },
                    )
                  }}
                >
                  <option value="">{t.none}</option>
                  {districts.map(district => (
                    <optgroup key={district} label={district}>
                      {options
                        .filter(option => option.district === district)
                        .map(({ value, label: name }) => (
                          <option key={value} value={value}>
                            {name}
                          </option>
                        ))}
                    </optgroup>
                  ))}
                </select>
                <RemoveButton
                  label={t.removeWho(label)}
                  short={t.remove}
                  text={t.removeText(label)}
                  busy={withdraw.isPending}
                  error={withdraw.error}
                  onRemove={() =>
                    withdraw.mutate(
                      { params: { auscultantId: id }, body: { version } },
                      { onSuccess: () => say(t.removed(label)) },
                    )
                  }
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
