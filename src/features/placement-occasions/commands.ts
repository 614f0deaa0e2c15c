import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { InvitedOccasion } from '../../domain/calendar/occasion-difference.ts'
import type { Recipient, Timing } from '../../domain/calendar/occasion.ts'
import { instantOf } from '../../domain/calendar/wall-time.ts'
import { AppError, refusal } from '../../errors.ts'
import { planOccasions, planOf } from '../occasions/commands.ts'
import { findOccasions, type StoredOccasion } from '../occasions/repository.ts'
import { refuseUnseen } from '../seen/policy.ts'
import { shownOf } from './presenter.ts'
import { findAnswered } from './repository.ts'
import type { placementOccasionsContract } from './schema.ts'

type Change = z.output<
  (typeof placementOccasionsContract)['PUT /api/placements/:placementId/occasions/:occasionId']['body']
>
type Input = Omit<Change, 'title' | 'seen'>
interface OccasionId {
  readonly placementId: string
  readonly occasionId: string
}

/**
 * Adds a meeting to a published placement, within its period, and invites the student and the supervisor who is named.
 * Refuses a placement that is not the actor's to answer for as absent.
 */
export async function addMeeting(
  deps: Deps,
  actor: Actor,
  placementId: string,
  { title, ...input }: Input & { title: string },
): Promise<void> {
  await replan(deps, actor, placementId, ({ scheduled, invited }) => {
    const identity = { key: deps.ids.uuid(), kind: 'meeting' as const, title }
    return [...scheduled, { ...identity, ...contentOf(input, scheduled), recipients: invited }]
  })
}

/**
 * Changes an occasion's time, place, contact or text within the placement's period. Everybody who is invited is told what
 * is new, and nobody when nothing can be seen to be (C2, S7). The period itself follows the placement: it is refused as
 * absent, as what is cancelled is.
 */
export async function changeOccasion(
  deps: Deps,
  actor: Actor,
  { placementId, occasionId }: OccasionId,
  { title, seen, ...input }: Change,
): Promise<void> {
  await replan(deps, actor, placementId, ({ held, scheduled }) => {
    const key = requireKey(held, occasionId)
    return scheduled.map(occasion => {
      if (occasion.key !== key) return occasion
      const named = occasion.kind === 'meeting' ? (title ?? occasion.title) : occasion.title
      const changed = { ...occasion, title: named, ...contentOf(input, scheduled) }
      refuseUnseen(shownOf(occasion), seen, shownOf(changed))
      return changed
    })
  })
}

/** Cancels a meeting that was added, for everybody; what every placement has cannot be cancelled by itself. */
export async function cancelMeeting(
  deps: Deps,
  actor: Actor,
  { placementId, occasionId }: OccasionId,
): Promise<void> {
  await replan(deps, actor, placementId, ({ held, scheduled }) => {
    const key = requireKey(held, occasionId)
    const meeting = scheduled.find(occasion => occasion.key === key)
    if (meeting?.kind !== 'meeting') throw refusal('notFound')
    return scheduled.filter(occasion => occasion !== meeting)
  })
}

interface Present {
  readonly held: readonly StoredOccasion[]
  readonly scheduled: readonly InvitedOccasion[]
  /** The student and, if one is named, the supervisor. */
  readonly invited: readonly Recipient[]
}

async function replan(
  deps: Deps,
  actor: Actor,
  placementId: string,
  change: (present: Present) => readonly InvitedOccasion[],
): Promise<void> {
  await transact(deps.db, async tx => {
    const present = await requirePresent(tx, actor, placementId)
    await planOccasions(tx, deps, [{ owner: { placementId }, planned: change(present) }])
  })
  deps.kickOutbox()
}

async function requirePresent(tx: Transaction, actor: Actor, placementId: string): Promise<Present> {
  const placement = await findAnswered(tx, placementId, actor)
  if (!placement || placement.state !== 'published') throw refusal('notFound')
  const { phase } = placement.term
  if (phase !== 'published' && phase !== 'running') throw new AppError('phaseRefuses', { phase })
  const held = (await findOccasions(tx, [{ placementId }])).get(placementId) ?? []
  const supervisors = placement.events.flatMap(({ supervisorId: id }) =>
    id ? [{ kind: 'supervisor' as const, id }] : [],
  )
  return {
    held,
    scheduled: planOf(held),
    invited: [{ kind: 'student', id: placement.studentId }, ...supervisors],
  }
}

function requireKey(held: readonly StoredOccasion[], occasionId: string): string {
  const occasion = held.find(({ id }) => id === occasionId)
  if (!occasion || occasion.status === 'cancelled' || occasion.kind === 'period') throw refusal('notFound')
  return occasion.key
}

function contentOf(input: Input, scheduled: readonly InvitedOccasion[]) {
  const { on, location, contact, text } = input
  const timing = timingOfInput(input)
  refuseOutsidePeriod(scheduled, on)
  return { timing, location, contact, text }
}

/** The instants of what was typed as the wall shows it in Stockholm. Refuses an end that is not after the start. */
export function timingOfInput({ on, from, to }: Pick<Input, 'on' | 'from' | 'to'>): Timing {
  const startAt = instantOf({ on, at: from })
  const endAt = instantOf({ on, at: to })
  if (endAt <= startAt) throw refusal('occasionEndsBeforeStart')
  return { allDay: false, startAt, endAt }
}

function refuseOutsidePeriod(scheduled: readonly InvitedOccasion[], on: string) {
  const period = scheduled.find(({ kind }) => kind === 'period')?.timing
  if (!period?.allDay) throw new Error('A published placement without a period')
  const { fromOn, toOn } = period
  if (on < fromOn || on > toOn) throw new AppError('occasionOutsidePeriod', { fromOn, toOn })
}
