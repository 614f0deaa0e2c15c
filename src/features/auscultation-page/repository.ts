import type { Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'

const pilotSelect = {
  id: true,
  name: true,
  termId: true,
  phase: true,
  university: { select: { name: true } },
  passes: { select: { key: true, startsAt: true, endsAt: true } },
} satisfies Prisma.PilotSelect

const sessionSelect = {
  id: true,
  key: true,
  on: true,
  passes: true,
  module: { select: { id: true, name: true, number: true } },
  venue: { select: { name: true, address: true, district: { select: { name: true } } } },
  hosts: {
    select: {
      host: {
        select: {
          name: true,
          person: { select: { name: true } },
          student: { select: { number: true, firstName: true, lastName: true, protected: true } },
        },
      },
    },
    orderBy: { hostId: 'asc' },
  },
  groups: { select: { group: { select: { _count: { select: { auscultants: true } } } } } },
} satisfies Prisma.PilotSessionSelect

export type PilotOfPage = Prisma.PilotGetPayload<{ select: typeof pilotSelect }>
export type SessionOfPage = Prisma.PilotSessionGetPayload<{ select: typeof sessionSelect }>

function findOwnSessions(tx: Transaction, where: Prisma.PilotSessionWhereInput): Promise<SessionOfPage[]> {
  return tx.pilotSession.findMany({
    where: { removedAt: null, pilot: { phase: { in: ['published', 'held', 'evaluated'] } }, ...where },
    select: sessionSelect,
    orderBy: [{ on: 'asc' }, { key: 'asc' }],
  })
}

export async function findStudentPage(tx: Transaction, auscultantId: string) {
  const student = await tx.auscultant.findUniqueOrThrow({
    where: { id: auscultantId },
    select: {
      id: true,
      firstName: true,
      language: true,
      evaluatedAt: true,
      groupId: true,
      group: { select: { number: true } },
      district: { select: { id: true, name: true } },
      attendance: { select: { present: true } },
      pilot: { select: pilotSelect },
    },
  })
  const { groupId } = student
  const sessions = groupId === null ? [] : await findOwnSessions(tx, { groups: { some: { groupId } } })
  return { ...student, sessions }
}

export async function findHostPage(tx: Transaction, hostId: string) {
  const host = await tx.pilotHost.findUniqueOrThrow({
    where: { id: hostId },
    select: {
      name: true,
      language: true,
      person: { select: { name: true } },
      student: { select: { number: true, firstName: true, lastName: true, protected: true } },
      district: { select: { name: true } },
      pilot: { select: pilotSelect },
    },
  })
  return { ...host, sessions: await findOwnSessions(tx, { hosts: { some: { hostId } } }) }
}

/** Notes that the student has answered; false when that was noted already. */
export async function markEvaluated(tx: Transaction, auscultantId: string, now: Date): Promise<boolean> {
  const { count } = await tx.auscultant.updateMany({
    where: { id: auscultantId, evaluatedAt: null },
    data: { evaluatedAt: now },
  })
  return count === 1
}

export interface NewEvaluation {
  readonly id: string
  readonly pilotId: string
  readonly districtId: string
  readonly score: number
  readonly best: string | null
  readonly better: string | null
  readonly scores: readonly { readonly moduleId: string; readonly score: number }[]
}

export async function insertEvaluation(tx: Transaction, { scores, ...evaluation }: NewEvaluation) {
  await tx.evaluation.create({ data: evaluation })
  await tx.evaluationScore.createMany({
    data: scores.map(score => ({ ...score, evaluationId: evaluation.id })),
  })
}

/** The pilot's students who are in a group, with what is needed to write to them. */
export function findPageStudents(tx: Transaction, pilotId: string) {
  return tx.auscultant.findMany({
    where: { pilotId, withdrawnAt: null, groupId: { not: null } },
    select: {
      id: true,
      email: true,
      language: true,
      protected: true,
      attendance: { select: { present: true } },
    },
    orderBy: { number: 'asc' },
  })
}
