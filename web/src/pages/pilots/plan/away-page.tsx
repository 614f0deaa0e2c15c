import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { BodyOf, ResponseOf } from '../../../api/client.ts'
import { useAnswer, useChange } from '../../../api/queries.ts'
import { away as en, schedule as scheduleEn } from '../../../copy/en/schedule.ts'
import { away as sv, schedule as scheduleSv } from '../../../copy/sv/schedule.ts'
import { useCopy, useLanguage } from '../../../language.ts'
import { AnswerWait } from '../../../ui/answer-wait.tsx'
import { Button } from '../../../ui/button.tsx'
import { say } from '../../../ui/messages.tsx'
import { FailureNotice, Notice } from '../../../ui/notice.tsx'
import { Section } from '../../../ui/section.tsx'
import { AwayFields, type AwayDraft } from './away-fields.tsx'
import { placeInWords } from './change-words.ts'
import { AFTER_CHANGE, namesOf, type Names, type Schedule } from './schedule.ts'
import { ScheduleFrame } from './schedule-frame.tsx'

type Remedies = ResponseOf<'POST /api/pilots/:pilotId/remedies'>
type Remedy = Remedies['remedies'][number]
type Away = BodyOf<'POST /api/pilots/:pilotId/remedies'>

/** Somebody is ill, or a room is gone: who and from when, and then what to do about it, the least change first. */
export function AwayPage() {
  const t = useCopy(sv, en)
  return (
    <ScheduleFrame title={t.title} lead={t.lead}>
      {schedule => <Absence schedule={schedule} />}
    </ScheduleFrame>
  )
}

function Absence({ schedule }: { schedule: Schedule }) {
  const t = useCopy(sv, en)
  const [draft, setDraft] = useState<AwayDraft>(() => ({
    what: 'host',
    id: null,
    from: { on: schedule.days[0] ?? '', pass: schedule.passes[0]?.key ?? '' },
    to: { on: schedule.days[0] ?? '', pass: schedule.passes.at(-1)?.key ?? '' },
  }))
  const keyOf = ({ on, pass }: AwayDraft['from']) =>
    `${on} ${schedule.passes.findIndex(({ key }) => key === pass)}`
  const isCrossed = keyOf(draft.to) < keyOf(draft.from)
  const away: Away | null = draft.id === null || isCrossed ? null : { ...draft, id: draft.id }
  const remedies = useAnswer(
    'POST /api/pilots/:pilotId/remedies',
    away && { params: { pilotId: schedule.pilotId }, body: away },
  )
  const answer = remedies.isPlaceholderData ? undefined : remedies.data
  return (
    <>
      <Section title={t.who}>
        <AwayFields {...{ schedule, draft }} error={isCrossed ? t.crossed : undefined} onChange={setDraft} />
      </Section>
      {away && <AnswerWait answer={remedies}>{t.looking}</AnswerWait>}
      {remedies.error && <FailureNotice error={remedies.error} />}
      {away && answer && <Suggestions key={JSON.stringify(away)} {...{ schedule, away, answer }} />}
    </>
  )
}

interface SuggestionsProps {
  schedule: Schedule
  away: Away
  answer: Remedies
}

function Suggestions({ schedule, away, answer }: SuggestionsProps) {
  const t = useCopy(sv, en)
  const words = useCopy(scheduleSv, scheduleEn)
  const names = namesOf(schedule, words, useLanguage())
  const navigate = useNavigate()
  const change = useChange('POST /api/pilots/:pilotId/changes', AFTER_CHANGE)
  const start = useChange('POST /api/pilots/:pilotId/plans', ['GET /api/pilots/:pilotId/plans'])
  const { pilotId, planId } = schedule
  const params = { pilotId }
  const apply = (changes: Remedy['changes'], told: string, then?: () => void) =>
    change.mutate(
      {
        params,
        body: {
          planId,
          away,
          changes: changes.flatMap(({ sessionId, after }) =>
            after
              ? [
                  {
                    sessionId,
                    on: after.on,
                    pass: after.passes[0] ?? '',
                    venueId: after.venueId,
                    hostIds: after.hostIds,
                  },
                ]
              : [],
          ),
        },
      },
      {
        onSuccess: () => {
          if (then) return then()
          say(told, { onNextPage: true })
          void navigate({ to: '/auskultation/$pilotId/schema', params })
        },
      },
    )
  const replan = () =>
    apply([], t.noted, () =>
      start.mutate(
        { params, body: { keep: true, timeLimitSeconds: 60 } },
        { onSuccess: () => void navigate({ to: '/auskultation/$pilotId/planering', params }) },
      ),
    )
  const isBusy = change.isPending || start.isPending
  return (
    <>
      <Section title={answer.hit.length === 0 ? t.noneHit : t.hit(answer.hit.length)}>
        {answer.hit.length > 0 && (
          <ul>
            {answer.hit.map(session => (
              <li key={session.id}>
                {names.time(session)}: {names.session(session)}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {change.error && <FailureNotice error={change.error} />}
      {start.error && <FailureNotice error={start.error} />}
      {answer.hit.length > 0 && (
        <Section title={t.suggestions}>
          {answer.remedies.length === 0 && <Notice tone="warning">{t.noSuggestions}</Notice>}
          <ol className="plain remedies">
            {answer.remedies.map((remedy, index) => (
              <li key={JSON.stringify(remedy.changes)}>
                <Suggestion
                  {...{ remedy, names, isBusy }}
                  number={index + 1}
                  onApply={() => apply(remedy.changes, t.applied)}
                />
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Section title={t.otherwise}>
        <div className="row">
          {schedule.may === 'all' && answer.hit.length > 0 && (
            <Button busy={isBusy} onClick={replan}>
              {t.replan}
            </Button>
          )}
          <Button busy={isBusy} onClick={() => apply([], t.noted)}>
            {t.note}
          </Button>
        </div>
        <p className="soft small">{schedule.may === 'all' ? t.replanText : t.forCentral}</p>
      </Section>
    </>
  )
}

interface SuggestionProps {
  remedy: Remedy
  number: number
  names: Names
  isBusy: boolean
  onApply: () => void
}

/** One way out: what changes for whom, and a button that does it all. */
function Suggestion({ remedy, number, names, isBusy, onApply }: SuggestionProps) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  return (
    <article className="remedy">
      <h3>
        {number}. {t.kind[remedy.kind]}
      </h3>
      <ul>
        {remedy.changes.map(({ sessionId, moduleId, groupIds, before, after, changes }) => (
          <li key={sessionId}>
            {names.session({ moduleId, groupIds })}
            {before && ` (${names.time(before)})`}:{' '}
            <strong>{placeInWords(after, changes, names, language)}</strong> {t.to}{' '}
            {placeInWords(before, changes, names, language)}
          </li>
        ))}
      </ul>
      <p className="soft small">{t.cost(remedy.changes.length, remedy.moved, remedy.people)}.</p>
      <p>
        <Button
          kind={number === 1 ? 'primary' : 'secondary'}
          busy={isBusy}
          aria-label={t.applyName(number)}
          onClick={onApply}
        >
          {t.apply}
        </Button>
      </p>
    </article>
  )
}
