import { fromDateColumn, type Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { SYSTEM_ACTOR } from '../../domain/access/actor.ts'
import type { Session } from '../../domain/auscultation/plan-file.ts'
import { pilotSessionsOf } from '../scope.ts'

const sessionSelect = {
  id: true,
  pilotId: true,
  key: true,
  moduleId: true,
  venueId: true,
  on: true,
  passes: true,
  lockedAt: true,
  hosts: { select: { hostId: true }, orderBy: { hostId: 'asc' } },
  groups: {
    select: { groupId: true, group: { select: { districtId: true } } },
    orderBy: { groupId: 'asc' },
  },
} satisfies Prisma.PilotSessionSelect

type Row = Prisma.PilotSessionGetPayload<{ select: typeof sessionSelect }>

function withLists({ on, hosts, groups, ...session }: Row) {
  return {
    ...session,
    on: fromDateColumn(on),
    hostIds: hosts.map(({ hostId }) => hostId),
    groupIds: groups.map(({ groupId }) => groupId),
    districtIds: [...new Set(groups.map(({ group }) => group.districtId))],
  }
}

export type SessionRow = ReturnType<typeof withLists>

/** The sessions of the plan in use, within the actor's scope, in order of time. */
export async function findSessions(tx: Transaction, pilotId: string, actor: Actor): Promise<SessionRow[]> {
  const rows = await tx.pilotSession.findMany({
    where: { AND: [{ pilotId, removedAt: null }, pilotSessionsOf(actor)] },
    select: sessionSelect,
    orderBy: [{ on: 'asc' }, { key: 'asc' }],
  })
  return rows.map(withLists)
}

export async function findSession(tx: Transaction, id: string, actor: Actor): Promise<SessionRow | null> {
  const row = await tx.pilotSession.findFirst({
    where: { AND: [{ id, removedAt: null }, pilotSessionsOf(actor)] },
    select: sessionSelect,
  })
  return row && withLists(row)
}

/** The whole plan in use as the planner's sessions, whoever asks: a change is judged by all of it. */
export async function findPlanInUse(tx: Transaction, pilotId: string): Promise<Session[]> {
  return (await findSessions(tx, pilotId, SYSTEM_ACTOR)).map(sessionOf)
}

/** The keys of the sessions that must stay when the pilot is planned anew: locked ones, and those that are said to be over. */
export async function findLockedKeys(tx: Transaction, pilotId: string): Promise<string[]> {
  const rows = await tx.pilotSession.findMany({
    where: { pilotId, removedAt: null, OR: [{ lockedAt: { not: null } }, { outcome: { not: null } }] },
    select: { key: true },
    orderBy: { key: 'asc' },
  })
  return rows.map(({ key }) => key)
}

/** A row as a session of a plan file. */
export const sessionOf = ({
  key,
  moduleId,
  groupIds,
  on,
  passes,
  venueId,
  hostIds,
}: SessionRow): Session => ({
  id: key,
  module: moduleId,
  groups: groupIds,
  day: on,
  passes,
  venue: venueId,
  hosts: hostIds,
})

/** Locks the session where it is, or unlocks it; a lock that is there already keeps who set it and when. */
export async function lockSession(
  tx: Transaction,
  id: string,
  lock: { lockedAt: Date; lockedById: string | null } | null,
): Promise<void> {
  if (lock) await tx.pilotSession.updateMany({ where: { id, lockedAt: null }, data: lock })
  else await tx.pilotSession.update({ where: { id }, data: { lockedAt: null, lockedById: null } })
}

/** Adds passes in which a host is away. */
export async function addHostAbsences(
  tx: Transaction,
  hostId: string,
  absences: readonly { on: Date; passId: string }[],
) {
  await tx.hostAbsence.createMany({ data: absences.map(at => ({ hostId, ...at })), skipDuplicates: true })
}

/** Adds passes in which a venue is taken. */
export async function addVenueAbsences(
  tx: Transaction,
  venueId: string,
  absences: readonly { on: Date; passId: string }[],
) {
  await tx.venueAbsence.createMany({ data: absences.map(at => ({ venueId, ...at })), skipDuplicates: true })
}
