import type { z } from 'zod'
import { transact } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import { planOccasions } from '../occasions/commands.ts'
import { timingOfInput } from '../placement-occasions/commands.ts'
import { shownOf } from '../placement-occasions/presenter.ts'
import { refuseUnseen } from '../seen/policy.ts'
import { requireTerm } from '../terms/commands.ts'
import { presentStandingMeeting } from './presenter.ts'
import { findMeeting, findToInvite, KEY } from './repository.ts'
import type { networkMeetingsContract } from './schema.ts'

type Input = z.output<(typeof networkMeetingsContract)['PUT /api/terms/:termId/network-meeting']['body']>

/**
 * Makes the term's network meeting what is asked for: it is planned, moved, or planned again after it was cancelled, and
 * exactly those are told for whom something changes. Invited is whoever coordinates now; who no longer does is uninvited.
 * Refuses when the meeting is not the one that was `seen`.
 */
export async function planNetworkMeeting(deps: Deps, termId: string, input: Input): Promise<void> {
  const { location, contact, text, includesTeachers, seen } = input
  await transact(deps.db, async tx => {
    await requireTerm(tx, termId)
    const now = deps.clock.now()
    const coordinators = await findToInvite(tx, false, now)
    const withTeachers = await findToInvite(tx, true, now)
    const meeting = {
      key: KEY,
      kind: 'network-meeting' as const,
      title: null,
      timing: timingOfInput(input),
      location,
      contact,
      text,
      recipients: (includesTeachers ? withTeachers : coordinators).map(id => ({
        kind: 'person' as const,
        id,
      })),
    }
    const stored = presentStandingMeeting(await findMeeting(tx, termId), { coordinators, withTeachers })
    const wanted = { ...shownOf(meeting), includesTeachers }
    refuseUnseen({ meeting: stored }, { meeting: seen }, { meeting: wanted })
    await planOccasions(tx, deps, [{ owner: { termId }, planned: [meeting] }])
  })
  deps.kickOutbox()
}

/** Cancels the meeting for everybody. Refuses a term without one, and one that is cancelled already, as absent. */
export async function cancelNetworkMeeting(deps: Deps, termId: string): Promise<void> {
  await transact(deps.db, async tx => {
    const meeting = await findMeeting(tx, termId)
    if (meeting?.occasion.status !== 'scheduled') throw refusal('notFound')
    await planOccasions(tx, deps, [{ owner: { termId }, planned: [] }])
  })
  deps.kickOutbox()
}
