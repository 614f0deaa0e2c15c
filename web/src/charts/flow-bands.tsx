import { number } from '../format.ts'
import type { Flow } from './flow-layout.ts'
import { flowLayout } from './flow-layout.ts'
import './flow-bands.css'

/** Bands from the names on the left to those on the right, as thick as their students are many. */
export function FlowBands({ flows }: { flows: readonly Flow[] }) {
  const { height, left, right, bands } = flowLayout(flows)
  const kind = (from: string) => Math.min(3, left.findIndex(({ name }) => name === from) + 1)
  return (
    <div className="flow-bands" style={{ height }}>
      <Names ends={left} side="from" kind={kind} />
      <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
        {bands.map(({ from, to, fromTop, toTop, height: thick }) => (
          <path
            key={`${from} ${to}`}
            data-nth={kind(from)}
            vectorEffect="non-scaling-stroke"
            d={`M0,${fromTop}C50,${fromTop} 50,${toTop} 100,${toTop}V${toTop + thick}C50,${toTop + thick} 50,${fromTop + thick} 0,${fromTop + thick}Z`}
          />
        ))}
      </svg>
      <Names ends={right} side="to" kind={kind} />
    </div>
  )
}

interface NamesProps {
  ends: ReturnType<typeof flowLayout>['left']
  side: 'from' | 'to'
  kind: (name: string) => number
}

function Names({ ends, side, kind }: NamesProps) {
  return (
    <div className="flow-names" data-side={side}>
      {ends.map(({ name, count, top, height }) => (
        <p key={name} style={{ top, height }} data-nth={side === 'from' ? kind(name) : undefined}>
          <span>{name}</span> <b className="numeric">{number(count)}</b>
        </p>
      ))}
    </div>
  )
}
