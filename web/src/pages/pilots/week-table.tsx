import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { shortWeekday } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { cellKey, neighbour, toggled } from './week-grid.ts'

interface Props {
  readonly week: string
  readonly days: readonly string[]
  readonly passes: readonly { readonly id: string; readonly startsAt: string; readonly endsAt: string }[]
  readonly away: ReadonlySet<string>
  readonly readOnly: boolean
  readonly onChange: (away: ReadonlySet<string>) => void
}

/**
 * One week, a button for every pass of every day. One of them is in the tab order and the arrows move between them;
 * space or a tap switches one, a day's heading the whole day, and a mouse that is held down all that it passes over.
 */
export function WeekTable({ week, days, passes, away, readOnly, onChange }: Props) {
  const t = useCopy(sv, en).grid
  const language = useLanguage()
  const [at, setAt] = useState({ row: 0, column: 0 })
  const table = useRef<HTMLTableElement>(null)
  /** What a held-down mouse gives the cells that it passes over; null while none is held down. */
  const painting = useRef<boolean | null>(null)
  /** A drag that ends where it began would be taken for a click. */
  const dragged = useRef(false)

  function move(event: KeyboardEvent, place: { row: number; column: number }) {
    dragged.current = false
    // The first row is the days' own buttons.
    const next = neighbour(event.key, place, { rows: passes.length + 1, columns: days.length })
    if (!next) return
    event.preventDefault()
    setAt(next)
    table.current?.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)?.focus()
  }
  const place = (row: number, column: number) => ({
    'data-place': `${row} ${column}`,
    tabIndex: at.row === row && at.column === column ? 0 : -1,
    onFocus: () => setAt({ row, column }),
    onKeyDown: (event: KeyboardEvent) => move(event, { row, column }),
  })
  function paint(event: PointerEvent, cell: string) {
    if (readOnly || event.pointerType !== 'mouse' || painting.current === null || event.buttons !== 1) return
    dragged.current = true
    if (away.has(cell) !== painting.current) onChange(toggled(away, [cell]))
  }
  const begin = (event: PointerEvent, cell: string) => {
    dragged.current = false
    painting.current = event.pointerType === 'mouse' ? !away.has(cell) : null
  }

  return (
    <table ref={table} className="week-grid">
      <caption>{t.caption(week)}</caption>
      <thead>
        <tr>
          <th scope="col">{t.pass}</th>
          {days.map((on, column) => (
            <th key={on} scope="col">
              {readOnly ? (
                shortWeekday(on, language)
              ) : (
                <button
                  type="button"
                  aria-label={t.wholeDay(shortWeekday(on, language))}
                  onClick={() =>
                    onChange(
                      toggled(
                        away,
                        passes.map(({ id }) => cellKey({ on, passId: id })),
                      ),
                    )
                  }
                  {...place(0, column)}
                >
                  {shortWeekday(on, language)}
                </button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {passes.map(({ id, startsAt, endsAt }, row) => (
          <tr key={id}>
            <th scope="row">
              {startsAt}–<wbr />
              {endsAt}
            </th>
            {days.map((on, column) => {
              const cell = cellKey({ on, passId: id })
              const isAway = away.has(cell)
              return (
                <td key={on}>
                  <button
                    type="button"
                    aria-pressed={isAway}
                    aria-disabled={readOnly || undefined}
                    aria-label={`${t.cell(shortWeekday(on, language), `${startsAt}–${endsAt}`)} ${t.away}`}
                    onPointerDown={event => begin(event, cell)}
                    onPointerLeave={event => paint(event, cell)}
                    onPointerEnter={event => paint(event, cell)}
                    onClick={() => {
                      if (!readOnly && !dragged.current) onChange(toggled(away, [cell]))
                    }}
                    {...place(row + 1, column)}
                  >
                    {isAway ? '✕' : ''}
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
