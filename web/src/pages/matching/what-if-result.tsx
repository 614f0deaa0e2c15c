import { comparison as comparisonEn } from '../../copy/en/comparison.ts'
import { whatIf as en } from '../../copy/en/what-if.ts'
import { comparison as comparisonSv } from '../../copy/sv/comparison.ts'
import { whatIf as sv } from '../../copy/sv/what-if.ts'
import { useCopy } from '../../language.ts'
import { Notice } from '../../ui/notice.tsx'
import { affectedSentence, AffectedTable } from './affected-table.tsx'
import { CriteriaComparison } from './criteria-comparison.tsx'
import type { WhatIfView } from './criteria.ts'

/** The one sentence that is read out when an answer is there. */
export function useResultSentence(): (view: WhatIfView) => string {
  const t = useCopy(sv, en)
  const words = useCopy(comparisonSv, comparisonEn)
  return view =>
    view.status === 'infeasible'
      ? words.conflicts
      : `${t.placed(view.placed, view.placed + view.unplaced)} ${affectedSentence(view.affected, words)}`
}

/** What changes lead to: the criteria beside the run's, and who is affected; or why no plan is left. */
export function WhatIfResult({ view }: { view: WhatIfView }) {
  const t = useCopy(sv, en)
  const words = useCopy(comparisonSv, comparisonEn)
  if (view.status === 'infeasible') {
    return (
      <Notice tone="error">
        <ul>
          {view.conflicts.map(conflict => (
            <li key={conflict.text}>
              {conflict.text} <span className="soft small">({conflict.rules.join(', ')})</span>
            </li>
          ))}
        </ul>
        <p>{t.infeasibleText}</p>
      </Notice>
    )
  }
  return (
    <>
      {view.status === 'feasible' && <Notice tone="warning">{t.notProved}</Notice>}
      <h3>{words.criteria}</h3>
      <CriteriaComparison criteria={view.criteria} before={t.run} after={t.changed} />
      {view.status === 'optimal' && <p className="soft small">{t.solvedIn(view.milliseconds)}</p>}
      {view.affected.length > 0 && (
        <>
          <h3>{words.affected}</h3>
          <AffectedTable affected={view.affected} />
        </>
      )}
    </>
  )
}
