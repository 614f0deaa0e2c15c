import { useRead } from '../../api/queries.ts'
import { comparison as comparisonEn } from '../../copy/en/comparison.ts'
import { matching as matchingEn } from '../../copy/en/matching.ts'
import { runsCompared as en } from '../../copy/en/runs-compared.ts'
import { comparison as comparisonSv } from '../../copy/sv/comparison.ts'
import { matching as matchingSv } from '../../copy/sv/matching.ts'
import { runsCompared as sv } from '../../copy/sv/runs-compared.ts'
import { useCopy } from '../../language.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { affectedSentence, AffectedTable } from './affected-table.tsx'
import { CriteriaComparison } from './criteria-comparison.tsx'
import type { RunComparison } from './differences.ts'
import { differenceText } from './differences.ts'

/** What two runs reached, who differs, and what they were given that differs. */
export function ComparedRuns({ termId, a, b }: { termId: string; a: string; b: string }) {
  const query = useRead('GET /api/terms/:termId/runs/compare', { params: { termId }, query: { a, b } })
  return <Loaded query={query}>{compared => <Comparison compared={compared} />}</Loaded>
}

function Comparison({ compared }: { compared: RunComparison }) {
  const t = useCopy(sv, en)
  const words = useCopy(comparisonSv, comparisonEn)
  const { policy } = useCopy(matchingSv, matchingEn)
  const { a, b, criteria, affected, differences } = compared
  const hasPlans = a.status !== 'infeasible' && b.status !== 'infeasible'
  return (
    <>
      <Section title={words.criteria} lead={words.criteriaLead}>
        <CriteriaComparison criteria={criteria} before={t.a} after={t.b} />
      </Section>
      <Section title={t.inputs} lead={differences.length > 0 ? t.inputsLead : t.sameInputs}>
        {differences.length > 0 && (
          <ul className="differences">
            {differences.map(difference => {
              const text = differenceText(difference, t, policy)
              return <li key={`${difference.kind} ${text}`}>{text}</li>
            })}
          </ul>
        )}
      </Section>
      <Section title={words.affected}>
        <div className="flow">
          {hasPlans ? (
            <p role="status">{affectedSentence(affected, words)}</p>
          ) : (
            <Notice tone="warning">{t.noPlan}</Notice>
          )}
          {affected.length > 0 && <AffectedTable affected={affected} />}
        </div>
      </Section>
    </>
  )
}
