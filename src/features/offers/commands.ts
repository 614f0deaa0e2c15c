import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import { refuseUnknown } from '../reference/policy.ts'
import { findReference } from '../reference/repository.ts'
import { findOrCreateSupervisor } from '../supervisors/commands.ts'
import { refusePeriodOutside, refuseWrongPeriod, requireTermAcceptingChanges } from '../terms/policy.ts'
import { isSamePlace, refuseForeignDistrict } from './policy.ts'
import {
  countAlike,
  findOffersToCopy,
  findOfferToChange,
  findOrCreateUnit,
  forgetImport,
  insertOffer,
  insertOffers,
  likenessOf,
  replaceUniversities,
  updateOffer,
  withdrawOffers,
  type OfferMembers,
} from './repository.ts'
import type { offerChange, offerInput } from './schema.ts'

type OfferInput = z.output<typeof offerInput>
type OfferChange = z.output<typeof offerChange>

/**
 * Offers places in the term and returns the offer's id. The unit and the supervisor are made when the district has
 * none such. Refuses another's district, unknown references, and every phase but those that accept data (S3).
 */
export async function createOffer(
  deps: Deps,
  actor: Actor,
  termId: string,
  input: OfferInput,
): Promise<string> {
  refuseForeignDistrict(actor, input.districtId)
  refuseWrongPeriod(input)
  return transact(deps.db, async tx => {
    refusePeriodOutside(await requireTermAcceptingChanges(tx, termId), input)
    const id = deps.ids.uuid()
    await insertOffer(tx, { id, termId, ...(await membersOf(tx, deps, input)) })
    await replaceUniversities(tx, [{ id, universityIds: input.universityIds }])
    return id
  })
}

/**
 * Offers the same places in the term, with the units, supervisors and conditions that they had, for the whole term, and
 * returns how many. An offer that the term has already, one for one, is passed over, so that asking twice adds nothing.
 * Refuses what isn't the actor's or is withdrawn, as if it weren't there, a district or a university that has ended, and
 * phases that do not accept data (S3).
 */
export async function copyOffers(
  deps: Deps,
  actor: Actor,
  termId: string,
  offerIds: readonly string[],
): Promise<{ copied: number; present: number }> {
  return transact(deps.db, async tx => {
    await requireTermAcceptingChanges(tx, termId)
    const asked = [...new Set(offerIds)]
    const offers = await findOffersToCopy(tx, asked, actor)
    if (offers.length !== asked.length) throw refusal('notFound')
    await refuseEnded(tx, offers)
    const left = await countAlike(tx, termId, offers)
    const fresh = offers.filter(offer => {
      const count = left.get(likenessOf(offer)) ?? 0
      left.set(likenessOf(offer), count - 1)
      return count <= 0
    })
    const copies = fresh.map(offer => ({ ...offer, id: deps.ids.uuid(), termId }))
    await insertOffers(tx, copies)
    await replaceUniversities(tx, copies)
    return { copied: copies.length, present: offers.length - copies.length }
  })
}

/**
 * Changes everything in the offer; while students are placed in it, only the number of places and the comment. Refuses
 * as `createOffer` does, when somebody else changed it meanwhile, and fewer places than students placed in it (R2).
 */
export async function changeOffer(
  deps: Deps,
  actor: Actor,
  offerId: string,
  input: OfferChange,
): Promise<void> {
  refuseForeignDistrict(actor, input.districtId)
  refuseWrongPeriod(input)
  await transact(deps.db, async tx => {
    const { placed, districtId, place, term } = await requireOfferToChange(tx, actor, offerId, input.version)
    refusePeriodOutside(term, input)
    if (placed > input.places) throw refusal('offerTaken')
    const members = await membersOf(tx, deps, input)
    if (placed > 0 && !isSamePlace(place, { ...members, universityIds: input.universityIds }))
      throw refusal('offerInUse')
    await updateOffer(tx, { id: offerId, ...members })
    await replaceUniversities(tx, [{ id: offerId, universityIds: input.universityIds }])
    if (districtId !== input.districtId) await forgetImport(tx, offerId)
  })
}

/** Takes the offer back; it stays in the database. Refuses while a student is placed in it. */
export async function withdrawOffer(
  deps: Deps,
  actor: Actor,
  offerId: string,
  version: number,
): Promise<void> {
  await transact(deps.db, async tx => {
    const { placed } = await requireOfferToChange(tx, actor, offerId, version)
    if (placed > 0) throw refusal('offerTaken')
    await withdrawOffers(tx, [offerId], deps.clock.now())
  })
}

async function requireOfferToChange(tx: Transaction, actor: Actor, offerId: string, version: number) {
  const offer = await findOfferToChange(tx, offerId, actor)
  if (!offer) throw refusal('notFound')
  const term = await requireTermAcceptingChanges(tx, offer.termId)
  if (offer.version !== version) throw refusal('changedMeanwhile')
  return { ...offer, term }
}

/** Without a university that it was limited to, an offer would be open to all. */
async function refuseEnded(
  tx: Transaction,
  offers: readonly { districtId: string; universityIds: readonly string[] }[],
): Promise<void> {
  const { districts, universities } = await findReference(tx)
  const idOf = ({ id }: { id: string }) => id
  refuseUnknown(
    'district',
    offers.map(({ districtId }) => districtId),
    districts.map(idOf),
  )
  refuseUnknown(
    'university',
    offers.flatMap(({ universityIds }) => universityIds),
    universities.map(idOf),
  )
}

async function membersOf(tx: Transaction, deps: Deps, input: OfferInput): Promise<OfferMembers> {
  const { districts, fields, universities } = await findReference(tx)
  const idOf = ({ id }: { id: string }) => id
  refuseUnknown('district', [input.districtId], districts.map(idOf))
  refuseUnknown('field', [input.fieldId], fields.map(idOf))
  refuseUnknown('university', input.universityIds, universities.map(idOf))
  const supervisor =
    input.supervisor && (await findOrCreateSupervisor(tx, deps, input.districtId, input.supervisor))
  return {
    ...input,
    unitId: await findOrCreateUnit(tx, deps.ids, input.districtId, input.unit),
    supervisorId: supervisor?.id ?? null,
  }
}
