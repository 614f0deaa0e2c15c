import type { ReactNode } from 'react'
import { Fragment } from 'react'
import './heat-grid.css'

export interface HeatCell {
  /** 0 is nothing, 3 the most: how dark the cell is. What it says, its text does. */
  readonly level: 0 | 1 | 2 | 3
  readonly text: string
  /** The whole of it in words, for who hears the table. */
  readonly words: string
}

interface Props {
  caption: string
  corner: string
  columns: readonly string[]
  rows: readonly { readonly name: string; readonly cells: readonly (HeatCell | null)[] }[]
  /** What the levels stand for, each with an example of its text. */
  legend: readonly { readonly level: HeatCell['level']; readonly text: string; readonly meaning: ReactNode }[]
}

/** Numbers of two kinds of things crossed, darker where there is more: a table, so it is its own. */
export function HeatGrid({ caption, corner, columns, rows, legend }: Props) {
  return (
    <>
      <dl className="heat-legend">
        {legend.map(({ level, text, meaning }) => (
          <Fragment key={level}>
            <dt data-level={level}>{text}</dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
      <div className="table-region" role="region" aria-label={caption} tabIndex={0}>
        <table className="heat-grid">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {columns.map(column => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={columns[index]} data-level={cell?.level ?? 0}>
                    <span aria-hidden="true">{cell?.text ?? ''}</span>
                    <span className="visually-hidden">{cell?.words}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
