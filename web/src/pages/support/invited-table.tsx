import { networkMeeting as en } from '../../copy/en/network-meeting.ts'
import { placements as placementsEn } from '../../copy/en/placements.ts'
import { networkMeeting as sv } from '../../copy/sv/network-meeting.ts'
import { placements as placementsSv } from '../../copy/sv/placements.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import type { NetworkMeetingView } from './meeting.ts'

type Invitation = NetworkMeetingView['invitations'][number]
const TONES = { accepted: 'success', declined: 'error', tentative: 'warning' } as const

/** Everybody who is or was invited to the meeting, how it reached them, and what they answered. */
export function InvitedTable({ invitations }: Pick<NetworkMeetingView, 'invitations'>) {
  const t = useCopy(sv, en)
  const detail = useCopy(placementsSv, placementsEn).detail
  const invited = invitations.filter(({ status }) => status === 'scheduled')
  const answerOf = ({ status, answer }: Invitation) => {
    if (status === 'cancelled') return <Badge tone="error">{detail.cancelled}</Badge>
    return answer === null ? detail.silent : <Badge tone={TONES[answer]}>{detail.answer[answer]}</Badge>
  }
  return (
    <>
      <h3>{t.invited}</h3>
      {invited.length > 0 && (
        <p>{t.answers(invited.filter(({ answer }) => answer === 'accepted').length, invited.length)}</p>
      )}
      <DataTable
        name="inbjudna-"
        caption={t.invited}
        captionHidden
        rows={invitations}
        rowKey={one => `${one.name} ${one.organisation} ${one.toldAt}`}
        columns={[
          { key: 'namn', header: t.name, cell: one => one.name, sort: one => one.name },
          {
            key: 'organisation',
            header: t.organisation,
            cell: one => (one.organisation === null ? t.isCentral : shortDistrict(one.organisation)),
            sort: one => one.organisation ?? '',
          },
          { key: 'svar', header: t.answer, cell: answerOf, sort: one => one.answer ?? '' },
          { key: 'utskick', header: t.delivery, cell: one => detail.delivery[one.delivery] },
        ]}
      />
    </>
  )
}
