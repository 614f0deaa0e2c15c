import type { Database, Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import { occasionSelect } from '../../adapters/db/occasion-columns.ts'
import type { Ids } from '../../ports/ids.ts'
import { insertPageLinks } from '../personal-pages/repository.ts'
import { hashOf } from '../session/repository.ts'

interface NewLinks {
  readonly students: readonly { readonly studentId: string; readonly pageToken: string }[]
  readonly now: Date
  readonly ids: Ids
}

/** Stores students' personal links, page and feed. */
export function insertStudentLinks(tx: Transaction, { students, ...rest }: NewLinks): Promise<void> {
  const pages = students.map(({ studentId: id, pageToken }) => ({
    owner: { kind: 'student', id } as const,
    pageToken,
  }))
  return insertPageLinks(tx, { pages, ...rest })
}

/** Ends every personal link of the student. */
export async function revokeStudentLinks(tx: Transaction, studentId: string, now: Date): Promise<void> {
  await tx.accessLink.updateMany({ where: { studentId, revokedAt: null }, data: { revokedAt: now } })
}

const pageSelect = {
  id: true,
  firstName: true,
  language: true,
  withdrawnAt: true,
  term: { select: { id: true, startsOn: true, endsOn: true, phase: true } },
  university: { select: { name: true } },
  placements: {
    where: { state: { in: ['published', 'completed', 'interrupted', 'cancelled'] } },
    orderBy: { createdAt: 'desc' },
    select: {
      state: true,
      active: true,
      offer: {
        select: {
          id: true,
          unit: { select: { name: true, district: { select: { name: true } } } },
          field: { select: { name: true } },
        },
      },
      events: {
        where: { kind: 'confirmed' },
        orderBy: { id: 'asc' },
        select: { supervisor: { select: { name: true, email: true } } },
      },
      occasions: {
        select: {
          ...occasionSelect,
          invitations: {
            where: { studentId: { not: null } },
            select: {
              periodForm: true,
              answer: true,
              answeredAt: true,
              answeredSequence: true,
              askedSequence: true,
            },
          },
        },
        orderBy: [{ kind: 'asc' }, { key: 'asc' }],
      },
    },
  },
} satisfies Prisma.StudentSelect

export type StudentPageRow = Prisma.StudentGetPayload<{ select: typeof pageSelect }>

/**
 * The student behind a valid personal link; null for a link that is unknown, revoked or for something else. Who
 * left after having been told of a place still reads what became of it, and the calendar is told too (C2).
 */
export async function findStudentByLink(
  db: Database,
  token: string,
  now: Date,
): Promise<StudentPageRow | null> {
  const link = await db.accessLink.findFirst({
    where: {
      tokenHash: hashOf(token),
      purpose: 'student_page',
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      student: { OR: [{ withdrawnAt: null }, { placements: { some: pageSelect.placements.where } }] },
    },
    select: { student: { select: pageSelect } },
  })
  return link?.student ?? null
}
