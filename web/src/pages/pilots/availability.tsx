import type { BodyOf } from '../../api/client.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { Form } from '../../forms/form.tsx'
import { useEditForm } from '../../forms/use-edit-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { weekday } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { say } from '../../ui/messages.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import type { Pilot } from './pilot-frame.tsx'
import { cellKey, type Absence } from './week-grid.ts'
import { WeekTable } from './week-table.tsx'

interface Props {
  readonly pilot: Pilot
  readonly absences: readonly Absence[]
  readonly lead: string
  readonly title?: string
  /** Whose the times are, by id. */
  readonly about: string
  readonly readOnly: boolean
  readonly save: (body: BodyOf<'PUT /api/pilot-venues/:venueId/absences'>) => Promise<unknown>
  readonly readAnew: () => Promise<unknown>
}

interface Values {
  /** The cells' keys, in order. */
  readonly away: readonly string[]
}

const valuesOf = (absences: readonly Absence[]): Values => ({ away: absences.map(cellKey).sort() })

/** When somebody is away or a room taken: a grid of days and passes for each candidate week, saved together. */
export function Availability({ pilot, absences, lead, title, about, readOnly, save, readAnew }: Props) {
  const t = useCopy(sv, en).grid
  const language = useLanguage()
  const cells = pilot.calendar.flatMap(({ days }) =>
    days.flatMap(on => pilot.passes.map(({ id }) => ({ on, passId: id }))),
  )
  const { form, conflict } = useEditForm<readonly Absence[], Values>({
    latest: absences,
    valuesOf,
    keep: `times ${about}`,
    submit: ({ away }, base) =>
      save({ absences: cells.filter(cell => away.includes(cellKey(cell))), seen: [...base] }),
    readAnew,
    onDone: () => say(t.saved),
  })
  const away = new Set(form.values.away)
  const grids = pilot.calendar.map(({ week, days }) => (
    <WeekTable
      key={week}
      week={week}
      days={days}
      passes={pilot.passes}
      away={away}
      readOnly={readOnly}
      onChange={next => form.set({ away: [...next].sort() })}
    />
  ))
  const startOf = new Map(pilot.passes.map(({ id, startsAt }) => [id, startsAt]))
  const told = (keys: readonly string[]) =>
    keys
      .map(key => {
        const [on = '', passId = ''] = key.split(' ')
        return `${weekday(on, language)} ${startOf.get(passId) ?? ''}`
      })
      .join('; ')
  if (readOnly || pilot.weeks.length === 0) {
    return (
      <Section title={title ?? t.title} lead={lead}>
        {pilot.weeks.length === 0 && <Notice>{t.noWeeks}</Notice>}
        {grids}
      </Section>
    )
  }
  return (
    <Section title={title ?? t.title} lead={lead}>
      <Form
        form={form}
        action={away.size === 0 ? t.confirmFree : t.save}
        beside={
          <p role="status" className="soft">
            {t.summary(away.size)}
            {form.dirty && `. ${t.unsaved}`}
          </p>
        }
      >
        <VersionConflict {...conflict} labels={{ away: title ?? t.title }} tell={{ away: told }} />
        <p className="hint">{t.keys}</p>
        {grids}
      </Form>
    </Section>
  )
}
