import { useState } from 'react'
import { useChange, useRead } from '../../api/queries.ts'
import { networkMeeting as en } from '../../copy/en/network-meeting.ts'
import { placements as placementsEn } from '../../copy/en/placements.ts'
import { networkMeeting as sv } from '../../copy/sv/network-meeting.ts'
import { placements as placementsSv } from '../../copy/sv/placements.ts'
import { longDay, timeRange } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Facts } from '../../ui/key-figure.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice, Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { useTermName } from '../../ui/use-term-name.ts'
import { wallTimeOf } from '../placements/wall-time.ts'
import { InvitedTable } from './invited-table.tsx'
import { MeetingDialog } from './meeting-dialog.tsx'
import { MEETING, seenMeeting, type NetworkMeetingView } from './meeting.ts'

/** The coordinators' meeting of a term: central plans, moves and cancels it, and sees who comes. */
export function NetworkMeeting({ termId }: { termId: string }) {
  const t = useCopy(sv, en)
  const { isCentral } = useViewer()
  const answer = useRead('GET /api/terms/:termId/network-meeting', { params: { termId } })
  return (
    <Section title={t.title(useTermName(termId))} lead={t.lead}>
      <Loaded query={answer}>
        {view => (
          <div className="flow">
            {view.meeting === null ? <p>{t.none}</p> : <Meeting {...view} meeting={view.meeting} />}
            {isCentral && <Actions termId={termId} view={view} />}
            {view.invitations.length > 0 && <InvitedTable invitations={view.invitations} />}
          </div>
        )}
      </Loaded>
    </Section>
  )
}

type MeetingProps = Pick<NetworkMeetingView, 'isInvited' | 'ownAnswer'> & {
  meeting: NonNullable<NetworkMeetingView['meeting']>
}

function Meeting({ meeting, isInvited, ownAnswer }: MeetingProps) {
  const t = useCopy(sv, en)
  const { answer: answers } = useCopy(placementsSv, placementsEn).detail
  const { startAt, endAt, location, contact, text, status } = meeting
  return (
    <>
      {status === 'cancelled' && (
        <p>
          <Badge tone="error">{t.cancelled}</Badge>
        </p>
      )}
      <Facts
        rows={[
          [t.when, startAt && endAt && `${longDay(wallTimeOf(startAt).on)} ${timeRange(startAt, endAt)}`],
          [t.where, location],
          [t.contact, contact],
          [t.text, text],
        ]}
      />
      {isInvited && status === 'scheduled' && (
        <p>{ownAnswer === null ? t.ownNone : t.own(answers[ownAnswer])}</p>
      )}
    </>
  )
}

function Actions({ termId, view }: { termId: string; view: NetworkMeetingView }) {
  const t = useCopy(sv, en)
  const [dialog, setDialog] = useState<'plan' | 'cancel' | null>(null)
  const cancel = useChange('POST /api/terms/:termId/network-meeting/cancel', MEETING)
  const { meeting, outdated } = view
  const isStanding = meeting?.status === 'scheduled'
  return (
    <>
      {outdated > 0 && <Outdated termId={termId} view={view} />}
      <div className="row no-print">
        <Button kind={isStanding ? 'secondary' : 'primary'} onClick={() => setDialog('plan')}>
          {isStanding ? t.change : meeting ? t.planAgain : t.plan}
        </Button>
        {isStanding && <Button onClick={() => setDialog('cancel')}>{t.cancel}</Button>}
      </div>
      {dialog === 'plan' && <MeetingDialog termId={termId} view={view} onClose={() => setDialog(null)} />}
      {dialog === 'cancel' && (
        <ConfirmDialog
          title={t.cancelTitle}
          action={t.cancelAction}
          kind="danger"
          busy={cancel.isPending}
          onClose={() => setDialog(null)}
          onConfirm={() =>
            cancel.mutate(
              { params: { termId } },
              {
                onSuccess: () => {
                  say(t.cancelDone)
                  setDialog(null)
                },
              },
            )
          }
        >
          <p>{t.cancelText}</p>
          {cancel.error && <FailureNotice error={cancel.error} />}
        </ConfirmDialog>
      )}
    </>
  )
}

/** Invites who has come since, and takes back the invitations of those who have gone. */
function Outdated({ termId, view }: { termId: string; view: NetworkMeetingView }) {
  const { meeting, outdated, includesTeachers } = view
  const t = useCopy(sv, en)
  const plan = useChange('PUT /api/terms/:termId/network-meeting', MEETING)
  if (!meeting?.startAt || !meeting.endAt) return null
  const { location, contact, text } = meeting
  const [start, end] = [wallTimeOf(meeting.startAt), wallTimeOf(meeting.endAt)]
  const body = {
    on: start.on,
    from: start.time,
    to: end.time,
    location: location ?? '',
    contact,
    text,
    includesTeachers,
    seen: seenMeeting(view),
  }
  return (
    <Notice tone="warning">
      <p>{t.outdated(outdated)}</p>
      <Button
        busy={plan.isPending}
        onClick={() => plan.mutate({ params: { termId }, body }, { onSuccess: () => say(t.updated) })}
      >
        {t.update}
      </Button>
      {plan.error && <FailureNotice error={plan.error} />}
    </Notice>
  )
}
