import type { Transaction } from '../../adapters/db/database.ts'
import { fromDateColumn } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'

const confirmedSelect = {
  id: true,
  student: {
    select: {
      id: true,
      email: true,
      language: true,
      protected: true,
      universityId: true,
      fromOn: true,
      toOn: true,
      _count: { select: { placements: { where: { state: { in: ['cancelled', 'interrupted'] } } } } },
    },
  },
  offer: {
    select: {
      fromOn: true,
      toOn: true,
      unit: { select: { name: true, district: { select: { name: true } } } },
    },
  },
  events: {
    where: { supervisorId: { not: null } },
    orderBy: { id: 'desc' },
    take: 1,
    select: { supervisor: { select: { id: true, name: true, email: true } } },
  },
} satisfies Prisma.PlacementSelect

/** The confirmed placements of a term, with what their students' calendars and mails need. */
export async function findConfirmed(tx: Transaction, termId: string) {
  const rows = await tx.placement.findMany({
    where: { termId, state: 'confirmed' },
    select: confirmedSelect,
    orderBy: { student: { number: 'asc' } },
  })
  return rows.map(({ id, student, offer, events }) => ({
    id,
    /** Whom the newest confirmation names. */
    supervisors: events.flatMap(({ supervisor }) => supervisor ?? []),
    student: {
      id: student.id,
      email: student.email,
      language: student.language,
      isProtected: student.protected,
      /** Told of another place before, which has fallen away. */
      hadPlace: student._count.placements > 0,
    },
    universityId: student.universityId,
    unit: offer.unit.name,
    district: offer.unit.district.name,
    // The student's own period where the university gave one; it lies within the offer's (R5).
    fromOn: fromDateColumn(student.fromOn ?? offer.fromOn),
    toOn: fromDateColumn(student.toOn ?? offer.toOn),
  }))
}

/** How many of each university's students take part in the term. */
export async function countStudents(tx: Transaction, termId: string) {
  return tx.student.groupBy({ by: ['universityId'], where: { termId, withdrawnAt: null }, _count: true })
}

/** The coordinators to tell: those of universities, or of these districts, whose role is valid at `now`. */
export function findCoordinators(tx: Transaction, kind: 'university' | 'district', now: Date) {
  return tx.role.findMany({
    where: { kind, validFrom: { lte: now }, OR: [{ validTo: null }, { validTo: { gt: now } }] },
    select: {
      districtId: true,
      universityId: true,
      district: { select: { name: true } },
      university: { select: { name: true } },
      person: { select: { id: true, email: true, language: true } },
    },
  })
}
