import { fromDateColumn, toDateColumn, type Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { pilotHostsOf } from '../scope.ts'

const placed = {
  active: true,
  state: { in: ['confirmed', 'published', 'completed'] },
} satisfies Prisma.PlacementWhereInput

const placementSelect = {
  offer: { select: { unit: { select: { districtId: true } } } },
} satisfies Prisma.PlacementSelect

const studentSelect = {
  id: true,
  number: true,
  firstName: true,
  lastName: true,
  protected: true,
  fromOn: true,
  toOn: true,
  term: { select: { startsOn: true, endsOn: true } },
  placements: { where: placed, select: placementSelect },
} satisfies Prisma.StudentSelect

const hostSelect = {
  id: true,
  pilotId: true,
  version: true,
  kind: true,
  districtId: true,
  district: { select: { name: true } },
  name: true,
  email: true,
  person: { select: { id: true, name: true, email: true } },
  student: { select: studentSelect },
  maximumSessions: true,
  answeredAt: true,
  modules: {
    where: { module: { removedAt: null } },
    select: { moduleId: true },
    orderBy: { moduleId: 'asc' },
  },
  absences: {
    select: { on: true, passId: true, pass: { select: { key: true } } },
    orderBy: [{ on: 'asc' }, { passId: 'asc' }],
  },
} satisfies Prisma.PilotHostSelect

type Row = Prisma.PilotHostGetPayload<{ select: typeof hostSelect }>
type StudentRow = Prisma.StudentGetPayload<{ select: typeof studentSelect }>

/** The first and last day of the student's placement in the district (R5): the student's own period, or else the term's. */
function placementIn(student: StudentRow, districtId: string | null) {
  const isThere = student.placements.some(({ offer }) => offer.unit.districtId === districtId)
  if (!isThere) return null
  return {
    fromOn: fromDateColumn(student.fromOn ?? student.term.startsOn),
    toOn: fromDateColumn(student.toOn ?? student.term.endsOn),
  }
}

function withPlacement({ absences, modules, student, ...host }: Row) {
  return {
    ...host,
    student,
    placement: student && placementIn(student, host.districtId),
    moduleIds: modules.map(({ moduleId }) => moduleId),
    absences: absences.map(({ on, passId, pass }) => ({ on: fromDateColumn(on), passId, pass: pass.key })),
  }
}

export type HostRow = ReturnType<typeof withPlacement>

/** The pilot's hosts in use, within the actor's scope. */
export async function findHosts(tx: Transaction, pilotId: string, actor: Actor): Promise<HostRow[]> {
  const rows = await tx.pilotHost.findMany({
    where: { AND: [{ pilotId, removedAt: null }, pilotHostsOf(actor)] },
    select: hostSelect,
    orderBy: { id: 'asc' },
  })
  return rows.map(withPlacement)
}

export async function findHost(tx: Transaction, id: string, actor: Actor): Promise<HostRow | null> {
  const row = await tx.pilotHost.findFirst({
    where: { AND: [{ id, removedAt: null }, pilotHostsOf(actor)] },
    select: hostSelect,
  })
  return row && withPlacement(row)
}

/**
 * Students of the term with a placement in one of the districts (A9) who are not hosts of the pilot yet. A district sees
 * those whom it has been asked to receive anyway (P3).
 */
export async function findPlacedStudents(
  tx: Transaction,
  pilot: { id: string; termId: string },
  districtIds: readonly string[],
) {
  const inDistricts = { offer: { unit: { districtId: { in: [...districtIds] } } } }
  const rows = await tx.student.findMany({
    where: {
      termId: pilot.termId,
      withdrawnAt: null,
      placements: { some: { ...placed, ...inDistricts } },
      pilotHosts: { none: { pilotId: pilot.id, removedAt: null } },
    },
    select: studentSelect,
  })
  return rows.flatMap(student =>
    districtIds.flatMap(districtId => {
      const placement = placementIn(student, districtId)
      return placement ? [{ student, districtId, placement }] : []
    }),
  )
}

/** Who teaches at the university now and is no host of the pilot yet. */
export function findTeachers(tx: Transaction, pilot: { id: string; universityId: string }, now: Date) {
  return tx.person.findMany({
    where: {
      roles: { some: teaches(pilot.universityId, now) },
      pilotHosts: { none: { pilotId: pilot.id, removedAt: null } },
    },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
}

function teaches(universityId: string, now: Date): Prisma.RoleWhereInput {
  return {
    kind: 'teacher',
    universityId,
    validFrom: { lte: now },
    OR: [{ validTo: null }, { validTo: { gt: now } }],
  }
}

export async function isTeacher(tx: Transaction, personId: string, universityId: string, now: Date) {
  return (await tx.role.count({ where: { personId, ...teaches(universityId, now) } })) > 0
}

/** Whether the student is placed in the district in the term (A9). */
export async function isPlacedIn(
  tx: Transaction,
  where: { studentId: string; termId: string; districtId: string },
): Promise<boolean> {
  const { studentId, termId, districtId } = where
  const count = await tx.placement.count({
    where: { studentId, termId, ...placed, offer: { unit: { districtId } } },
  })
  return count > 0
}

/** Whether the student or the person is a host of the pilot, other than the one with the id. */
export async function isHostAlready(
  tx: Transaction,
  pilotId: string,
  { studentId, personId, email }: Pick<HostMembers, 'studentId' | 'personId' | 'email'>,
  id: string,
): Promise<boolean> {
  const who = [
    ...(studentId ? [{ studentId }] : []),
    ...(personId ? [{ personId }] : []),
    ...(email ? [{ email: { equals: email, mode: 'insensitive' as const } }] : []),
  ]
  if (who.length === 0) return false
  return (await tx.pilotHost.count({ where: { pilotId, removedAt: null, id: { not: id }, OR: who } })) > 0
}

export interface HostMembers {
  /** For life. */
  readonly kind: 'staff' | 'termFive' | 'teacher'
  readonly districtId: string | null
  readonly name: string | null
  readonly email: string | null
  readonly studentId: string | null
  readonly personId: string | null
  readonly maximumSessions: number
}

export async function insertHost(tx: Transaction, host: HostMembers & { id: string; pilotId: string }) {
  await tx.pilotHost.create({ data: host })
}

export async function updateHost(tx: Transaction, id: string, members: HostMembers) {
  await tx.pilotHost.update({ where: { id }, data: { ...members, version: { increment: 1 } } })
}

export async function replaceHostModules(tx: Transaction, hostId: string, moduleIds: readonly string[]) {
  await tx.hostModule.deleteMany({ where: { hostId, moduleId: { notIn: [...moduleIds] } } })
  await tx.hostModule.createMany({
    data: moduleIds.map(moduleId => ({ hostId, moduleId })),
    skipDuplicates: true,
  })
}

/** The host is planned with no longer; earlier plans name them. */
export async function removeHost(tx: Transaction, id: string, now: Date) {
  await tx.pilotHost.update({ where: { id }, data: { removedAt: now, version: { increment: 1 } } })
}

/** Replaces the times at which the host is away, and notes that somebody has said so. */
export async function replaceHostAbsences(
  tx: Transaction,
  hostId: string,
  absences: readonly { on: string; passId: string }[],
  now: Date,
) {
  await tx.hostAbsence.deleteMany({ where: { hostId } })
  await tx.hostAbsence.createMany({
    data: absences.map(({ on, passId }) => ({ hostId, on: toDateColumn(on), passId })),
    skipDuplicates: true,
  })
  await tx.pilotHost.update({ where: { id: hostId }, data: { answeredAt: now } })
}
