import { number } from '../format.ts'

interface Props {
  value: number
  target: number
  targetLabel: string
}

/** How far a figure has come towards its target, which stands as a mark on the bar. */
export function TargetBar({ value, target, targetLabel }: Props) {
  const scale = Math.max(value, target, 1)
  const mark = (100 * target) / scale
  return (
    <div className="target-bar">
      <div className="target-bar-track">
        <span style={{ width: `${(100 * value) / scale}%` }} />
        <i style={{ insetInlineStart: `${mark}%` }} />
      </div>
      <p className="numeric" style={{ paddingInlineEnd: `${100 - mark}%` }}>
        {targetLabel} {number(target)}
      </p>
    </div>
  )
}
