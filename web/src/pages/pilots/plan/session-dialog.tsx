import { useState } from 'react'
import { useAnswer, useChange } from '../../../api/queries.ts'
import { schedule as en } from '../../../copy/en/schedule.ts'
import { schedule as sv } from '../../../copy/sv/schedule.ts'
import { SelectField } from '../../../forms/fields.tsx'
import { weekday } from '../../../format.ts'
import { useCopy, useLanguage } from '../../../language.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { say } from '../../../ui/messages.tsx'
import { FailureNotice, Notice } from '../../../ui/notice.tsx'
import { AFTER_CHANGE, type Cell, type Names, type ScheduledSession, type Schedule } from './schedule.ts'

interface Props {
  schedule: Schedule
  session: ScheduledSession
  names: Names
  /** Where it was let go of; null when it was only opened. */
  target: Cell | null
  onClose: () => void
}

/** A session's facts, a form that moves it, with the checker's answer before anything is saved, and its lock. */
export function SessionDialog({ schedule, session, names, target, onClose }: Props) {
  const t = useCopy(sv, en).dialog
  return (
    <Dialog title={t.title(names.session(session))} onClose={onClose}>
      <dl className="facts">
        <dt>{t.facts.when}</dt>
        <dd>{names.time(session)}</dd>
        <dt>{t.facts.where}</dt>
        <dd>{names.venue(session.venueId)}</dd>
        <dt>{t.facts.who}</dt>
        <dd>{session.hostIds.map(names.host).join(', ')}</dd>
      </dl>
      {schedule.may === 'all' && !session.isLocked && (
        <MoveForm {...{ schedule, session, names, target, onClose }} />
      )}
      {schedule.may === 'all' && target === null && <Lock {...{ session, names, onClose }} />}
      <p>
        <Button onClick={onClose}>{t.done}</Button>
      </p>
    </Dialog>
  )
}

function Lock({ session, names, onClose }: Pick<Props, 'session' | 'names' | 'onClose'>) {
  const t = useCopy(sv, en)
  const lock = useChange('POST /api/pilot-sessions/:sessionId/lock', AFTER_CHANGE)
  const isLocked = !session.isLocked
  const told = isLocked ? t.lockedNow : t.unlockedNow
  return (
    <div className="flow">
      {lock.error && <FailureNotice error={lock.error} />}
      <p className="row">
        <Button
          busy={lock.isPending}
          onClick={() =>
            lock.mutate(
              { params: { sessionId: session.id }, body: { isLocked } },
              {
                onSuccess: () => {
                  say(told(names.session(session)))
                  onClose()
                },
              },
            )
          }
        >
          {isLocked ? t.dialog.lock : t.dialog.unlock}
        </Button>
        <span className="soft small">{t.dialog.lockHint}</span>
      </p>
    </div>
  )
}

interface Place {
  readonly on: string
  readonly pass: string
  readonly venueId: string
  readonly hostIds: readonly string[]
}

const placeOf = ({ on, passes, venueId, hostIds }: Omit<Cell, 'verdict' | 'findings'>): Place => ({
  on,
  pass: passes[0] ?? '',
  venueId,
  hostIds,
})

function MoveForm({ schedule, session, names, target, onClose }: Props) {
  const t = useCopy(sv, en)
  const [place, setPlace] = useState(() => placeOf(target ?? session))
  const body = { ...place, hostIds: [...place.hostIds] }
  const isChanged = JSON.stringify(placeOf(session)) !== JSON.stringify(place)
  const params = { sessionId: session.id }
  const preview = useAnswer(
    'POST /api/pilot-sessions/:sessionId/preview',
    isChanged ? { params, body } : null,
  )
  const save = useChange('POST /api/pilots/:pilotId/changes', AFTER_CHANGE)
  const isFine = isChanged && preview.data?.findings.length === 0 && !preview.isPlaceholderData
  return (
    <form
      className="flow"
      onSubmit={event => {
        event.preventDefault()
        if (!isFine || save.isPending) return
        const changes = [{ sessionId: session.id, ...body }]
        save.mutate(
          { params: { pilotId: schedule.pilotId }, body: { planId: schedule.planId, changes, away: null } },
          {
            onSuccess: () => {
              say(t.moved(names.session(session)))
              onClose()
            },
          },
        )
      }}
    >
      <h3>{t.dialog.moveTitle}</h3>
      <PlaceFields {...{ schedule, session, place }} onChange={setPlace} />
      <div role="status" aria-busy={preview.isFetching}>
        <Verdict
          isChanged={isChanged}
          findings={preview.isPlaceholderData ? undefined : preview.data?.findings}
        />
      </div>
      {preview.error && <FailureNotice error={preview.error} />}
      {save.error && <FailureNotice error={save.error} />}
      <p>
        <Button kind="primary" type="submit" busy={save.isPending || !isFine}>
          {t.dialog.save}
        </Button>
      </p>
    </form>
  )
}

interface VerdictProps {
  isChanged: boolean
  findings: readonly { rule: string; text: string }[] | undefined
}

/** What the checker says: nothing is saved before it has nothing to say. */
function Verdict({ isChanged, findings }: VerdictProps) {
  const t = useCopy(sv, en).dialog
  if (!isChanged) return <p className="soft">{t.unchanged}</p>
  if (!findings) return <p className="soft">{t.checking}</p>
  if (findings.length === 0) return <Notice tone="success">{t.fine}</Notice>
  return (
    <Notice tone="warning" title={t.broken}>
      <ul>
        {findings.map(({ rule, text }) => (
          <li key={text}>
            {text} <span className="soft small">({rule})</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

interface FieldsProps {
  schedule: Schedule
  session: ScheduledSession
  place: Place
  onChange: (place: Place) => void
}

function PlaceFields({ schedule, session, place, onChange }: FieldsProps) {
  const t = useCopy(sv, en).dialog
  const language = useLanguage()
  const { days, passes, venues, hosts, modules } = schedule
  const length = modules.find(({ id }) => id === session.moduleId)?.passes ?? 1
  const field = (id: string, value: string) => ({ id: `flytta-${id}`, value, error: undefined })
  return (
    <div className="form-grid plan-fields">
      <SelectField
        {...field('dag', place.on)}
        label={t.on}
        options={days.map(on => ({ value: on, label: weekday(on, language) }))}
        onChange={on => onChange({ ...place, on: on ?? place.on })}
      />
      <SelectField
        {...field('pass', place.pass)}
        label={t.pass}
        options={passes
          .slice(0, passes.length - length + 1)
          .map(({ key, startsAt }) => ({ value: key, label: startsAt }))}
        onChange={pass => onChange({ ...place, pass: pass ?? place.pass })}
      />
      <SelectField
        {...field('lokal', place.venueId)}
        label={t.venue}
        options={venues.map(({ id, name, seats }) => ({ value: id, label: t.seats(name, seats) }))}
        onChange={venueId => onChange({ ...place, venueId: venueId ?? place.venueId })}
      />
      {place.hostIds.map((hostId, index) => {
        const kind = hosts.find(({ id }) => id === hostId)?.kind ?? 'staff'
        return (
          <SelectField
            key={index}
            {...field(`vard-${index}`, hostId)}
            label={t.host(t.kind[kind])}
            options={hosts
              .filter(host => host.kind === kind && host.moduleIds.includes(session.moduleId))
              .map(({ id, label }) => ({ value: id, label }))}
            onChange={next => onChange({ ...place, hostIds: place.hostIds.with(index, next ?? hostId) })}
          />
        )
      })}
    </div>
  )
}
