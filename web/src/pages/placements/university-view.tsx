import { useRead } from '../../api/queries.ts'
import { analysis as analysisEn } from '../../copy/en/analysis.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { analysis as analysisSv } from '../../copy/sv/analysis.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { useCopy } from '../../language.ts'
import { Explanation } from '../../ui/explanation.tsx'
import { Card, Section } from '../../ui/section.tsx'
import { WhyButton } from '../../ui/why-button.tsx'
import type { TermSummary } from '../../shell/term-choice.ts'
import type { PlacementView } from './placement-states.ts'
import { PlacementsTable } from './placements-table.tsx'

interface Props {
  termId: string
  phase: TermSummary['phase'] | null
  placements: readonly PlacementView[]
}

/** A university's own students, once they are published: where each is and why, and who is without a place and why. */
export function UniversityView({ termId, placements }: Props) {
  const t = useCopy(sv, en)
  const w = useCopy(analysisSv, analysisEn).why
  const answer = useRead('GET /api/terms/:termId/reasons', { params: { termId } })
  const reasons = answer.data?.reasons ?? []
  const explanations = new Map(reasons.map(({ placementId, explanation }) => [placementId, explanation]))
  const without = reasons.filter(({ placementId }) => placementId === null)
  return (
    <>
      {without.length > 0 && (
        <Section title={w.unplacedTitle(without.length)} lead={w.unplacedLead}>
          <ul className="plain without-place">
            {without.map(({ student, explanation }) => (
              <li key={student.id} className="flow">
                <h3>{student.label}</h3>
                <Explanation explanation={explanation} level={4} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Card>
        <PlacementsTable
          termId={termId}
          caption={t.caption}
          captionHidden
          placements={placements}
          columns={['forvaltning', 'enhet', 'onskemal', 'handledare', 'forsta', 'lage']}
          action={({ id, student }) => {
            const explanation = explanations.get(id)
            return explanation && <WhyButton label={student.label} explanation={explanation} />
          }}
        />
      </Card>
    </>
  )
}
