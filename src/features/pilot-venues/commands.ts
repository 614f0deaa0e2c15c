import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { AppError, refusal } from '../../errors.ts'
import { refuseForeignHostDistrict, requirePilotChangeable } from '../pilots/policy.ts'
import { refuseAbsencesOutside, refuseAbsencesUnseen, refuseDistrictOutside } from './policy.ts'
import {
  findVenue,
  insertVenue,
  isVenueTaken,
  removeVenue,
  replaceVenueAbsences,
  updateVenue,
  type VenueMembers,
} from './repository.ts'
import type { AbsencesInput } from './schema.ts'

/** Adds a venue and returns its id. Refuses another's district, one outside the pilot, and a name that is taken there. */
export async function createVenue(
  deps: Deps,
  actor: Actor,
  pilotId: string,
  input: VenueMembers,
): Promise<string> {
  refuseForeignHostDistrict(actor, input.districtId)
  return transact(deps.db, async tx => {
    refuseDistrictOutside(await requirePilotChangeable(tx, pilotId, actor), input.districtId)
    const id = deps.ids.uuid()
    await refuseTaken(tx, { id, pilotId, ...input })
    await insertVenue(tx, { id, pilotId, ...input })
    return id
  })
}

/** Changes everything in the venue but its times. Refuses as `createVenue` does, and when it was changed meanwhile. */
export async function changeVenue(
  deps: Deps,
  actor: Actor,
  id: string,
  { version, ...members }: VenueMembers & { version: number },
): Promise<void> {
  refuseForeignHostDistrict(actor, members.districtId)
  await transact(deps.db, async tx => {
    const { venue, pilot } = await requireVenue(tx, actor, id)
    if (venue.version !== version) throw refusal('changedMeanwhile')
    refuseDistrictOutside(pilot, members.districtId)
    await refuseTaken(tx, { id, pilotId: pilot.id, ...members })
    await updateVenue(tx, id, members)
  })
}

/** Takes the venue out of the pilot; plans that were made with it keep it. */
export async function takeAwayVenue(deps: Deps, actor: Actor, id: string, version: number): Promise<void> {
  await transact(deps.db, async tx => {
    const { venue } = await requireVenue(tx, actor, id)
    if (venue.version !== version) throw refusal('changedMeanwhile')
    await removeVenue(tx, id, deps.clock.now())
  })
}

/** Replaces the times at which the venue is taken (A5). Refuses when they are not those that were `seen`. */
export async function saveVenueAbsences(
  deps: Deps,
  actor: Actor,
  id: string,
  input: AbsencesInput,
): Promise<void> {
  await transact(deps.db, async tx => {
    const { venue, pilot } = await requireVenue(tx, actor, id)
    refuseAbsencesOutside(pilot, input.absences)
    refuseAbsencesUnseen(venue.absences, input)
    await replaceVenueAbsences(tx, id, input.absences)
  })
}

async function requireVenue(tx: Transaction, actor: Actor, id: string) {
  const venue = await findVenue(tx, id, actor)
  if (!venue) throw refusal('notFound')
  return { venue, pilot: await requirePilotChangeable(tx, venue.pilotId, actor) }
}

async function refuseTaken(
  tx: Transaction,
  venue: { id: string; pilotId: string; districtId: string; name: string },
): Promise<void> {
  if (await isVenueTaken(tx, venue)) throw new AppError('venueExists', { name: venue.name })
}
