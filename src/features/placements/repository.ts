import type { Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { DeclineReason } from '../../domain/statistics/decline-reasons.ts'
import { occasionSelect } from '../../adapters/db/occasion-columns.ts'
import { offersOf, placementsOf } from '../scope.ts'

export const supervisorSelect = {
  id: true,
  name: true,
  email: true,
  degreeYear: true,
  hasSupervisorCourse: true,
} satisfies Prisma.SupervisorSelect

export const placementSelect = {
  id: true,
  state: true,
  wish: true,
  termId: true,
  term: { select: { phase: true, startsOn: true, endsOn: true } },
  student: {
    select: {
      number: true,
      firstName: true,
      lastName: true,
      protected: true,
      needs: true,
      fromOn: true,
      toOn: true,
      university: {
        select: { id: true, name: true, supervisorDegreeYears: true, supervisorCourseRequired: true },
      },
    },
  },
  offer: {
    select: {
      id: true,
      fromOn: true,
      toOn: true,
      unit: { select: { name: true, district: { select: { id: true, name: true } } } },
      field: { select: { name: true } },
      supervisor: { select: supervisorSelect },
    },
  },
  events: {
    orderBy: { id: 'asc' },
    select: {
      kind: true,
      at: true,
      reason: true,
      declineReason: true,
      person: { select: { name: true } },
      supervisor: { select: { id: true, name: true, email: true } },
    },
  },
  occasions: { select: occasionSelect, orderBy: [{ kind: 'asc' }, { key: 'asc' }] },
} satisfies Prisma.PlacementSelect

export type PlacementRow = Prisma.PlacementGetPayload<{ select: typeof placementSelect }>

const { compare } = new Intl.Collator('sv', { numeric: true })

/** The term's placements within the actor's scope, by district, unit and student number in Swedish order. */
export async function findPlacements(tx: Transaction, termId: string, actor: Actor): Promise<PlacementRow[]> {
  const rows = await tx.placement.findMany({
    where: { termId, ...placementsOf(actor) },
    select: placementSelect,
  })
  return rows.sort(
    (a, b) =>
      compare(a.offer.unit.district.name, b.offer.unit.district.name) ||
      compare(a.offer.unit.name, b.offer.unit.name) ||
      compare(a.student.number, b.student.number) ||
      compare(a.id, b.id),
  )
}

/** One placement, or null when it isn't there or isn't the actor's to see. */
export function findPlacement(tx: Transaction, id: string, actor: Actor): Promise<PlacementRow | null> {
  return tx.placement.findFirst({ where: { id, ...placementsOf(actor) }, select: placementSelect })
}

/** Of these placements, those in the actor's own offers: whom a district may answer for. */
export function findAnswerable(
  tx: Transaction,
  ids: readonly string[],
  actor: Actor,
): Promise<PlacementRow[]> {
  return tx.placement.findMany({
    where: { id: { in: [...ids] }, offer: offersOf(actor) },
    select: placementSelect,
  })
}

/** Of these placements' students, those who may be written to (P2). */
export async function findRecipients(tx: Transaction, ids: readonly string[]) {
  const rows = await tx.placement.findMany({
    where: { id: { in: [...ids] }, student: { protected: false, email: { not: null } } },
    select: { termId: true, student: { select: { id: true, email: true, language: true } } },
  })
  return rows.flatMap(({ termId, student: { id: studentId, email, language } }) =>
    email === null ? [] : [{ studentId, email, language, termId }],
  )
}

interface EventRow {
  readonly placementId: string
  readonly kind: NonNullable<PlacementRow['state']>
  readonly at: Date
  readonly personId: string | null
  readonly supervisorId?: string
  readonly reason?: string
  readonly declineReason?: DeclineReason
  readonly cause?: EndCause
}

export type EndCause = 'place' | 'student' | 'repair' | 'silence'

/** Writes what happened; the database derives the placements' states from it and refuses impossible moves (S8). */
export async function insertEvents(tx: Transaction, events: readonly EventRow[]): Promise<void> {
  await tx.placementEvent.createMany({ data: [...events] })
}

/** Ids of the term's placements in one of the states. */
export async function findIdsByState(
  tx: Transaction,
  termId: string,
  states: readonly ('proposed' | 'confirmed')[],
): Promise<string[]> {
  const rows = await tx.placement.findMany({
    where: { termId, state: { in: [...states] } },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** The supervisor, if it belongs to the district and so may be named there. */
export function findSupervisor(tx: Transaction, id: string, districtId: string) {
  return tx.supervisor.findFirst({ where: { id, districtId }, select: supervisorSelect })
}

/** Whether the university has accepted the supervisor in spite of its rule (R13). */
export async function hasException(
  tx: Transaction,
  supervisorId: string,
  universityId: string,
): Promise<boolean> {
  return (await tx.supervisorException.count({ where: { supervisorId, universityId } })) > 0
}
