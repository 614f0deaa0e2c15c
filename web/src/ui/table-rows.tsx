import type { ReactNode } from 'react'
import { memo, useEffect, useEffectEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { tables as en } from '../copy/en/tables.ts'
import { tables as sv } from '../copy/sv/tables.ts'
import { useCopy } from '../language.ts'
import type { Column } from './data-table.tsx'

export type RoleOf = (name: string) => string | undefined

/** What all rows of a table share; the same object as long as nothing of it changes. */
export interface RowKind<Row> {
  readonly id: string
  readonly columns: readonly Column<Row>[]
  readonly role: RoleOf
  /** Null when rows can't be chosen. */
  readonly onChoose: ((row: Row, isChosen: boolean) => void) | null
}

interface RowProps<Row> {
  readonly row: Row
  readonly index: number
  readonly isChosen: boolean
  readonly kind: RowKind<Row>
}

export function TableRow<Row>({ row, index, isChosen, kind }: RowProps<Row>) {
  const { columns, role } = kind
  const heading = columns.find(column => column.heading) ?? columns[0]
  const id = `${kind.id}-${index}`
  return (
    <tr role={role('row')} aria-rowindex={index + 2} data-chosen={isChosen || undefined}>
      {kind.onChoose && <ChooseCell {...{ row, isChosen, kind }} headingId={id} />}
      {columns.map(column =>
        column === heading ? (
          <th key={column.key} id={id} scope="row" role={role('rowheader')} data-align={column.align}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} role={role('cell')} data-align={column.align} data-heading={column.header}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

interface ChooseProps<Row> extends Omit<RowProps<Row>, 'index'> {
  headingId: string
}

function ChooseCell<Row>({ row, isChosen, kind, headingId }: ChooseProps<Row>) {
  const t = useCopy(sv, en)
  return (
    <td role={kind.role('cell')} className="choose">
      <label>
        <span className="visually-hidden" id={`${headingId}-choose`}>
          {t.choose}
        </span>
        <input
          type="checkbox"
          aria-labelledby={`${headingId}-choose ${headingId}`}
          checked={isChosen}
          onChange={event => kind.onChoose?.(row, event.target.checked)}
        />
      </label>
    </td>
  )
}

/** So many rows are drawn at once. */
const CHUNK = 25
/** Up to so many are drawn whatever is seen of them. */
const FEW = 150
/** How far outside the window rows are drawn already. */
const AHEAD = '900px'

interface Props<Row> {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  chosen: ReadonlySet<string>
  kind: RowKind<Row>
}

export const isLong = (rows: readonly unknown[]): boolean => rows.length > FEW

/** The rows of a table. Of many, those near the window are drawn, and on paper all. */
export function TableRows<Row>({ rows, rowKey, chosen, kind }: Props<Row>) {
  const [rowHeight, setRowHeight] = useState(44)
  const isWhole = usePrinting()
  const drawn = (from: number, to: number) =>
    rows.slice(from, to).map((row, index) => {
      const key = rowKey(row)
      return <SteadyRow key={key} row={row} index={from + index} isChosen={chosen.has(key)} kind={kind} />
    })
  if (!isLong(rows)) return <tbody role={kind.role('rowgroup')}>{drawn(0, rows.length)}</tbody>
  const starts = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, index) => index * CHUNK)
  return starts.map(start => (
    <Chunk
      key={start}
      role={kind.role('rowgroup')}
      count={Math.min(CHUNK, rows.length - start)}
      isDrawn={isWhole || start < CHUNK}
      rowHeight={rowHeight}
      onMeasured={measured => {
        // A little more or less is not worth moving what is below.
        if (Math.abs(measured / rowHeight - 1) > 0.2) setRowHeight(measured)
      }}
    >
      {() => drawn(start, start + CHUNK)}
    </Chunk>
  ))
}

/** A row is drawn anew when it or what all rows share is another. */
const SteadyRow = memo(TableRow) as typeof TableRow

interface ChunkProps {
  role: string | undefined
  count: number
  isDrawn: boolean
  /** How high a row is taken to be that hasn't been drawn yet. */
  rowHeight: number
  /** Called with how high the rows are on average. */
  onMeasured: (height: number) => void
  children: () => ReactNode
}

/** Rows near the window, or room for as many. */
function Chunk({ role, count, isDrawn, rowHeight, onMeasured, children }: ChunkProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [height, setHeight] = useState<number | null>(null)
  const [isNear, setNear] = useState(false)
  const measured = useEffectEvent(onMeasured)
  useEffect(() => {
    const element = body.current
    if (!element) return undefined
    const observer = new IntersectionObserver(
      entries => {
        const entry = entries.at(-1)
        if (!entry) return
        if (element.rows.length > 1) {
          setHeight(entry.boundingClientRect.height)
          measured(entry.boundingClientRect.height / element.rows.length)
        }
        setNear(entry.isIntersecting)
      },
      { rootMargin: AHEAD },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <tbody ref={body} role={role}>
      {isNear || isDrawn ? (
        children()
      ) : (
        <tr aria-hidden="true" className="room" style={{ height: height ?? count * rowHeight }} />
      )}
    </tbody>
  )
}

/** Whether the page is being printed, known before it is laid out for paper. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}
