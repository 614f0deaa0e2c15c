import type { Prisma } from '../adapters/db/generated/client.ts'
import type { Actor } from '../domain/access/actor.ts'

/** The offers that are the actor's to see and change: all for central, a district's own; a university has none. */
export function offersOf(actor: Actor): Prisma.OfferWhereInput {
  return actor.isCentral ? {} : { unit: { districtId: { in: [...actor.districtIds] } } }
}

/** The students that are the actor's to see and change: all for central, a university's own; a district has none. */
export function studentsOf(actor: Actor): Prisma.StudentWhereInput {
  return actor.isCentral ? {} : { universityId: { in: [...actor.universityIds] } }
}

/** Runs whose outcome is in use: the match that was chosen, and the repairs that were applied. */
export const usedRun = {
  OR: [{ chosenAt: { not: null } }, { appliedAt: { not: null } }],
} satisfies Prisma.MatchingRunWhereInput

/**
 * The placements that the actor may see (P3): central all, a district those in its offers, a university those of its
 * students once they are published (S7). What was taken back, or declined or given up by the district in a run that is no
 * longer used, is gone for the district: beside a new run's proposals it would point out whom a block (R10) has moved
 * away.
 */
export function placementsOf(actor: Actor): Prisma.PlacementWhereInput {
  if (actor.isCentral) return {}
  return {
    OR: [
      {
        offer: { unit: { districtId: { in: [...actor.districtIds] } } },
        OR: [
          { active: true },
          { state: { in: ['interrupted', 'cancelled'] } },
          { state: 'declined', run: usedRun },
          { state: 'released', events: { some: { cause: 'place' } }, run: usedRun },
        ],
      },
      {
        student: { universityId: { in: [...actor.universityIds] } },
        state: { in: ['published', 'completed', 'interrupted', 'cancelled'] },
      },
    ],
  }
}
