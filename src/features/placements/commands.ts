import type { z } from 'zod'
import { fromDateColumn, transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { isQualified } from '../../domain/supervisors/qualification.ts'
import { isPublic, isRepairable } from '../../domain/terms/phases.ts'
import { AppError, refusal } from '../../errors.ts'
import { endLinksWithoutProposals } from '../answers/repository.ts'
import { removePlace } from '../offers/repository.ts'
import { publishReplacements } from '../publication/commands.ts'
import { findOrCreateSupervisor } from '../supervisors/commands.ts'
import type { supervisorInput } from '../supervisors/schema.ts'
import { findTerm } from '../terms/repository.ts'
import {
  findAnswerable,
  findIdsByState,
  findPlacement,
  findSupervisor,
  hasException,
  insertEvents,
  type PlacementRow,
} from './repository.ts'
import type { declineBody } from './schema.ts'

type NamedSupervisor = { id: string } | z.output<typeof supervisorInput>

/**
 * Confirms a proposal with a supervisor of the district, named or new, who is qualified for the university (S5, R13).
 * In a term that is public it is a replacement, and published at once (S7).
 */
export async function confirmPlacement(
  deps: Deps,
  actor: Actor,
  placementId: string,
  supervisor: NamedSupervisor,
): Promise<void> {
  const isPublished = await transact(deps.db, async tx => {
    const placement = await requireProposal(tx, placementId, actor)
    const named = await supervisorFor(tx, deps, placement, supervisor)
    await confirm(tx, deps, actor, [{ placement, supervisor: named }])
    await endLinksWithoutProposals(tx, placement.termId, deps.clock.now())
    return publishIfPublic(tx, deps, actor, placement.termId)
  })
  if (isPublished) deps.kickOutbox()
}

/** Confirms each proposal with the supervisor that its offer already names; all of them or, with one refusal, none. */
export async function confirmWithNamedSupervisors(
  deps: Deps,
  actor: Actor,
  termId: string,
  placementIds: readonly string[],
): Promise<void> {
  const isPublished = await transact(deps.db, async tx => {
    const placements = await findAnswerable(tx, placementIds, actor)
    if (placements.length !== new Set(placementIds).size) throw refusal('notFound')
    const confirmations = placements.map((placement): Confirmation => {
      if (placement.termId !== termId) throw refusal('notFound')
      refuseUnlessProposed(placement)
      const { supervisor, unit } = placement.offer
      if (!supervisor) throw new AppError('supervisorRequired', { unit: unit.name })
      return { placement, supervisor }
    })
    await confirm(tx, deps, actor, confirmations)
    await endLinksWithoutProposals(tx, termId, deps.clock.now())
    return publishIfPublic(tx, deps, actor, termId)
  })
  if (isPublished) deps.kickOutbox()
}

/**
 * Declines a proposal for a reason of the list, with a comment that the central coordinator reads (S5). The student is not proposed for the offer
 * again; without `placeRemains` the offer has a place less.
 */
export async function declinePlacement(
  deps: Deps,
  actor: Actor,
  placementId: string,
  { declineReason, comment, placeRemains }: z.output<typeof declineBody>,
): Promise<void> {
  await transact(deps.db, async tx => {
    const placement = await requireProposal(tx, placementId, actor)
    const reason = comment ? { reason: comment } : {}
    await insertEvents(tx, [
      { placementId: placement.id, kind: 'declined', declineReason, ...reason, ...stamp(deps, actor) },
    ])
    await endLinksWithoutProposals(tx, placement.termId, deps.clock.now())
    if (!placeRemains) await removePlace(tx, placement.offer.id, deps.clock.now())
  })
}

/** Takes back one proposal that the district has not answered (S6); the student is not proposed for the offer again. */
export async function releasePlacement(deps: Deps, actor: Actor, placementId: string): Promise<void> {
  await transact(deps.db, async tx => {
    const placement = await requireProposal(tx, placementId, actor)
    await insertEvents(tx, [
      { placementId: placement.id, kind: 'released', cause: 'silence', ...stamp(deps, actor) },
    ])
    await endLinksWithoutProposals(tx, placement.termId, deps.clock.now())
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
  await endLinksWithoutProposals(tx, termId, deps.clock.now())
}

async function requireProposal(tx: Transaction, id: string, actor: Actor): Promise<PlacementRow> {
  const [placement] = await findAnswerable(tx, [id], actor)
  if (!placement) throw refusal('notFound')
  refuseUnlessProposed(placement)
  return placement
}

function refuseUnlessProposed(placement: PlacementRow) {
  if (placement.state !== 'proposed') throw refusal('placementAnswered')
  if (!isRepairable(placement.term.phase)) throw new AppError('phaseRefuses', { phase: placement.term.phase })
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
  if (!('id' in named)) return findOrCreateSupervisor(tx, deps, districtId, named)
  const supervisor = await findSupervisor(tx, named.id, districtId)
  if (!supervisor) throw refusal('notFound')
  return supervisor
}

interface Confirmation {
  readonly placement: PlacementRow
  readonly supervisor: Supervisor
}

async function confirm(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  confirmations: readonly Confirmation[],
): Promise<void> {
  for (const { placement, supervisor } of confirmations) await refuseUnqualified(tx, placement, supervisor)
  await insertEvents(
    tx,
    confirmations.map(({ placement, supervisor }) => ({
      placementId: placement.id,
      kind: 'confirmed',
      supervisorId: supervisor.id,
      ...stamp(deps, actor),
    })),
  )
}

/** R13 */
async function refuseUnqualified(
  tx: Transaction,
  placement: PlacementRow,
  supervisor: Supervisor,
): Promise<void> {
  const { university } = placement.student
  const isAccepted =
    isQualified(supervisor, university, fromDateColumn(placement.term.startsOn)) ||
    (await hasException(tx, supervisor.id, university.id))
  if (isAccepted) return
  throw new AppError('supervisorUnqualified', {
    name: supervisor.name,
    university: university.name,
    // An exception can be granted for those whom an offer names; others the university cannot see.
    isNamedOnOffer: placement.offer.supervisor?.id === supervisor.id,
  })
}

/** Whether the term was public, and what was just confirmed in it is so too. */
async function publishIfPublic(tx: Transaction, deps: Deps, actor: Actor, termId: string): Promise<boolean> {
  const term = await findTerm(tx, termId)
  if (!term || !isPublic(term.phase)) return false
  await publishReplacements(tx, deps, actor, term)
  return true
}

/** A placement as its caller may see it after a change. */
export async function requirePlacement(deps: Deps, actor: Actor, id: string): Promise<PlacementRow> {
  const placement = await findPlacement(deps.db, id, actor)
  if (!placement) throw refusal('notFound')
  return placement
}
