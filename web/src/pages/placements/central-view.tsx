import { useState } from 'react'
import { StudentFlows } from '../../charts/student-flows.tsx'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { compareText, number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { KeyFigure, KeyFigures } from '../../ui/key-figure.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card } from '../../ui/section.tsx'
import { isRepairable } from '../../ui/term-phase.ts'
import { UrlSelect, useUrlChoice } from '../../ui/url-select.tsx'
import type { TermSummary } from '../../shell/term-choice.ts'
import type { PlacementView } from './placement-states.ts'
import { countStates, flowsOf, PLACEMENT_STATES } from './placement-states.ts'
import { RepairSection } from '../repairs/repair-section.tsx'
import { PlacementsTable } from './placements-table.tsx'
import { ReleaseDialog } from './release-dialog.tsx'

interface Props {
  termId: string
  phase: TermSummary['phase'] | null
  placements: readonly PlacementView[]
}

/** All districts' answers: how many wait, who, and what can be taken back. */
export function CentralView({ termId, phase, placements }: Props) {
  const t = useCopy(sv, en)
  const [releasing, setReleasing] = useState<PlacementView | null>(null)
  const counts = countStates(placements)
  const districts = [...new Map(placements.map(({ offer }) => [offer.districtId, offer.districtName]))]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => compareText(a.label, b.label))
  const states = PLACEMENT_STATES.filter(state => counts[state] > 0).map(state => ({
    value: state,
    label: t.state[state],
  }))
  const district = useUrlChoice('forvaltning', districts)
  const state = useUrlChoice('lage', states)
  const shown = placements.filter(
    placement =>
      (district === null || placement.offer.districtId === district) &&
      (state === null || placement.state === state),
  )
  return (
    <>
      {phase === 'confirming' && <PublishHint termId={termId} waiting={counts.proposed} />}
      {phase !== null && isRepairable(phase) && <RepairSection termId={termId} phase={phase} />}
      <Card>
        <StateFigures placements={placements} />
      </Card>
      <Card>
        <PlacementsTable
          termId={termId}
          caption={t.caption}
          captionHidden
          placements={shown}
          columns={['forvaltning', 'enhet', 'onskemal', 'handledare', 'lage']}
          tools={
            <>
              <UrlSelect label={t.column.district} name="forvaltning" options={districts} all={t.all} />
              <UrlSelect label={t.column.state} name="lage" options={states} all={t.all} />
            </>
          }
          {...(counts.proposed > 0 && {
            action: (placement: PlacementView) =>
              placement.state === 'proposed' && (
                <Button
                  kind="quiet"
                  aria-label={t.release.openFor(placement.student.label)}
                  onClick={() => setReleasing(placement)}
                >
                  {t.release.open}
                </Button>
              ),
          })}
        />
      </Card>
      <StudentFlows flows={flowsOf(placements)} />
      {releasing && <ReleaseDialog placement={releasing} onClose={() => setReleasing(null)} />}
    </>
  )
}

/** Counts by state: the three of an answer until the term is published, the others when they occur. */
export function StateFigures({ placements }: Pick<Props, 'placements'>) {
  const t = useCopy(sv, en).figures
  const counts = countStates(placements)
  const ended = counts.interrupted + counts.cancelled
  const isPublic = counts.published + counts.completed + ended > 0
  const figures: readonly (readonly [string, number, boolean])[] = [
    [t.unanswered, counts.proposed, !isPublic],
    [t.confirmed, counts.confirmed, !isPublic],
    [t.published, counts.published, false],
    [t.completed, counts.completed, false],
    [t.ended, ended, false],
    [t.declined, counts.declined, !isPublic],
    [t.released, counts.released, false],
  ]
  return (
    <KeyFigures>
      {figures
        .filter(([, count, always]) => always || count > 0)
        .map(([label, count]) => (
          <KeyFigure key={label} label={label} value={number(count)} />
        ))}
    </KeyFigures>
  )
}

function PublishHint({ termId, waiting }: { termId: string; waiting: number }) {
  const t = useCopy(sv, en).publish
  return (
    <Notice tone={waiting === 0 ? 'success' : 'info'}>
      <p>{waiting === 0 ? t.ready : t.waiting(waiting)}</p>
      <p>
        <LinkButton to="/terminer/$termId" params={{ termId }}>
          {t.link}
        </LinkButton>
      </p>
    </Notice>
  )
}
