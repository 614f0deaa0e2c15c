import type { Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'

/** The rules of the actor's own universities (R13). */
export function findOwnRules(tx: Transaction, actor: Actor) {
  return tx.university.findMany({
    where: { id: { in: [...actor.universityIds] } },
    select: { id: true, name: true, supervisorDegreeYears: true, supervisorCourseRequired: true },
    orderBy: { id: 'asc' },
  })
}

/** Supervisors named on the term's offers that are open to the actor's universities, with the exceptions these made. */
export function findNamedSupervisors(tx: Transaction, termId: string, actor: Actor) {
  const own = { universityId: { in: [...actor.universityIds] } }
  const open: Prisma.OfferWhereInput = {
    termId,
    withdrawnAt: null,
    OR: [{ universities: { none: {} } }, { universities: { some: own } }],
  }
  return tx.supervisor.findMany({
    where: { offers: { some: open } },
    select: {
      id: true,
      name: true,
      degreeYear: true,
      hasSupervisorCourse: true,
      district: { select: { name: true } },
      offers: { where: open, select: { universities: { select: { universityId: true } } } },
      exceptions: {
        where: own,
        select: { universityId: true, grantedAt: true, grantedBy: { select: { name: true } } },
      },
    },
  })
}

export type NamedSupervisorRow = Awaited<ReturnType<typeof findNamedSupervisors>>[number]
export type OwnRule = Awaited<ReturnType<typeof findOwnRules>>[number]

interface Exception {
  readonly supervisorId: string
  readonly universityId: string
}

/** Writes who granted the exception; one that is there already keeps its first name and time. */
export async function insertException(
  tx: Transaction,
  exception: Exception & { readonly grantedById: string; readonly grantedAt: Date },
): Promise<void> {
  const { supervisorId, universityId } = exception
  await tx.supervisorException.upsert({
    where: { supervisorId_universityId: { supervisorId, universityId } },
    create: exception,
    update: {},
  })
}

export async function deleteException(tx: Transaction, { supervisorId, universityId }: Exception) {
  await tx.supervisorException.deleteMany({ where: { supervisorId, universityId } })
}
