import type { ReactNode } from 'react'
import { useId } from 'react'
import { useUiCopy } from '../ui/use-ui-copy.ts'
import './charts.css'

interface Props {
  /** What the figure says. */
  sentence: ReactNode
  /** The graphic; hidden from readers, who have the sentence and the table, unless it can be read itself. */
  children: ReactNode
  isReadable?: boolean
  table?: ReactNode
}

/** A figure is a sentence, a graphic and the same numbers as a table. */
export function Figure({ sentence, children, isReadable = false, table }: Props) {
  const t = useUiCopy()
  const id = useId()
  return (
    <figure className="figure" aria-labelledby={id}>
      <figcaption id={id}>{sentence}</figcaption>
      <div aria-hidden={!isReadable || undefined}>{children}</div>
      {table !== undefined && (
        <details>
          <summary>{t.asTable}</summary>
          {table}
        </details>
      )}
    </figure>
  )
}

interface SimpleTableProps {
  caption: string
  head: readonly string[]
  /** The first cell names the row; the others are numbers or short words. */
  rows: readonly (readonly [string, ...ReactNode[]])[]
}

/** The table under a graphic. */
export function FigureTable({ caption, head, rows }: SimpleTableProps) {
  return (
    <table className="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {head.map((title, index) => (
            <th key={title} scope="col" data-align={index > 0 ? 'end' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={head[index + 1]} data-align="end">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
