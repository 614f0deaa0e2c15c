import { useState } from 'react'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { dateRange, dayOf, timeRange } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { OccasionDialog } from './occasion-dialog.tsx'
import type { PlacementView } from './placement-states.ts'
import type { OccasionView } from './wall-time.ts'

interface Props {
  placement: PlacementView
  canChange: boolean
}

const KINDS: readonly OccasionView['kind'][] = ['first-day', 'supervisor-meeting', 'period']

type Movable = OccasionView & { readonly kind: 'first-day' | 'supervisor-meeting' }

function isMovable(occasion: OccasionView): occasion is Movable {
  return (
    (occasion.kind === 'first-day' || occasion.kind === 'supervisor-meeting') &&
    occasion.status === 'scheduled'
  )
}

/** When the student starts and the supervisors meet, and the way to change it. */
export function Occasions({ placement, canChange }: Props) {
  const t = useCopy(sv, en).detail
  const [changing, setChanging] = useState<Movable | null>(null)
  const occasions = placement.occasions.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
  const isBefore = placement.state === 'proposed' || placement.state === 'confirmed'
  if (occasions.length === 0) {
    return (
      <Section title={t.occasions}>
        <p className="soft">{isBefore ? t.occasionsLater : t.noOccasions}</p>
      </Section>
    )
  }
  return (
    <Section title={t.occasions} {...(canChange && { lead: t.occasionsLead })}>
      <ul role="list" className="occasions">
        {occasions.map(occasion => (
          <li key={occasion.id}>
            <OccasionText occasion={occasion} />
            {canChange && isMovable(occasion) && (
              <Button aria-label={t.changeOf(t.kind[occasion.kind])} onClick={() => setChanging(occasion)}>
                {t.change}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {changing && (
        <OccasionDialog placementId={placement.id} occasion={changing} onClose={() => setChanging(null)} />
      )}
    </Section>
  )
}

function OccasionText({ occasion }: { occasion: OccasionView }) {
  const t = useCopy(sv, en).detail
  const { startAt, endAt, fromOn, toOn, location } = occasion
  return (
    <div>
      <h3>
        {t.kind[occasion.kind]} {occasion.status === 'cancelled' && <Badge tone="error">{t.cancelled}</Badge>}
      </h3>
      {startAt !== null && endAt !== null && (
        <p className="numeric">
          {dayOf(startAt)}, {timeRange(startAt, endAt)}
        </p>
      )}
      {occasion.isOnDayOff && occasion.status === 'scheduled' && (
        <Notice tone="warning" title={t.dayOff}>
          {t.dayOffText}
        </Notice>
      )}
      {fromOn !== null && toOn !== null && <p>{dateRange(fromOn, toOn)}</p>}
      {occasion.kind !== 'period' && <p className="soft">{location ?? t.noLocation}</p>}
    </div>
  )
}
