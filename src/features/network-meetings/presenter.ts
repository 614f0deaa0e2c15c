import type { Actor } from '../../domain/access/actor.ts'
import { presentInvitation, shownOf, standingAnswer } from '../placement-occasions/presenter.ts'
import type { findDeliveries } from '../placement-occasions/repository.ts'
import { presentHeldOccasion } from '../placements/presenter.ts'
import type { findMeeting } from './repository.ts'

type Found = NonNullable<Awaited<ReturnType<typeof findMeeting>>>
type InvitationRow = Found['invitations'][number]
/** Whom the meeting is for now, without and with base teachers. */
interface Wanted {
  readonly coordinators: readonly string[]
  readonly withTeachers: readonly string[]
}
interface Given extends Wanted {
  readonly deliveries: Awaited<ReturnType<typeof findDeliveries>>
}

/** The meeting as the caller may see it: names and answers are central's, the others see their own. */
export function presentNetworkMeeting(found: Found | null, actor: Actor, given: Given) {
  const invited = standingOf(found)
  const own = invited.find(({ personId }) => personId !== null && personId === actor.personId)
  const includesTeachers = isForTeachers(invited, given)
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

const standingOf = (found: Found | null) =>
  found?.invitations.filter(({ status }) => status === 'scheduled') ?? []

function isForTeachers(invited: readonly InvitationRow[], { coordinators, withTeachers }: Wanted): boolean {
  return invited.some(
    ({ personId }) => withTeachers.includes(personId ?? '') && !coordinators.includes(personId ?? ''),
  )
}

/** What a writer sees of the meeting; null when none stands. */
export function presentStandingMeeting(found: Found | null, wanted: Wanted) {
  if (found?.occasion.status !== 'scheduled') return null
  return { ...shownOf(found.occasion), includesTeachers: isForTeachers(standingOf(found), wanted) }
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
