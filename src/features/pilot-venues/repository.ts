import { fromDateColumn, toDateColumn, type Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { pilotVenuesOf } from '../scope.ts'

const venueSelect = {
  id: true,
  pilotId: true,
  version: true,
  districtId: true,
  name: true,
  address: true,
  seats: true,
  district: { select: { name: true } },
  absences: {
    select: { on: true, passId: true, pass: { select: { key: true } } },
    orderBy: [{ on: 'asc' }, { passId: 'asc' }],
  },
} satisfies Prisma.PilotVenueSelect

type Row = Prisma.PilotVenueGetPayload<{ select: typeof venueSelect }>

function withDates({ absences, district, ...venue }: Row) {
  return {
    ...venue,
    districtName: district.name,
    absences: absences.map(({ on, passId, pass }) => ({ on: fromDateColumn(on), passId, pass: pass.key })),
  }
}

export type VenueRow = ReturnType<typeof withDates>

/** The pilot's venues in use, within the actor's scope, by district and name. */
export async function findVenues(tx: Transaction, pilotId: string, actor: Actor): Promise<VenueRow[]> {
  const rows = await tx.pilotVenue.findMany({
    where: { pilotId, removedAt: null, ...pilotVenuesOf(actor) },
    select: venueSelect,
    orderBy: [{ districtId: 'asc' }, { name: 'asc' }],
  })
  return rows.map(withDates)
}

export async function findVenue(tx: Transaction, id: string, actor: Actor): Promise<VenueRow | null> {
  const row = await tx.pilotVenue.findFirst({
    where: { id, removedAt: null, ...pilotVenuesOf(actor) },
    select: venueSelect,
  })
  return row && withDates(row)
}

/** The ids of the pilot's venues in use, whoever asks. */
export async function findPilotVenueIds(tx: Transaction, pilotId: string): Promise<string[]> {
  const rows = await tx.pilotVenue.findMany({ where: { pilotId, removedAt: null }, select: { id: true } })
  return rows.map(({ id }) => id)
}

export interface VenueMembers {
  readonly districtId: string
  readonly name: string
  readonly address: string | null
  readonly seats: number
}

/** Whether the district has a venue of this name in the pilot, other than the one with the id. */
export async function isVenueTaken(
  tx: Transaction,
  venue: { id: string; pilotId: string; districtId: string; name: string },
): Promise<boolean> {
  const { id, pilotId, districtId, name } = venue
  const count = await tx.pilotVenue.count({
    where: {
      pilotId,
      districtId,
      name: { equals: name, mode: 'insensitive' },
      removedAt: null,
      id: { not: id },
    },
  })
  return count > 0
}

export async function insertVenue(tx: Transaction, venue: VenueMembers & { id: string; pilotId: string }) {
  await tx.pilotVenue.create({ data: venue })
}

export async function updateVenue(tx: Transaction, id: string, members: VenueMembers) {
  await tx.pilotVenue.update({ where: { id }, data: { ...members, version: { increment: 1 } } })
}

/** The venue is planned with no longer; earlier plans name it. */
export async function removeVenue(tx: Transaction, id: string, now: Date) {
  await tx.pilotVenue.update({ where: { id }, data: { removedAt: now, version: { increment: 1 } } })
}

export async function replaceVenueAbsences(
  tx: Transaction,
  venueId: string,
  absences: readonly { on: string; passId: string }[],
) {
  await tx.venueAbsence.deleteMany({ where: { venueId } })
  await tx.venueAbsence.createMany({
    data: absences.map(({ on, passId }) => ({ venueId, on: toDateColumn(on), passId })),
    skipDuplicates: true,
  })
}
