import { Figure, FigureTable } from '../../charts/figure.tsx'
import { ShareBar } from '../../charts/share-bar.tsx'
import { matching as en } from '../../copy/en/matching.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { number, percent } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Section } from '../../ui/section.tsx'
import type { RunView } from './criteria.ts'
import { countWishes } from './criteria.ts'

/** How the wishes came out, as one bar of all students. */
export function RunWishes({ run }: { run: RunView }) {
  const t = useCopy(sv, en)
  const { byWish, outside } = countWishes(run.placements)
  const placed = run.placements.length
  const first = byWish[0] ?? 0
  const parts = [
    ...byWish.map((value, index) => ({ label: t.wish(index + 1), value })),
    { label: t.wish(null), value: outside },
    { label: t.unplaced, value: run.unplacedStudents.length, rest: true },
  ]
  return (
    <Section title={t.wishes}>
      <Figure
        sentence={t.wishesSentence(first, placed, percent(first, placed))}
        table={
          <FigureTable
            caption={t.wishes}
            head={[t.wishColumn, t.studentsColumn]}
            rows={parts.map(part => [part.label, number(part.value)])}
          />
        }
      >
        <ShareBar parts={parts} />
      </Figure>
    </Section>
  )
}
