import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { dateTime } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { OccasionView } from './wall-time.ts'

type Answer = ResponseOf<'GET /api/placements/:placementId/invitations'>
type Invitation = Answer['occasions'][number]['invitations'][number]

interface Props {
  placementId: string
  occasions: readonly OccasionView[]
}

/** Who has which version of what, whether it arrived, and what they said to it. */
export function Invitations({ placementId, occasions }: Props) {
  const t = useCopy(sv, en).detail
  const query = useRead('GET /api/placements/:placementId/invitations', { params: { placementId } })
  return (
    <div className="flow invited">
      <h3>{t.invited}</h3>
      <p className="soft">{t.invitedLead}</p>
      <Loaded query={query}>
        {({ supervisorAccepts, occasions: invited }) => (
          <>
            <SupervisorSays accepts={supervisorAccepts} />
            <dl className="invitations">
              {occasions.map(({ id, title, kind }) => (
                <div key={id}>
                  <dt>{title ?? t.kind[kind]}</dt>
                  {invited
                    .find(one => one.id === id)
                    ?.invitations.map(invitation => (
                      <dd key={invitation.recipient + invitation.toldAt}>
                        <Told invitation={invitation} />
                      </dd>
                    ))}
                </div>
              ))}
            </dl>
          </>
        )}
      </Loaded>
    </div>
  )
}

function SupervisorSays({ accepts }: { accepts: boolean | null }) {
  const { supervisorSays: t } = useCopy(sv, en).detail
  if (accepts === false) return <Notice tone="warning">{t.no}</Notice>
  return <p>{accepts === null ? t.none : t.yes}</p>
}

function Told({ invitation }: { invitation: Invitation }) {
  const t = useCopy(sv, en).detail
  const { recipient, status, version, toldAt, delivery, answer } = invitation
  const tone = answer === 'accepted' ? 'success' : answer === 'declined' ? 'error' : undefined
  return (
    <>
      {t.recipient[recipient]}:{' '}
      {status === 'cancelled' ? (
        <Badge tone="error">{t.cancelled}</Badge>
      ) : (
        <Badge tone={tone}>{answer === null ? t.silent : t.answer[answer]}</Badge>
      )}{' '}
      <span className="soft small">
        {t.version(version)}, {t.delivery[delivery]}
        {toldAt !== null && `, ${dateTime(toldAt)}`}
      </span>
    </>
  )
}
