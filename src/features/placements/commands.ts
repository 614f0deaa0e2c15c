import type { z } from 'zod'
import { fromDateColumn, transact, type Transaction } from '../../adapters/db/database.ts'
import { occasionOf } from '../../adapters/db/occasion-columns.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { differenceOfOccasions } from '../../domain/calendar/occasion-difference.ts'
import { occasionUid, type OccasionKind, type PlannedOccasion } from '../../domain/calendar/occasion.ts'
import { instantOf } from '../../domain/calendar/wall-time.ts'
import { isQualified } from '../../domain/supervisors/qualification.ts'
import { AppError, refusal } from '../../errors.ts'
import { findOrCreateSupervisor } from '../supervisors/repository.ts'
import type { supervisorInput } from '../supervisors/schema.ts'
import {
  findAnswerable,
  findIdsByState,
  findPlacement,
  findSupervisor,
  hasException,
  insertEvents,
  saveOccasions,
  type PlacementRow,
} from './repository.ts'

type NamedSupervisor = { id: string } | z.output<typeof supervisorInput>

/** Confirms a proposal with a supervisor of the district, named or new, who is qualified for the university (S5, R13). */
export async function confirmPlacement(
  deps: Deps,
  actor: Actor,
  placementId: string,
  supervisor: NamedSupervisor,
): Promise<void> {
  await transact(deps.db, async tx => {
    const placement = await requireProposal(tx, placementId, actor)
    await confirm(tx, deps, actor, placement, await supervisorFor(tx, deps, placement, supervisor))
  })
}

/** Confirms each proposal with the supervisor that its offer already names; all of them or, with one refusal, none. */
export async function confirmWithNamedSupervisors(
  deps: Deps,
  actor: Actor,
  termId: string,
  placementIds: readonly string[],
): Promise<void> {
  await transact(deps.db, async tx => {
    const placements = await findAnswerable(tx, placementIds, actor)
    if (placements.length !== new Set(placementIds).size) throw refusal('notFound')
    for (const placement of placements) {
      if (placement.termId !== termId) throw refusal('notFound')
      refuseUnlessProposed(placement)
      const { supervisor, unit } = placement.offer
      if (!supervisor) throw new AppError('supervisorRequired', { unit: unit.name })
      await confirm(tx, deps, actor, placement, supervisor)
    }
  })
}

/** Declines a proposal, with the reason that the central coordinator reads (S5). */
export async function declinePlacement(
  deps: Deps,
  actor: Actor,
  placementId: string,
  reason: string,
): Promise<void> {
  await transact(deps.db, async tx => {
    const placement = await requireProposal(tx, placementId, actor)
    await insertEvents(tx, [{ placementId: placement.id, kind: 'declined', reason, ...stamp(deps, actor) }])
  })
}

/** Takes back one proposal that the district has not answered (S6). */
export async function releasePlacement(deps: Deps, actor: Actor, placementId: string): Promise<void> {
  await transact(deps.db, async tx => {
    const placement = await requireProposal(tx, placementId, actor)
    await insertEvents(tx, [{ placementId: placement.id, kind: 'released', ...stamp(deps, actor) }])
  })
}

/** Takes back every proposal and confirmation of a term that is matched again (S1). */
export async function releaseProposals(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  termId: string,
): Promise<void> {
  const ids = await findIdsByState(tx, termId, ['proposed', 'confirmed'])
  await insertEvents(
    tx,
    ids.map(placementId => ({ placementId, kind: 'released', ...stamp(deps, actor) })),
  )
}

/** Moves a published placement's first day or meeting; its SEQUENCE rises only when a recipient can see a change (C2). */
export async function moveOccasion(
  deps: Deps,
  actor: Actor,
  placementId: string,
  kind: OccasionKind,
  wall: { on: string; from: string; to: string; location: string },
): Promise<void> {
  const startAt = instantOf({ on: wall.on, at: wall.from })
  const endAt = instantOf({ on: wall.on, at: wall.to })
  if (endAt <= startAt) throw refusal('occasionEndsBeforeStart')
  await transact(deps.db, async tx => {
    const [placement] = await findAnswerable(tx, [placementId], actor)
    const occasions = placement?.occasions.map(occasionOf) ?? []
    const isScheduled = occasions.some(occasion => occasion.kind === kind && occasion.status === 'scheduled')
    if (!placement || !isScheduled) throw refusal('notFound')
    const moved: PlannedOccasion = {
      kind,
      timing: { allDay: false, startAt, endAt },
      location: wall.location,
    }
    const planned = occasions
      .filter(({ status }) => status === 'scheduled')
      .map(occasion => (occasion.kind === kind ? moved : occasion))
    const changes = differenceOfOccasions(occasions, planned, occasionContext(deps))
    await saveOccasions(
      tx,
      placement.id,
      changes.map(({ occasion }) => occasion),
    )
  })
}

/** What new occasions are made with: UIDs at this installation's host (C2). */
export function occasionContext({ clock, ids, publicUrl }: Deps) {
  return { now: clock.now(), uidFor: () => occasionUid(ids.uuid(), new URL(publicUrl).hostname) }
}

async function requireProposal(tx: Transaction, id: string, actor: Actor): Promise<PlacementRow> {
  const [placement] = await findAnswerable(tx, [id], actor)
  if (!placement) throw refusal('notFound')
  refuseUnlessProposed(placement)
  return placement
}

function refuseUnlessProposed(placement: PlacementRow) {
  if (placement.state !== 'proposed') throw refusal('placementAnswered')
  if (placement.term.phase !== 'confirming')
    throw new AppError('phaseRefuses', { phase: placement.term.phase })
}

function stamp(deps: Deps, actor: Actor) {
  return { at: deps.clock.now(), personId: actor.personId }
}

type Supervisor = NonNullable<PlacementRow['offer']['supervisor']>

async function supervisorFor(
  tx: Transaction,
  deps: Deps,
  placement: PlacementRow,
  named: NamedSupervisor,
): Promise<Supervisor> {
  const districtId = placement.offer.unit.district.id
  if (!('id' in named)) return findOrCreateSupervisor(tx, deps.ids, districtId, named)
  const supervisor = await findSupervisor(tx, named.id, districtId)
  if (!supervisor) throw refusal('notFound')
  return supervisor
}

async function confirm(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  placement: PlacementRow,
  supervisor: Supervisor,
): Promise<void> {
  const { university } = placement.student
  const isAccepted =
    isQualified(supervisor, university, fromDateColumn(placement.term.startsOn)) ||
    (await hasException(tx, supervisor.id, university.id))
  if (!isAccepted) {
    throw new AppError('supervisorUnqualified', {
      name: supervisor.name,
      university: university.name,
      // An exception can be granted for those whom an offer names; others the university cannot see.
      isNamedOnOffer: placement.offer.supervisor?.id === supervisor.id,
    })
  }
  await insertEvents(tx, [
    { placementId: placement.id, kind: 'confirmed', supervisorId: supervisor.id, ...stamp(deps, actor) },
  ])
}

/** A placement as its caller may see it after a change. */
export async function requirePlacement(deps: Deps, actor: Actor, id: string): Promise<PlacementRow> {
  const placement = await findPlacement(deps.db, id, actor)
  if (!placement) throw refusal('notFound')
  return placement
}
