import { number } from '../format.ts'
import './stage-bars.css'

interface Props {
  /** A number that is null is left out: its bar is hatched and as long as the scale. */
  rows: readonly {
    readonly label: string
    readonly value: number | null
    /** Parts of the value; drawn when all of them are known. */
    readonly parts: readonly (number | null)[]
  }[]
  /** What the parts stand for. */
  legend: readonly string[]
  target: { readonly label: string; readonly value: number } | null
}

/** One number below the other on one scale, each in its parts, with a target as a line through them all. */
export function StageBars({ rows, legend, target }: Props) {
  const scale = Math.max(1, target?.value ?? 0, ...rows.map(({ value }) => value ?? 0))
  const width = (value: number) => ({ width: `${(100 * value) / scale}%` })
  return (
    <div className="stage-bars">
      {legend.length > 1 && (
        <p className="stage-legend">
          {legend.map((name, index) => (
            <span key={name}>
              <i data-part={index} /> {name}
            </span>
          ))}
        </p>
      )}
      {rows.map(({ label, value, parts }) => (
        <div key={label} className="stage-row">
          <span>{label}</span>
          <div className="stage-track">
            {value === null ? (
              <span data-part="hidden" style={width(scale)} />
            ) : parts.length > 0 && parts.every(part => part !== null) ? (
              parts.map(
                (part, index) =>
                  part > 0 && <span key={legend[index]} data-part={index} style={width(part)} />,
              )
            ) : (
              value > 0 && <span data-part={0} style={width(value)} />
            )}
            {target && <i style={{ insetInlineStart: `${(100 * target.value) / scale}%` }} />}
          </div>
          <b className="numeric">{value === null ? '..' : number(value)}</b>
        </div>
      ))}
      {target && (
        <p className="stage-target">
          <i /> {target.label} {number(target.value)}
        </p>
      )}
    </div>
  )
}
