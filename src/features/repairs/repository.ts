import type { Transaction } from '../../adapters/db/database.ts'

/** The placements that hold, completed ones too: everything that a repair keeps if it can (R20). */
export async function findHeld(tx: Transaction, termId: string) {
  const rows = await tx.placement.findMany({
    where: { termId, active: true, state: { not: null } },
    select: { studentId: true, offerId: true, state: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ studentId, offerId, state }) => ({
    student: studentId,
    offer: offerId,
    isCompleted: state === 'completed',
  }))
}

/** The run whose proposals the term stands on: its policy and engine are the repair's too. */
export function findChosenRun(tx: Transaction, termId: string) {
  return tx.matchingRun.findFirst({
    where: { termId, chosenAt: { not: null } },
    select: { policy: true, engine: true, input: true },
  })
}

/** The newest repair of the term with its input, or null; one that was cancelled counts as none. */
export async function findNewestRepair(tx: Transaction, termId: string): Promise<string | null> {
  const run = await tx.matchingRun.findFirst({
    where: { termId, kind: 'repair', status: { not: 'cancelled' } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  })
  return run?.id ?? null
}

/** Marks the repair as applied; false when somebody did so before. */
export async function markApplied(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.matchingRun.updateMany({
    where: { id, kind: 'repair', appliedAt: null },
    data: { appliedAt: now },
  })
  return count === 1
}

/** The term's students without a placement, with what they had last. For central alone. */
export function findWithoutPlace(tx: Transaction, termId: string) {
  return tx.student.findMany({
    where: { termId, withdrawnAt: null, placements: { none: { active: true } } },
    select: {
      id: true,
      number: true,
      firstName: true,
      lastName: true,
      protected: true,
      universityId: true,
      placements: {
        orderBy: { createdAt: 'desc' },
        take: 1,
        select: {
          state: true,
          offer: {
            select: {
              unit: { select: { name: true, district: { select: { name: true } } } },
              field: { select: { name: true } },
            },
          },
          events: {
            orderBy: { id: 'desc' },
            take: 1,
            select: { at: true, reason: true, declineReason: true, person: { select: { name: true } } },
          },
        },
      },
    },
    orderBy: [{ universityId: 'asc' }, { number: 'asc' }],
  })
}

export type WithoutPlace = Awaited<ReturnType<typeof findWithoutPlace>>[number]

/** Places that are offered and that nobody has. */
export async function countFreePlaces(tx: Transaction, termId: string): Promise<number> {
  const { _sum } = await tx.offer.aggregate({ where: { termId, withdrawnAt: null }, _sum: { places: true } })
  return (_sum.places ?? 0) - (await tx.placement.count({ where: { termId, active: true } }))
}
