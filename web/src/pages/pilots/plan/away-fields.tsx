import { away as en } from '../../../copy/en/schedule.ts'
import { away as sv } from '../../../copy/sv/schedule.ts'
import { SelectField } from '../../../forms/fields.tsx'
import { weekday } from '../../../format.ts'
import { useCopy, useLanguage } from '../../../language.ts'
import type { Schedule } from './schedule.ts'

interface Moment {
  readonly on: string
  readonly pass: string
}

export interface AwayDraft {
  readonly what: 'host' | 'venue'
  readonly id: string | null
  readonly from: Moment
  readonly to: Moment
}

interface Props {
  schedule: Schedule
  draft: AwayDraft
  error: string | undefined
  onChange: (draft: AwayDraft) => void
}

/** Who or which room is away, and from when to when. Choosing who begins where that one has sessions. */
export function AwayFields({ schedule, draft, error, onChange }: Props) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const { days, passes, hosts, venues, sessions } = schedule
  const dayOptions = days.map(on => ({ value: on, label: weekday(on, language) }))
  const passOptions = passes.map(({ key, startsAt, endsAt }) => ({
    value: key,
    label: `${startsAt}–${endsAt}`,
  }))
  const usedFirst = (id: string | null) =>
    sessions.find(({ hostIds, venueId }) => hostIds.includes(id ?? '') || venueId === id)
  const choices =
    draft.what === 'host'
      ? hosts.filter(({ id }) => usedFirst(id)).map(({ id, label }) => ({ value: id, label }))
      : venues.filter(({ id }) => usedFirst(id)).map(({ id, name }) => ({ value: id, label: name }))
  const choose = (id: string | null) => {
    const on = usedFirst(id)?.on ?? draft.from.on
    onChange({
      ...draft,
      id,
      from: { on, pass: passes[0]?.key ?? '' },
      to: { on, pass: passes.at(-1)?.key ?? '' },
    })
  }
  return (
    <div className="plan-fields">
      <SelectField
        id="vad"
        label={t.what}
        options={[
          { value: 'host' as const, label: t.whatOf.host },
          { value: 'venue' as const, label: t.whatOf.venue },
        ]}
        value={draft.what}
        error={undefined}
        onChange={what => onChange({ ...draft, what: what ?? draft.what, id: null })}
      />
      <SelectField
        id="vem"
        label={draft.what === 'host' ? t.host : t.venue}
        options={choices}
        value={draft.id}
        error={undefined}
        onChange={choose}
      />
      <SelectField
        id="fran-dag"
        label={t.fromDay}
        options={dayOptions}
        value={draft.from.on}
        error={undefined}
        onChange={on => onChange({ ...draft, from: { ...draft.from, on: on ?? draft.from.on } })}
      />
      <SelectField
        id="fran-pass"
        label={t.fromPass}
        options={passOptions}
        value={draft.from.pass}
        error={undefined}
        onChange={pass => onChange({ ...draft, from: { ...draft.from, pass: pass ?? draft.from.pass } })}
      />
      <SelectField
        id="till-dag"
        label={t.toDay}
        options={dayOptions}
        value={draft.to.on}
        error={error}
        onChange={on => onChange({ ...draft, to: { ...draft.to, on: on ?? draft.to.on } })}
      />
      <SelectField
        id="till-pass"
        label={t.toPass}
        options={passOptions}
        value={draft.to.pass}
        error={undefined}
        onChange={pass => onChange({ ...draft, to: { ...draft.to, pass: pass ?? draft.to.pass } })}
      />
    </div>
  )
}
