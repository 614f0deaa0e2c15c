import type { DragEvent } from 'react'
import { schedule as en } from '../../../copy/en/schedule.ts'
import { schedule as sv } from '../../../copy/sv/schedule.ts'
import { longDay, weekday } from '../../../format.ts'
import { useCopy, useLanguage } from '../../../language.ts'
import { cellAt, type Names, type ScheduledSession, type Schedule } from './schedule.ts'
import { SessionCard } from './session-card.tsx'
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

/**
 * A week as a table of days and passes; on a narrow screen the days follow each other as lists. The roles are said in so
 * many words because a table that is laid out otherwise is no table to some browsers.
 */
export function WeekTable({ caption, schedule, sessions, names, within, lifting, onOpen }: Props) {
  const language = useLanguage()
  const { days, passes } = schedule
  return (
    <table className="plan-week" role="table" data-lifting={lifting?.lift ? true : undefined}>
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell" />
          {passes.map(({ key, startsAt, endsAt }) => (
            <th key={key} role="columnheader" scope="col">
              {startsAt}–{endsAt}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {days.map(on => (
          <tr key={on} role="row">
            <th role="rowheader" scope="row">
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
  const isOver = lift?.over != null && lift.over === cell
  const holdOver = (event: DragEvent) => {
    const over = lifting?.holdOver(on, pass)
    if (over && over.verdict !== 'closed') event.preventDefault()
  }
  return (
    <td
      role="cell"
      data-verdict={cell?.verdict}
      data-over={isOver || undefined}
      data-empty={sessions.length === 0 || undefined}
      onDragEnter={holdOver}
      onDragOver={holdOver}
      onDrop={event => {
        event.preventDefault()
        lifting?.letGo(cell ?? null)
      }}
      onClick={() => {
        if (cell) lifting?.letGo(cell)
      }}
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
