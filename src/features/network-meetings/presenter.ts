import type { Actor } from '../../domain/access/actor.ts'
import { presentInvitation, standingAnswer } from '../placement-occasions/presenter.ts'
import type { findDeliveries } from '../placement-occasions/repository.ts'
import { presentHeldOccasion } from '../placements/presenter.ts'
import type { findMeeting } from './repository.ts'

type Found = NonNullable<Awaited<ReturnType<typeof findMeeting>>>
type InvitationRow = Found['invitations'][number]
interface Given {
  readonly deliveries: Awaited<ReturnType<typeof findDeliveries>>
  /** Whom it is for now, without and with base teachers. */
  readonly coordinators: readonly string[]
  readonly withTeachers: readonly string[]
}

/** The meeting as the caller may see it: names and answers are central's, the others see their own. */
export function presentNetworkMeeting(found: Found | null, actor: Actor, given: Given) {
  const invited = found?.invitations.filter(({ status }) => status === 'scheduled') ?? []
  const own = invited.find(({ personId }) => personId !== null && personId === actor.personId)
  const includesTeachers = invited.some(
    ({ personId }) =>
      given.withTeachers.includes(personId ?? '') && !given.coordinators.includes(personId ?? ''),
  )
  const wanted = includesTeachers ? given.withTeachers : given.coordinators
  const isStanding = found?.occasion.status === 'scheduled'
  return {
    meeting: found && presentHeldOccasion(found.occasion),
    ownAnswer: (own && standingAnswer(own)?.answer) ?? null,
    isInvited: own !== undefined,
    invitations: actor.isCentral ? (found?.invitations.map(row => presentInvited(row, given)) ?? []) : [],
    includesTeachers,
    outdated: actor.isCentral && isStanding ? differenceOf(invited, wanted) : 0,
  }
}

function presentInvited(row: InvitationRow, { deliveries }: Given) {
  const { recipient: _, ...invitation } = presentInvitation(row, deliveries)
  const organisations = row.person?.roles.flatMap(
    ({ district, university }) => district?.name ?? university?.name ?? [],
  )
  return { ...invitation, name: row.person?.name ?? '', organisation: organisations?.join(', ') || null }
}

function differenceOf(invited: readonly InvitationRow[], wanted: readonly string[]): number {
  const present = invited.flatMap(({ personId }) => personId ?? [])
  return wanted.filter(id => !present.includes(id)).length + present.filter(id => !wanted.includes(id)).length
}
