import type { ResponseOf } from '../../api/client.ts'
import { pins as en } from '../../copy/en/pins.ts'
import { pins as sv } from '../../copy/sv/pins.ts'
import { useCopy } from '../../language.ts'
import { Notice } from '../../ui/notice.tsx'
import { AffectedTable } from './affected-table.tsx'
import { CriteriaComparison } from './criteria-comparison.tsx'

type Preview = ResponseOf<'POST /api/runs/:runId/move-preview'>
type Rule = Preview['violations'][number]

/** The rules that a move breaks, and what the matching makes of it: criteria that change, and who else moves. */
export function MovePreview({ preview, studentId }: { preview: Preview; studentId: string }) {
  const t = useCopy(sv, en)
  const { isAllowed, violations, outcome } = preview
  if (!isAllowed || !outcome) {
    return (
      <Notice tone="error" title={t.refused}>
        <Rules rules={violations} />
      </Notice>
    )
  }
  if (outcome.status === 'infeasible') {
    return (
      <Notice tone="error" title={t.infeasible}>
        <Rules rules={outcome.conflicts.map(({ rules, text }) => ({ rule: rules.join(', '), text }))} />
      </Notice>
    )
  }
  const others = outcome.affected.filter(({ student }) => student.id !== studentId)
  const changed = outcome.criteria.filter(({ verdict }) => verdict !== 'same')
  return (
    <div className="flow">
      {violations.length > 0 ? (
        <Notice tone="warning" title={t.violations}>
          <Rules rules={violations} />
          {others.length > 0 && <p>{t.solved}</p>}
        </Notice>
      ) : (
        <Notice tone="success">{t.nothingBroken}</Notice>
      )}
      {changed.length > 0 && <CriteriaComparison criteria={changed} before={t.run} after={t.moved} />}
      {others.length > 0 ? <AffectedTable affected={others} /> : <p>{t.nothingElse}</p>}
    </div>
  )
}

function Rules({ rules }: { rules: readonly Rule[] }) {
  return (
    <ul>
      {rules.map(({ rule, text }) => (
        <li key={text}>
          {text} <span className="soft small">({rule})</span>
        </li>
      ))}
    </ul>
  )
}
