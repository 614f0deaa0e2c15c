import { useQueryClient } from '@tanstack/react-query'
import { useState, type KeyboardEvent } from 'react'
import { ApiError } from '../../../api/problem.ts'
import { reading } from '../../../api/queries.ts'
import { schedule as en } from '../../../copy/en/schedule.ts'
import { schedule as sv } from '../../../copy/sv/schedule.ts'
import { useCopy } from '../../../language.ts'
import { cellAt, nextCell, type Cell, type Names, type ScheduledSession, type Schedule } from './schedule.ts'

/** A session that is picked up, where it can go, and the cell that it is held over. */
interface Lift {
  readonly session: ScheduledSession
  readonly cells: readonly Cell[]
  readonly over: Cell | null
}

export interface Lifting {
  readonly lift: Lift | null
  /** What a screen reader is told, and the line above the table says. */
  readonly status: string
  readonly pickUp: (session: ScheduledSession) => Promise<void>
  readonly holdOver: (on: string, pass: string) => Cell | null
  /** Lets go over a cell; `drop` is told of one where the session can be. */
  readonly letGo: (cell: Cell | null) => void
  readonly cancel: () => void
  readonly onKeyDown: (event: KeyboardEvent, session: ScheduledSession) => void
}

const KEYS = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'])

/** Picking up a session with the mouse or the keyboard and letting it go over another time. */
export function useLift(
  schedule: Schedule,
  names: Names,
  drop: (session: ScheduledSession, cell: Cell) => void,
): Lifting {
  const t = useCopy(sv, en)
  const client = useQueryClient()
  const [lift, setLift] = useState<Lift | null>(null)
  const [status, setStatus] = useState('')

  const tell = (cell: Cell): void => {
    const why = cell.verdict === 'closed' ? `. ${cell.findings.map(({ text }) => text).join(' ')}` : ''
    setStatus(`${t.at(names.time(cell), t.verdict[cell.verdict])}${why}`)
  }
  const pickUp = async (session: ScheduledSession): Promise<void> => {
    const name = names.session(session)
    setStatus(t.lifting(name))
    setLift({ session, cells: [], over: null })
    const asked = reading('GET /api/pilot-sessions/:sessionId/cells', { params: { sessionId: session.id } })
    try {
      const { cells } = await client.ensureQueryData(asked)
      const open = cells.filter(({ verdict }) => verdict === 'free' || verdict === 'others')
      const over = cellAt(cells, session.on, session.passes[0] ?? '') ?? null
      setLift(now => (now?.session.id === session.id ? { session, cells, over } : now))
      setStatus(t.lifted(name, open.length))
    } catch (error) {
      setLift(null)
      setStatus(error instanceof ApiError ? error.detail : '')
    }
  }
  const cancel = (): void => {
    if (lift) setStatus(t.cancelled(names.session(lift.session)))
    setLift(null)
  }
  const letGo = (cell: Cell | null): void => {
    if (!lift) return
    if (cell === null || cell.verdict === 'here' || cell.verdict === 'closed') return cancel()
    setLift(null)
    drop(lift.session, cell)
  }
  const holdOver = (on: string, pass: string): Cell | null => {
    const cell = (lift && cellAt(lift.cells, on, pass)) ?? null
    if (lift && cell && cell !== lift.over) {
      setLift({ ...lift, over: cell })
      tell(cell)
    }
    return cell
  }
  const onKeyDown = (event: KeyboardEvent, session: ScheduledSession): void => {
    if (lift?.session.id !== session.id) return
    if (event.key === 'Escape') {
      event.preventDefault()
      cancel()
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (lift.over) letGo(lift.over)
    } else if (KEYS.has(event.key) && lift.over) {
      event.preventDefault()
      const over = nextCell(
        lift.cells,
        schedule.passes.map(({ key }) => key),
        lift.over,
        event.key,
      )
      setLift({ ...lift, over })
      tell(over)
    }
  }
  return { lift, status, pickUp, holdOver, letGo, cancel, onKeyDown }
}
