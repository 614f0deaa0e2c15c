import { fromDateColumn, type Transaction } from '../../adapters/db/database.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { attendeesOf, pilotSessionsOf } from '../scope.ts'

/** The sessions of the plan in use within the actor's scope, each with those of its students who are too. */
export async function findAttendance(tx: Transaction, pilotId: string, actor: Actor) {
  const students = await tx.auscultant.findMany({
    where: { AND: [{ pilotId, withdrawnAt: null, groupId: { not: null } }, attendeesOf(actor)] },
    select: {
      id: true,
      groupId: true,
      number: true,
      firstName: true,
      lastName: true,
      protected: true,
      sex: true,
    },
  })
  const sessions = await tx.pilotSession.findMany({
    where: { AND: [{ pilotId, removedAt: null }, pilotSessionsOf(actor)] },
    select: {
      id: true,
      on: true,
      passes: true,
      outcome: true,
      module: { select: { id: true, name: true } },
      venue: { select: { name: true } },
      groups: { select: { groupId: true, group: { select: { districtId: true } } } },
      hosts: { select: { hostId: true } },
      attendance: { select: { auscultantId: true, present: true } },
    },
    orderBy: [{ on: 'asc' }, { key: 'asc' }],
  })
  return sessions.map(({ on, groups, attendance, hosts, ...session }) => {
    const own = new Set(groups.map(({ groupId }) => groupId))
    const marks = new Map(attendance.map(({ auscultantId, present }) => [auscultantId, present]))
    return {
      ...session,
      on: fromDateColumn(on),
      hostIds: hosts.map(({ hostId }) => hostId),
      districtIds: [...new Set(groups.map(({ group }) => group.districtId))],
      students: students
        .filter(({ groupId }) => groupId !== null && own.has(groupId))
        .map(student => ({ ...student, present: marks.get(student.id) ?? null })),
    }
  })
}

export type AttendedSession = Awaited<ReturnType<typeof findAttendance>>[number]

export interface MarkedSession {
  readonly id: string
  readonly outcome: 'held' | 'notHeld' | null
  readonly marks: readonly { readonly auscultantId: string; readonly present: boolean | null }[]
}

/** Stores what is said of the session; a mark of null takes the earlier one away, and so does a session not held. */
export async function saveAttendance(
  tx: Transaction,
  { id: sessionId, outcome, marks }: MarkedSession,
  by: { readonly markedAt: Date; readonly markedById: string | null },
): Promise<void> {
  await tx.pilotSession.update({ where: { id: sessionId }, data: { outcome } })
  const gone = marks.filter(({ present }) => present === null || outcome === 'notHeld')
  await tx.attendance.deleteMany({
    where: {
      sessionId,
      ...(outcome !== 'notHeld' && { auscultantId: { in: gone.map(mark => mark.auscultantId) } }),
    },
  })
  if (outcome === 'notHeld') return
  for (const { auscultantId, present } of marks) {
    if (present === null) continue
    await tx.attendance.upsert({
      where: { sessionId_auscultantId: { sessionId, auscultantId } },
      create: { sessionId, auscultantId, present, ...by },
      update: { present, ...by },
    })
  }
}
