import type { Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { DeclineReason } from '../../domain/statistics/decline-reasons.ts'
import { occasionSelect } from '../../adapters/db/occasion-columns.ts'

function placementSelect(supervisorId: string) {
  return {
    id: true,
    termId: true,
    active: true,
    student: {
      select: {
        number: true,
        firstName: true,
        lastName: true,
        protected: true,
        university: { select: { name: true } },
      },
    },
    offer: {
      select: {
        field: { select: { name: true } },
        unit: { select: { name: true, districtId: true } },
      },
    },
    events: {
      where: { supervisorId: { not: null } },
      orderBy: { id: 'desc' },
      take: 1,
      select: { supervisorId: true },
    },
    answers: {
      where: { supervisorId },
      orderBy: { id: 'desc' },
      take: 1,
      select: { accepts: true },
    },
    occasions: {
      where: { OR: [{ invitations: { some: { supervisorId } } }, { kind: 'period' }] },
      select: {
        ...occasionSelect,
        invitations: {
          where: { supervisorId },
          select: { answer: true, answeredAt: true, answeredSequence: true, askedSequence: true },
        },
      },
      orderBy: [{ kind: 'asc' }, { key: 'asc' }],
    },
  } satisfies Prisma.PlacementSelect
}

export type SupervisedPlacement = Prisma.PlacementGetPayload<{ select: ReturnType<typeof placementSelect> }>

/** The supervisor with the placements that are or were public and whose newest confirmation names them (S7). */
export async function findSupervisorPage(tx: Transaction, supervisorId: string) {
  const supervisor = await tx.supervisor.findUniqueOrThrow({
    where: { id: supervisorId },
    select: { id: true, name: true, district: { select: { name: true } } },
  })
  const placements = await tx.placement.findMany({
    where: {
      state: { in: ['published', 'completed', 'interrupted', 'cancelled'] },
      events: { some: { supervisorId } },
    },
    select: placementSelect(supervisorId),
    orderBy: { createdAt: 'desc' },
  })
  return {
    ...supervisor,
    placements: placements.filter(({ events }) => events[0]?.supervisorId === supervisorId),
  }
}

export async function insertSupervisorAnswer(
  tx: Transaction,
  answer: {
    placementId: string
    supervisorId: string
    accepts: boolean
    declineReason: DeclineReason | null
    at: Date
  },
): Promise<void> {
  await tx.supervisorAnswer.create({ data: answer })
}
