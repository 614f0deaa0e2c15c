import { useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { dateRange, dayOf, timeRange } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice, Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { Invitations } from './invitations.tsx'
import { OccasionDialog } from './occasion-dialog.tsx'
import type { PlacementView } from './placement-states.ts'
import type { OccasionView } from './wall-time.ts'

interface Props {
  placement: PlacementView
  canChange: boolean
}

const KINDS: readonly OccasionView['kind'][] = ['first-day', 'supervisor-meeting', 'meeting', 'period']

/** When the student starts and who meets when, who has been told of it, and the way to change it. */
export function Occasions({ placement, canChange }: Props) {
  const t = useCopy(sv, en).detail
  const [changing, setChanging] = useState<OccasionView | 'new' | null>(null)
  const [cancelling, setCancelling] = useState<OccasionView | null>(null)
  const occasions = placement.occasions.toSorted(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || ((a.startAt ?? '') < (b.startAt ?? '') ? -1 : 1),
  )
  const isBefore = placement.state === 'proposed' || placement.state === 'confirmed'
  if (occasions.length === 0) {
    return (
      <Section title={t.occasions}>
        <p className="soft">{isBefore ? t.occasionsLater : t.noOccasions}</p>
      </Section>
    )
  }
  const mayChange = canChange && placement.state === 'published'
  const name = (occasion: OccasionView) => occasion.title ?? t.kind[occasion.kind]
  return (
    <Section title={t.occasions} {...(canChange && { lead: t.occasionsLead })}>
      <ul role="list" className="occasions">
        {occasions.map(occasion => (
          <li key={occasion.id}>
            <OccasionText occasion={occasion} />
            {mayChange && occasion.kind !== 'period' && occasion.status === 'scheduled' && (
              <div className="row">
                {occasion.kind === 'meeting' && (
                  <Button
                    kind="quiet"
                    aria-label={t.cancelOf(name(occasion))}
                    onClick={() => setCancelling(occasion)}
                  >
                    {t.cancelMeeting}
                  </Button>
                )}
                <Button aria-label={t.changeOf(name(occasion))} onClick={() => setChanging(occasion)}>
                  {t.change}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <p className="occasions-add">
          <Button onClick={() => setChanging('new')}>{t.add}</Button>
        </p>
      )}
      {canChange && <Invitations placementId={placement.id} occasions={occasions} />}
      {changing && (
        <OccasionDialog
          placementId={placement.id}
          occasion={changing === 'new' ? null : (occasions.find(({ id }) => id === changing.id) ?? changing)}
          onClose={() => setChanging(null)}
        />
      )}
      {cancelling && (
        <CancelDialog placementId={placement.id} occasion={cancelling} onClose={() => setCancelling(null)} />
      )}
    </Section>
  )
}

interface CancelProps {
  placementId: string
  occasion: OccasionView
  onClose: () => void
}

function CancelDialog({ placementId, occasion, onClose }: CancelProps) {
  const t = useCopy(sv, en).detail
  const cancel = useChange('POST /api/placements/:placementId/occasions/:occasionId/cancel', [
    'GET /api/terms/:termId/placements',
    'GET /api/placements/:placementId/invitations',
  ])
  return (
    <ConfirmDialog
      title={t.cancelTitle(occasion.title ?? t.kind[occasion.kind])}
      action={t.cancelAction}
      kind="danger"
      busy={cancel.isPending}
      onClose={onClose}
      onConfirm={() =>
        cancel.mutate(
          { params: { placementId, occasionId: occasion.id } },
          {
            onSuccess: () => {
              say(t.cancelDone)
              onClose()
            },
          },
        )
      }
    >
      <p>{t.cancelText}</p>
      {cancel.error && <FailureNotice error={cancel.error} />}
    </ConfirmDialog>
  )
}

function OccasionText({ occasion }: { occasion: OccasionView }) {
  const t = useCopy(sv, en).detail
  const { startAt, endAt, fromOn, toOn, location } = occasion
  return (
    <div>
      <h3>
        {occasion.title ?? t.kind[occasion.kind]}{' '}
        {occasion.status === 'cancelled' && <Badge tone="error">{t.cancelled}</Badge>}
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
      {occasion.contact !== null && <p className="soft">{t.askFor(occasion.contact)}</p>}
      {occasion.text !== null && <p className="lines">{occasion.text}</p>}
    </div>
  )
}
