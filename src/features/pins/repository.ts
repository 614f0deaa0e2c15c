import type { Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'

const pinSelect = {
  id: true,
  termId: true,
  studentId: true,
  offerId: true,
  reason: true,
  pinnedAt: true,
  removedAt: true,
  pinnedBy: { select: { name: true } },
  removedBy: { select: { name: true } },
} satisfies Prisma.PinSelect

export type PinRow = Prisma.PinGetPayload<{ select: typeof pinSelect }>

/** The term's pins, removed ones too, the newest first. For central alone. */
export function findPins(tx: Transaction, termId: string): Promise<PinRow[]> {
  return tx.pin.findMany({ where: { termId }, select: pinSelect, orderBy: { pinnedAt: 'desc' } })
}

export function findPin(tx: Transaction, id: string): Promise<PinRow | null> {
  return tx.pin.findUnique({ where: { id }, select: pinSelect })
}

/** The pins in force of students who take part in the term. */
export function findPinsInForce(tx: Transaction, termId: string) {
  return tx.pin.findMany({
    where: { termId, removedAt: null, student: { withdrawnAt: null } },
    select: { studentId: true, offerId: true },
    orderBy: { studentId: 'asc' },
  })
}

/** Whether the offer is there to be had in the term. */
export async function isOffered(tx: Transaction, termId: string, offerId: string): Promise<boolean> {
  return (await tx.offer.count({ where: { id: offerId, termId, withdrawnAt: null } })) > 0
}

export async function insertPin(
  tx: Transaction,
  pin: {
    id: string
    termId: string
    studentId: string
    offerId: string
    reason: string
    pinnedAt: Date
    pinnedById: string | null
  },
): Promise<void> {
  await tx.pin.create({ data: pin })
}

/** Removes the pins that are in force among those asked for; gives their number. */
export async function removePins(
  tx: Transaction,
  which: { id: string } | { studentId: string },
  removal: { removedAt: Date; removedById: string | null },
): Promise<number> {
  const { count } = await tx.pin.updateMany({ where: { ...which, removedAt: null }, data: removal })
  return count
}
