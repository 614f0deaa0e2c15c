import { useState } from 'react'
import type { BodyOf, ResponseOf } from '../../../api/client.ts'
import { useChange, useRead } from '../../../api/queries.ts'
import { attendance as en } from '../../../copy/en/pilot-days.ts'
import { attendance as sv } from '../../../copy/sv/pilot-days.ts'
import { weekday } from '../../../format.ts'
import { useCopy, useLanguage } from '../../../language.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { Loaded } from '../../../ui/loaded.tsx'
import { say } from '../../../ui/messages.tsx'
import { FailureNotice, Notice } from '../../../ui/notice.tsx'
import { Section } from '../../../ui/section.tsx'
import { PilotFrame, usePilotId } from '../pilot-frame.tsx'
import './days.css'

type Attendance = ResponseOf<'GET /api/pilots/:pilotId/attendance'>
type Session = Attendance['sessions'][number]
type Said = BodyOf<'POST /api/pilots/:pilotId/attendance'>['sessions'][number]

/** Who came to which session, made to be marked on a telephone in the room. */
export function AttendancePage() {
  const t = useCopy(sv, en)
  const pilotId = usePilotId()
  const attendance = useRead('GET /api/pilots/:pilotId/attendance', { params: { pilotId } })
  return (
    <PilotFrame title={t.title} lead={t.lead}>
      {() => (
        <Loaded query={attendance}>
          {data =>
            data.sessions.length === 0 ? (
              <Empty title={t.none}>{t.noneText}</Empty>
            ) : (
              <Days pilotId={pilotId} attendance={data} />
            )
          }
        </Loaded>
      )}
    </PilotFrame>
  )
}

const everybody = ({ id, students }: Session): Said => ({
  sessionId: id,
  outcome: 'held',
  marks: students.map(student => ({ auscultantId: student.id, present: true })),
})

function Days({ pilotId, attendance }: { pilotId: string; attendance: Attendance }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const { sessions, todayOn, phase } = attendance
  const days = [...new Set(sessions.map(({ on }) => on))]
  const [day, setDay] = useState(() => days.findLast(on => on <= todayOn) ?? days[0] ?? '')
  const save = useChange('POST /api/pilots/:pilotId/attendance', [
    'GET /api/pilots/:pilotId/attendance',
    'GET /api/pilots/:pilotId/report',
    'GET /api/pilots/:pilotId/evaluation',
  ])
  const own = sessions.filter(({ on }) => on === day)
  const closed =
    phase === 'planned' ? t.early : phase === 'evaluated' ? t.closed : day > todayOn ? t.later : null
  const mark = (said: Said[]) =>
    save.mutate({ params: { pilotId }, body: { sessions: said } }, { onSuccess: () => say(t.saved) })
  return (
    <>
      <div className="row day-choice" role="group" aria-label={t.day}>
        {days.map(on => (
          <button
            key={on}
            type="button"
            className="button"
            data-kind="secondary"
            aria-pressed={on === day}
            onClick={() => setDay(on)}
          >
            {weekday(on, language)}
          </button>
        ))}
      </div>
      {closed !== null && <Notice>{closed}</Notice>}
      {save.error && <FailureNotice error={save.error} />}
      {closed === null && (
        <p>
          <Button kind="primary" busy={save.isPending} onClick={() => mark(own.map(everybody))}>
            {t.wholeDay}
          </Button>
        </p>
      )}
      {own.map(session => (
        <SessionCard
          key={session.id}
          session={session}
          isOpen={closed === null}
          busy={save.isPending}
          onSay={said => mark([said])}
        />
      ))}
    </>
  )
}

interface CardProps {
  session: Session
  isOpen: boolean
  busy: boolean
  onSay: (said: Said) => void
}

function SessionCard({ session, isOpen, busy, onSay }: CardProps) {
  const t = useCopy(sv, en)
  const { id, module, venue, startsAt, endsAt, outcome, students } = session
  const name = `${startsAt}–${endsAt} ${module}`
  const present = students.filter(student => student.present).length
  const nothing = {
    sessionId: id,
    marks: students.map(student => ({ auscultantId: student.id, present: null })),
  }
  return (
    <Section
      title={name}
      lead={[
        venue,
        ...(outcome === 'held' && students.length > 0 ? [t.came(present, students.length)] : []),
      ].join(' · ')}
      actions={
        outcome === null ? (
          <Badge>{t.unsaid}</Badge>
        ) : (
          <Badge tone={outcome === 'held' ? 'success' : 'warning'}>{t.outcome[outcome]}</Badge>
        )
      }
    >
      {isOpen && (
        <div className="row">
          <Button busy={busy} aria-label={t.everybodyAt(name)} onClick={() => onSay(everybody(session))}>
            {t.everybody}
          </Button>
          <Button
            busy={busy}
            aria-label={t.notHeldAt(name)}
            onClick={() => onSay({ sessionId: id, outcome: 'notHeld', marks: [] })}
          >
            {t.notHeld}
          </Button>
          {outcome !== null && (
            <Button
              kind="quiet"
              busy={busy}
              aria-label={t.undoAt(name)}
              onClick={() => onSay({ ...nothing, outcome: null })}
            >
              {t.undo}
            </Button>
          )}
        </div>
      )}
      {outcome !== 'notHeld' && students.length > 0 && (
        <ul className="plain attendees" aria-label={t.students(name)}>
          {students.map(student => (
            <li key={student.id}>
              <Attendee
                student={student}
                isOpen={isOpen}
                onToggle={isHere => {
                  const marks = [{ auscultantId: student.id, present: isHere }]
                  onSay({ sessionId: id, outcome: 'held', marks })
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

interface AttendeeProps {
  student: Session['students'][number]
  isOpen: boolean
  onToggle: (isHere: boolean) => void
}

/** One press: here, and pressed again: away. */
function Attendee({ student, isOpen, onToggle }: AttendeeProps) {
  const t = useCopy(sv, en)
  const { label, present } = student
  const state = present === null ? t.unknown : present ? t.present : t.away
  const content = (
    <>
      <span>{label}</span> <span className="small">{state}</span>
    </>
  )
  if (!isOpen) return <span className="attendee">{content}</span>
  return (
    <button
      type="button"
      className="attendee"
      data-present={present ?? undefined}
      onClick={() => onToggle(present !== true)}
    >
      {content}
    </button>
  )
}
