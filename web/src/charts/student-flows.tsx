import { flows as en } from '../copy/en/flows.ts'
import { flows as sv } from '../copy/sv/flows.ts'
import { number } from '../format.ts'
import { useCopy } from '../language.ts'
import { Section } from '../ui/section.tsx'
import { Figure, FigureTable } from './figure.tsx'
import { FlowBands } from './flow-bands.tsx'
import type { Flow } from './flow-layout.ts'
import { flowTable, largestFlow } from './flow-layout.ts'

/** How many students go from each university to each district; nothing when nobody goes anywhere. */
export function StudentFlows({ flows }: { flows: readonly Flow[] }) {
  const t = useCopy(sv, en)
  const largest = largestFlow(flows)
  if (largest === null) return null
  const { from, rows } = flowTable(flows)
  return (
    <Section title={t.title}>
      <Figure
        sentence={t.sentence(largest.count, largest.from, largest.to)}
        table={
          <div className="table-region" role="region" aria-label={t.caption} tabIndex={0}>
            <FigureTable
              caption={t.caption}
              head={[t.district, ...from, t.sum]}
              rows={rows.map(({ to, counts, sum }) => [
                to,
                ...counts.map(count => number(count)),
                number(sum),
              ])}
            />
          </div>
        }
      >
        <FlowBands flows={flows} />
      </Figure>
    </Section>
  )
}
