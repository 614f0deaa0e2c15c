import { useState } from 'react'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice, Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import type { Pilot } from './pilot-frame.tsx'
import { cellKey, type Absence } from './week-grid.ts'
import { WeekTable } from './week-table.tsx'

interface Props {
  readonly pilot: Pilot
  readonly absences: readonly Absence[]
  readonly lead: string
  readonly title?: string
  readonly busy: boolean
  readonly error: Error | null
  readonly readOnly: boolean
  readonly onSave: (absences: Absence[]) => void
}

/** When somebody is away or a room taken: a grid of days and passes for each candidate week, saved together. */
export function Availability({ pilot, absences, lead, title, busy, error, readOnly, onSave }: Props) {
  const t = useCopy(sv, en).grid
  const stored = new Set(absences.map(cellKey))
  const [draft, setDraft] = useState<ReadonlySet<string> | null>(null)
  const away = draft ?? stored
  const isChanged = away.size !== stored.size || [...away].some(cell => !stored.has(cell))
  const cells = pilot.calendar.flatMap(({ days }) =>
    days.flatMap(on => pilot.passes.map(({ id }) => ({ on, passId: id }))),
  )
  const save = () => {
    onSave(cells.filter(cell => away.has(cellKey(cell))))
    setDraft(null)
  }
  return (
    <Section title={title ?? t.title} lead={lead}>
      {pilot.weeks.length === 0 && <Notice>{t.noWeeks}</Notice>}
      {!readOnly && pilot.weeks.length > 0 && <p className="hint">{t.keys}</p>}
      {pilot.calendar.map(({ week, days }) => (
        <WeekTable
          key={week}
          week={week}
          days={days}
          passes={pilot.passes}
          away={away}
          readOnly={readOnly}
          onChange={setDraft}
        />
      ))}
      {error && <FailureNotice error={error} />}
      {!readOnly && pilot.weeks.length > 0 && (
        <div className="row">
          <Button kind="primary" busy={busy} onClick={save}>
            {away.size === 0 ? t.confirmFree : t.save}
          </Button>
          <p role="status" className="soft">
            {t.summary(away.size)}
            {isChanged && `. ${t.unsaved}`}
          </p>
        </div>
      )}
    </Section>
  )
}
