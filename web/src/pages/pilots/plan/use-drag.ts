import { useEffect, type RefObject } from 'react'
import { cellAt, type ScheduledSession } from './schedule.ts'
import type { Lifting } from './use-lift.ts'

/**
 * Dragging with the mouse over a week's table, and letting go of what is lifted by a click: cells have `data-on` and
 * `data-pass`, sessions `data-session`. Everything that this does the keyboard and the form do too.
 */
export function useDrag(
  table: RefObject<HTMLTableElement | null>,
  lifting: Lifting | null,
  sessions: readonly ScheduledSession[],
): void {
  useEffect(() => {
    const element = table.current
    if (!element || !lifting) return undefined
    const lift = lifting.lift
    const slotOf = ({ target }: Event) =>
      target instanceof Element ? target.closest<HTMLElement>('td[data-on]')?.dataset : undefined
    const start = (event: DragEvent) => {
      const id = event.target instanceof HTMLElement ? event.target.dataset['session'] : undefined
      const session = sessions.find(each => each.id === id)
      if (!session || !event.dataTransfer) return
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', session.id)
      // Chromium ends a drag whose element changes before it has begun.
      setTimeout(() => void lifting.pickUp(session))
    }
    const over = (event: DragEvent) => {
      const slot = slotOf(event)
      const cell = slot && lifting.holdOver(slot['on'] ?? '', slot['pass'] ?? '')
      if (cell && cell.verdict !== 'closed') event.preventDefault()
    }
    const letGo = (event: Event) => {
      const slot = slotOf(event)
      const isButton = event.target instanceof Element && event.target.closest('button') !== null
      if (!lift || !slot || isButton) return
      event.preventDefault()
      lifting.letGo(cellAt(lift.cells, slot['on'] ?? '', slot['pass'] ?? '') ?? null)
    }
    const end = () => {
      if (lift) lifting.cancel()
    }
    element.addEventListener('dragstart', start)
    element.addEventListener('dragenter', over)
    element.addEventListener('dragover', over)
    element.addEventListener('drop', letGo)
    element.addEventListener('click', letGo)
    element.addEventListener('dragend', end)
    return () => {
      element.removeEventListener('dragstart', start)
      element.removeEventListener('dragenter', over)
      element.removeEventListener('dragover', over)
      element.removeEventListener('drop', letGo)
      element.removeEventListener('click', letGo)
      element.removeEventListener('dragend', end)
    }
  })
}
