import { useState } from 'react'
import { useRead } from '../../api/queries.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { longDate } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card, Section } from '../../ui/section.tsx'
import type { TermSummary } from '../../shell/term-choice.ts'
import { isRepairable } from '../../ui/term-phase.ts'
import { BulkConfirmDialog } from './bulk-confirm-dialog.tsx'
import { CompleteButton } from './complete-button.tsx'
import { StateFigures } from './central-view.tsx'
import type { PlacementView } from './placement-states.ts'
import { confirmableAsNamed } from './placement-states.ts'
import { PlacementsTable } from './placements-table.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { useFocusAfter } from '../../ui/use-focus-after.ts'
import '../../ui/arrival.css'
import './placements.css'

interface Props {
  termId: string
  phase: TermSummary['phase'] | null
  placements: readonly PlacementView[]
}

/** A district's proposals to answer first, then what it has answered. */
export function DistrictView({ termId, phase, placements }: Props) {
  const t = useCopy(sv, en)
  const proposals =
    phase !== null && isRepairable(phase) ? placements.filter(({ state }) => state === 'proposed') : []
  // Once the term is public, proposals are replacements: there is nothing to say when there are none.
  const canAnswer = phase === 'confirming' || proposals.length > 0
  const underWay = phase === 'running' ? placements.filter(({ state }) => state === 'published') : []
  const answered = placements.filter(placement => !proposals.includes(placement))
  return (
    <>
      <Card>
        <StateFigures placements={placements} />
      </Card>
      {canAnswer && <Proposals termId={termId} proposals={proposals} />}
      {answered.length > 0 && (
        <Section
          title={phase === 'confirming' ? t.answered.title : t.caption}
          actions={underWay.length > 0 && <CompleteButton termId={termId} placements={underWay} />}
        >
          <PlacementsTable
            termId={termId}
            name="besvarade-"
            caption={t.answered.caption}
            captionHidden
            placements={answered}
            columns={[
              'enhet',
              'handledare',
              ...(answered.some(({ occasions }) => occasions.length > 0) ? (['forsta'] as const) : []),
              'lage',
            ]}
          />
        </Section>
      )}
    </>
  )
}

interface ProposalsProps extends Pick<Props, 'termId'> {
  proposals: readonly PlacementView[]
}

function Proposals({ termId, proposals }: ProposalsProps) {
  const t = useCopy(sv, en)
  const waiting = useRead('GET /api/terms/:termId/waiting', { params: { termId } })
  const [confirmsAll, setConfirmsAll] = useState(false)
  const [region, focusRegion] = useFocusAfter()
  const named = confirmableAsNamed(proposals)
  // The day that the reminders and the home page go by: later than the term's when the proposals came late.
  const waits = waiting.data?.waits ?? []
  const [due] = waits.flatMap(({ kind, dueOn }) => (kind === 'proposals' ? (dueOn ?? []) : [])).toSorted()
  const lead = due === undefined ? t.answer.lead : `${t.answer.lead} ${t.due(longDate(due))}`
  return (
    <div ref={region} tabIndex={-1} className="arrival">
      <Section
        title={t.answer.title(proposals.length)}
        {...(proposals.length > 0 && { lead })}
        actions={
          named.length > 1 && (
            <Button kind="primary" onClick={() => setConfirmsAll(true)}>
              {t.answer.bulk(named.length)}
            </Button>
          )
        }
      >
        {proposals.length === 0 ? (
          <Notice tone="success">{t.answer.none}</Notice>
        ) : (
          <ul role="list" className="proposals">
            {proposals.map(proposal => (
              <li key={proposal.id}>
                <ProposalCard placement={proposal} onAnswered={focusRegion} />
              </li>
            ))}
          </ul>
        )}
        {confirmsAll && (
          <BulkConfirmDialog
            termId={termId}
            placements={named}
            onClose={() => setConfirmsAll(false)}
            onAnswered={focusRegion}
          />
        )}
      </Section>
    </div>
  )
}
