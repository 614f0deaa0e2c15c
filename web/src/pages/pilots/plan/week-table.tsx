import { useRef } from 'react'
import { schedule as en } from '../../../copy/en/schedule.ts'
import { schedule as sv } from '../../../copy/sv/schedule.ts'
import { longDay, weekday } from '../../../format.ts'
import { useCopy, useLanguage } from '../../../language.ts'
import { cellAt, type Names, type ScheduledSession, type Schedule } from './schedule.ts'
import { SessionCard } from './session-card.tsx'
import { useDrag } from './use-drag.ts'
import type { Lifting } from './use-lift.ts'

interface Props {
  caption: string
  schedule: Schedule
  sessions: readonly ScheduledSession[]
  names: Names
  /** The district whose week it is, if it is one's. */
  within: string | null
  /** Null when nothing can be moved. */
  lifting: Lifting | null
  onOpen: (session: ScheduledSession) => void
}

/** A week as a table of days and passes; on a narrow screen the days follow each other as lists. */
export function WeekTable({ caption, schedule, sessions, names, within, lifting, onOpen }: Props) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const table = useRef<HTMLTableElement>(null)
  useDrag(table, lifting, sessions)
  const { days, passes } = schedule
  return (
    <div className="plan-frame">
      <table ref={table} className="plan-week" data-lifting={lifting?.lift ? true : undefined}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.day}</th>
            {passes.map(({ key, startsAt, endsAt }) => (
              <th key={key} scope="col">
                {startsAt}–{endsAt}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map(on => (
            <tr key={on}>
              <th scope="row">
                <span className="plan-day-short">{weekday(on, language)}</span>
                <span className="plan-day-long">{longDay(on, language)}</span>
              </th>
              {passes.map(({ key }) => (
                <Slot
                  key={key}
                  on={on}
                  pass={key}
                  sessions={sessions.filter(session => session.on === on && session.passes.includes(key))}
                  {...{ names, within, lifting, onOpen, schedule }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface SlotProps extends Omit<Props, 'caption'> {
  on: string
  pass: string
}

function Slot({ on, pass, schedule, sessions, names, within, lifting, onOpen }: SlotProps) {
  const t = useCopy(sv, en)
  const lift = lifting?.lift
  const cell = lift ? cellAt(lift.cells, on, pass) : undefined
  const pass1 = schedule.passes.find(({ key }) => key === pass)
  const isOver = cell !== undefined && lift?.over === cell
  return (
    <td
      data-verdict={cell?.verdict}
      data-over={isOver || undefined}
      data-empty={sessions.length === 0 || undefined}
      data-on={on}
      data-pass={pass}
    >
      <p className="plan-pass">
        {pass1?.startsAt}–{pass1?.endsAt}
      </p>
      {sessions.length === 0 && <p className="plan-empty">{t.empty}</p>}
      {sessions.map(session =>
        session.passes[0] === pass ? (
          <SessionCard key={session.id} {...{ session, names, within, lifting, onOpen }} />
        ) : (
          <p key={session.id} className="plan-goes-on">
            {t.goesOn(names.module(session.moduleId))}
          </p>
        ),
      )}
    </td>
  )
}
