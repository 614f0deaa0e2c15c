import { imports as en } from '../../copy/en/imports.ts'
import { imports as sv } from '../../copy/sv/imports.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { KeyFigure, KeyFigures } from '../../ui/key-figure.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ImportKind, ImportOutcome } from './import-kinds.ts'

interface Props {
  termId: string
  kind: ImportKind
  pilotId: string | null
  outcome: ImportOutcome
  onAgain: () => void
}

/** Step 3: what was read in, and the ways on. */
export function Outcome({ termId, kind, pilotId, outcome, onAgain }: Props) {
  const t = useCopy(sv, en).done
  return (
    <div className="flow">
      <Notice tone="success" title={t.title} />
      <KeyFigures>
        <KeyFigure label={t.added} value={number(outcome.added)} />
        <KeyFigure label={t.changed} value={number(outcome.changed)} />
        <KeyFigure label={t.unchanged} value={number(outcome.unchanged)} />
        <KeyFigure label={t.gone} value={number(outcome.gone)} />
      </KeyFigures>
      <div className="row">
        {kind === 'students' && (
          <LinkButton kind="primary" to="/terminer/$termId/studenter" params={{ termId }}>
            {t.toStudents}
          </LinkButton>
        )}
        {kind === 'offers' && (
          <LinkButton kind="primary" to="/terminer/$termId/platser" params={{ termId }}>
            {t.toOffers}
          </LinkButton>
        )}
        {kind === 'auscultants' && pilotId !== null && (
          <LinkButton kind="primary" to="/auskultation/$pilotId/studenter" params={{ pilotId }}>
            {t.toPilot}
          </LinkButton>
        )}
        <Button onClick={onAgain}>{t.again}</Button>
      </div>
    </div>
  )
}
