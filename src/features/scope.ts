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

/**
 * The pilots that the actor may see: central all, everybody else, from when they collect, those that their district or
 * university takes part in. A teacher is of the pilot's university.
 */
export function pilotsOf(actor: Actor): Prisma.PilotWhereInput {
  if (actor.isCentral) return {}
  return {
    phase: { not: 'draft' },
    OR: [
      { districts: { some: { districtId: { in: [...actor.districtIds] } } } },
      { universityId: { in: [...actor.universityIds, ...actor.teacherUniversityIds] } },
    ],
  }
}

/**
 * The hosts that are the actor's to see and change: all for central, a district's own, the teachers for their university,
 * and for a teacher that teacher alone.
 */
export function pilotHostsOf(actor: Actor): Prisma.PilotHostWhereInput {
  if (actor.isCentral) return {}
  return {
    pilot: pilotsOf(actor),
    OR: [
      { districtId: { in: [...actor.districtIds] } },
      { kind: 'teacher', pilot: { universityId: { in: [...actor.universityIds] } } },
      { personId: actor.personId, pilot: { universityId: { in: [...actor.teacherUniversityIds] } } },
    ],
  }
}

/**
 * The sessions of a plan in use that the actor may see: central all; a district, once a plan is chosen, those of its own
 * groups and those that its hosts lead; the university and its teachers all of their pilots once the plan is public.
 */
export function pilotSessionsOf(actor: Actor): Prisma.PilotSessionWhereInput {
  if (actor.isCentral) return {}
  const own = { districtId: { in: [...actor.districtIds] } }
  return {
    OR: [
      {
        pilot: { phase: { in: ['planned', 'published', 'held', 'evaluated'] } },
        OR: [{ groups: { some: { group: own } } }, { hosts: { some: { host: own } } }],
      },
      {
        pilot: {
          phase: { in: ['published', 'held', 'evaluated'] },
          universityId: { in: [...actor.universityIds, ...actor.teacherUniversityIds] },
        },
      },
    ],
  }
}

/** The venues that are the actor's to see and change: all for central, a district's own. */
export function pilotVenuesOf(actor: Actor): Prisma.PilotVenueWhereInput {
  if (actor.isCentral) return {}
  return { pilot: pilotsOf(actor), districtId: { in: [...actor.districtIds] } }
}

/**
 * The term-two students that are the actor's to see: all for central, a university's own, and a district's own from when
 * the plan is public (P3).
 */
export function auscultantsOf(actor: Actor): Prisma.AuscultantWhereInput {
  if (actor.isCentral) return {}
  return {
    OR: [
      { pilot: { universityId: { in: [...actor.universityIds] } } },
      {
        districtId: { in: [...actor.districtIds] },
        pilot: { phase: { in: ['published', 'held', 'evaluated'] } },
      },
    ],
  }
}

/**
 * The term-two students whose attendance the actor may see: those of {@link auscultantsOf}, and for a base teacher those
 * of their university, from when the plan is public.
 */
export function attendeesOf(actor: Actor): Prisma.AuscultantWhereInput {
  if (actor.isCentral) return {} // in an OR, Prisma takes {} for nothing
  const ofTeacher = {
    pilot: {
      phase: { in: ['published', 'held', 'evaluated'] },
      universityId: { in: [...actor.teacherUniversityIds] },
    },
  } satisfies Prisma.AuscultantWhereInput
  return { OR: [auscultantsOf(actor), ofTeacher] }
}

/** The notes of a pilot that the actor may see: all for central, the university and its teachers; a district's own. */
export function pilotNotesOf(actor: Actor): Prisma.PilotNoteWhereInput {
  if (actor.isCentral) return {}
  return {
    pilot: pilotsOf(actor),
    OR: [
      { districtId: { in: [...actor.districtIds] } },
      { pilot: { universityId: { in: [...actor.universityIds, ...actor.teacherUniversityIds] } } },
    ],
  }
}
