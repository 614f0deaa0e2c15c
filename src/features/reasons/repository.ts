import type { Database, Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { studentReasonSchema, type StudentReason } from '../../domain/matching/reasons.ts'
import { placementsOf, studentsOf, usedRun } from '../scope.ts'

const UUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Stores the reasons of a run; those that are there already stay as they are. */
export async function insertReasons(db: Database, runId: string, reasons: readonly StudentReason[]) {
  await db.runReason.createMany({
    data: reasons.map(reason => ({ runId, studentId: reason.student, reason })),
    skipDuplicates: true,
  })
}

/** The reasons of a run, of every student in it. For central alone. */
export async function findReasonsOfRun(tx: Transaction, runId: string): Promise<StudentReason[]> {
  const rows = await tx.runReason.findMany({
    where: { runId },
    select: { reason: true },
    orderBy: { studentId: 'asc' },
  })
  return rows.map(({ reason }) => studentReasonSchema.parse(reason))
}

/** The newest reason of a student from a run that was used. */
const newestReason = {
  where: { run: usedRun },
  orderBy: { run: { startedAt: 'desc' } },
  take: 1,
  select: { reason: true },
} satisfies Prisma.Student$reasonsArgs

const heldSelect = {
  where: { active: true },
  select: { id: true, offerId: true, state: true },
} satisfies Prisma.Student$placementsArgs

/** The actor's students of a published term, with where each is placed and why; none before it is published (S7). */
export async function findPublishedReasons(tx: Transaction, termId: string, actor: Actor) {
  const rows = await tx.student.findMany({
    where: {
      ...studentsOf(actor),
      termId,
      withdrawnAt: null,
      term: { phase: { in: ['published', 'running', 'closed'] } },
    },
    select: {
      id: true,
      number: true,
      firstName: true,
      lastName: true,
      protected: true,
      reasons: newestReason,
      placements: heldSelect,
    },
    orderBy: { number: 'asc' },
  })
  return rows.flatMap(({ reasons, placements, ...student }) => {
    const reason = currentReason(reasons, placements[0]?.offerId ?? null)
    return reason ? [{ student, placementId: placements[0]?.id ?? null, reason }] : []
  })
}

/** The reasons behind the placements that the actor sees, each by its placement. */
export async function findArrivals(tx: Transaction, termId: string, actor: Actor) {
  const rows = await tx.placement.findMany({
    where: { AND: [placementsOf(actor), { termId, active: true }] },
    select: { id: true, offerId: true, student: { select: { reasons: newestReason } } },
  })
  return rows.flatMap(({ id, offerId, student }) => {
    const reason = currentReason(student.reasons, offerId)
    return reason ? [{ placementId: id, reason }] : []
  })
}

/** Why the student has the place that they have, or none; null when what is stored is about another place. */
export async function findReasonOfStudent(
  tx: Transaction,
  studentId: string,
  offerId: string | null,
): Promise<StudentReason | null> {
  const rows = await tx.runReason.findMany({ ...newestReason, where: { studentId, run: usedRun } })
  return currentReason(rows, offerId)
}

/** A reason tells of the place that it was given for: after a change it would be untrue. */
function currentReason(
  rows: readonly { reason: Prisma.JsonValue }[],
  offerId: string | null,
): StudentReason | null {
  const reason = rows[0] && studentReasonSchema.parse(rows[0].reason)
  return reason && reason.offer === offerId ? reason : null
}

/**
 * What the ids in reasons of a term are called, or in the one reason, whose reader needn't wait for the names of a whole
 * term. Students by their labels are central's, and found by it apart.
 */
export async function findReasonNames(tx: Transaction, termId: string, only?: StudentReason) {
  const named = only && { id: { in: JSON.stringify(only).match(UUIDS) ?? [] } }
  const fields = await tx.field.findMany({ select: { id: true, name: true } })
  const districts = await tx.district.findMany({ select: { id: true, name: true } })
  const universities = await tx.university.findMany({ select: { id: true, name: true } })
  const offers = await tx.offer.findMany({
    where: { termId, ...named },
    select: { id: true, unit: { select: { name: true, district: { select: { name: true } } } } },
  })
  return { fields, districts, universities, offers }
}

export type ReasonNameRows = Awaited<ReturnType<typeof findReasonNames>>
