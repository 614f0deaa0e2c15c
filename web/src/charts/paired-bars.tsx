import { number } from '../format.ts'

interface Props {
  /** What the filled and the outlined bars stand for. */
  legend: readonly [string, string]
  rows: readonly { readonly label: string; readonly first: number; readonly second: number }[]
}

/** Two numbers for each row, one above the other, on one scale. */
export function PairedBars({ legend, rows }: Props) {
  const scale = Math.max(1, ...rows.flatMap(row => [row.first, row.second]))
  const width = (value: number) => ({ width: `${(100 * value) / scale}%` })
  return (
    <div className="paired">
      <p className="paired-legend">
        <span className="paired-key" data-series="first" /> {legend[0]}
        <span className="paired-key" data-series="second" /> {legend[1]}
      </p>
      {rows.map(row => (
        <div key={row.label} className="paired-row">
          <span>{row.label}</span>
          <div>
            <p data-series="first">
              {row.first > 0 && <span style={width(row.first)} />}
              <b className="numeric">{number(row.first)}</b>
            </p>
            <p data-series="second">
              {row.second > 0 && <span style={width(row.second)} />}
              <b className="numeric">{number(row.second)}</b>
            </p>
          </div>
        </div>
      ))}
    </div>
  )
}
