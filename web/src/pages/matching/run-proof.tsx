import { matching as en } from '../../copy/en/matching.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { useCopy } from '../../language.ts'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import type { RunView } from './criteria.ts'
import { criterionText } from './criteria.ts'

/** The strict order with what was reached in each stage, the proof, and the files to check it by. */
export function RunProof({ run }: { run: RunView }) {
  const t = useCopy(sv, en)
  return (
    <Section title={t.criteria} lead={t.criteriaLead}>
      <div className="flow">
        <ol className="criteria">
          {run.criteria.map(criterion => (
            <li key={criterion.name}>
              {criterionText(criterion, run.placed, t.criterion)}
              {run.status === 'optimal' && criterion.name !== 'lottery' && (
                <span className="soft small"> – {t.sense[criterion.sense]}</span>
              )}
            </li>
          ))}
        </ol>
        {run.conflicts.length > 0 && (
          <Notice tone="warning" title={t.lowered}>
            <ul>
              {run.conflicts.map(conflict => (
                <li key={conflict.text}>{conflict.text}</li>
              ))}
            </ul>
          </Notice>
        )}
        {run.status === 'optimal' && run.proof !== null && (
          <Notice tone="success">{t.proof[run.proof]}</Notice>
        )}
        {run.milliseconds !== null && (
          <p className="soft small">{t.solvedWith(t.engines[run.engine], run.milliseconds)}</p>
        )}
        <p className="no-print">
          {t.verify}{' '}
          <a href={`/api/runs/${run.id}/instance`} download={`korning-${run.id}-underlag.json`}>
            {t.instanceFile}
          </a>
          {', '}
          <a href={`/api/runs/${run.id}/result`} download={`korning-${run.id}-svar.json`}>
            {t.resultFile}
          </a>
          .
        </p>
      </div>
    </Section>
  )
}
