import { fromDateColumn, toDateColumn, type Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { PilotPhase } from '../../domain/auscultation/pilot-phases.ts'
import { pilotsOf } from '../scope.ts'

const summarySelect = {
  id: true,
  termId: true,
  name: true,
  phase: true,
  universityId: true,
} satisfies Prisma.PilotSelect

const pilotSelect = {
  ...summarySelect,
  version: true,
  weeks: true,
  minimumDays: true,
  wantedDays: true,
  maximumDays: true,
  seed: true,
  planId: true,
  copiedFromId: true,
  passes: {
    select: { id: true, key: true, startsAt: true, endsAt: true },
    orderBy: { startsAt: 'asc' },
  },
  modules: {
    where: { removedAt: null },
    select: {
      id: true,
      name: true,
      audience: true,
      passes: true,
      staffHosts: true,
      termFiveHosts: true,
      teacherHosts: true,
      position: true,
      venueId: true,
      number: true,
    },
    orderBy: { number: 'asc' },
  },
  districts: {
    select: {
      districtId: true,
      places: true,
      groups: true,
      answeredAt: true,
      district: { select: { name: true } },
    },
    orderBy: { districtId: 'asc' },
  },
} satisfies Prisma.PilotSelect

export type PilotRow = Prisma.PilotGetPayload<{ select: typeof pilotSelect }>

/** The actor's pilots, the newest term first. */
export function findPilots(tx: Transaction, actor: Actor) {
  return tx.pilot.findMany({
    where: pilotsOf(actor),
    select: summarySelect,
    orderBy: [{ term: { startsOn: 'desc' } }, { createdAt: 'desc' }],
  })
}

/** The pilot with its set-up; null when there is none such or it is not the actor's to see. */
export function findPilot(tx: Transaction, id: string, actor: Actor): Promise<PilotRow | null> {
  return tx.pilot.findFirst({ where: { id, ...pilotsOf(actor) }, select: pilotSelect })
}

export async function findPilotMoves(tx: Transaction, pilotId: string) {
  const rows = await tx.pilotMove.findMany({
    where: { pilotId },
    select: { from: true, to: true, at: true, person: { select: { name: true } } },
    orderBy: { at: 'asc' },
  })
  return rows.map(({ from, to, at, person }) => ({
    from,
    to,
    at: at.toISOString(),
    by: person?.name ?? null,
  }))
}

/** What the moves of a pilot are judged by, apart from its set-up. */
export async function countPilotFacts(tx: Transaction, pilotId: string) {
  const students = await tx.auscultant.count({ where: { pilotId, withdrawnAt: null } })
  const last = await tx.pilotSession.findFirst({
    where: { pilotId, removedAt: null },
    select: { on: true },
    orderBy: { on: 'desc' },
  })
  return { students, lastDayOn: fromDateColumn(last?.on ?? null) }
}

export interface NewPilot {
  readonly id: string
  readonly termId: string
  readonly name: string
  readonly universityId: string
  readonly seed: string
  readonly copiedFromId?: string
}

export async function insertPilot(tx: Transaction, pilot: NewPilot): Promise<void> {
  await tx.pilot.create({ data: pilot })
}

/** Whether the term has a pilot of this name, other than the one with the id. */
export async function isNameTaken(
  tx: Transaction,
  termId: string,
  name: string,
  id: string,
): Promise<boolean> {
  return (await tx.pilot.count({ where: { termId, name, id: { not: id } } })) > 0
}

export interface PilotMembers {
  readonly name: string
  readonly weeks: string[]
  readonly minimumDays: number
  readonly wantedDays: number
  readonly maximumDays: number
}

/** Changes the pilot if it still has this version; false when somebody else came first. */
export async function updatePilot(
  tx: Transaction,
  id: string,
  version: number,
  members: PilotMembers,
): Promise<boolean> {
  const { count } = await tx.pilot.updateMany({
    where: { id, version },
    data: { ...members, version: { increment: 1 } },
  })
  return count === 1
}

export interface PassRow {
  readonly id: string
  readonly key: string
  readonly startsAt: string
  readonly endsAt: string
}

/** Gives the pilot these passes. One that goes takes the times away in it along. */
export async function replacePasses(tx: Transaction, pilotId: string, passes: readonly PassRow[]) {
  await tx.pilotPass.deleteMany({ where: { pilotId, id: { notIn: passes.map(({ id }) => id) } } })
  for (const { id, ...pass } of passes) {
    await tx.pilotPass.upsert({ where: { id }, create: { id, pilotId, ...pass }, update: pass })
  }
}

export interface ModuleRow {
  readonly id: string
  readonly name: string
  readonly audience: 'group' | 'district' | 'pilot'
  readonly passes: number
  readonly staffHosts: number
  readonly termFiveHosts: number
  readonly teacherHosts: number
  readonly position: 'any' | 'first' | 'last'
  readonly venueId: string | null
  readonly number: number
}

/** Gives the pilot these modules. One that goes stays in the database, as earlier plans name it. */
export async function replaceModules(
  tx: Transaction,
  pilotId: string,
  modules: readonly ModuleRow[],
  now: Date,
) {
  await tx.pilotModule.updateMany({
    where: { pilotId, removedAt: null, id: { notIn: modules.map(({ id }) => id) } },
    data: { removedAt: now },
  })
  for (const { id, ...module } of modules) {
    await tx.pilotModule.upsert({ where: { id }, create: { id, pilotId, ...module }, update: module })
  }
}

export interface DistrictRow {
  readonly districtId: string
  readonly places: number
  readonly groups: number
}

export async function replacePilotDistricts(
  tx: Transaction,
  pilotId: string,
  districts: readonly DistrictRow[],
) {
  const kept = districts.map(({ districtId }) => districtId)
  await tx.pilotDistrict.deleteMany({ where: { pilotId, districtId: { notIn: kept } } })
  for (const { districtId, places, groups } of districts) {
    await tx.pilotDistrict.upsert({
      where: { pilotId_districtId: { pilotId, districtId } },
      create: { pilotId, districtId, places, groups },
      update: { places, groups },
    })
  }
}

/** Districts that have students, hosts or venues in the pilot. */
export async function findDistrictsInUse(tx: Transaction, pilotId: string): Promise<string[]> {
  const inPilot = { some: { pilotId, removedAt: null } }
  const rows = await tx.district.findMany({
    where: {
      OR: [
        { pilotHosts: inPilot },
        { pilotVenues: inPilot },
        { auscultants: { some: { pilotId, withdrawnAt: null } } },
      ],
    },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

export async function savePilotAnswer(
  tx: Transaction,
  pilotId: string,
  districtId: string,
  answeredAt: Date | null,
): Promise<boolean> {
  const { count } = await tx.pilotDistrict.updateMany({
    where: { pilotId, districtId },
    data: { answeredAt },
  })
  return count === 1
}

/**
 * Logs a move and who made it, if the pilot still is where the caller saw it; false when it isn't. The database moves
 * the phase by it, and refuses a move that the table does not know.
 */
export async function movePilotPhase(
  tx: Transaction,
  move: { id: string; pilotId: string; from: PilotPhase; to: PilotPhase; at: Date; personId: string | null },
): Promise<boolean> {
  const { count } = await tx.pilot.updateMany({
    where: { id: move.pilotId, phase: move.from },
    data: { version: { increment: 1 } },
  })
  if (count === 0) return false
  await tx.pilotMove.create({ data: move })
  return true
}

/** Takes away times that lie outside the candidate weeks' days. */
export async function dropAbsencesOutside(tx: Transaction, pilotId: string, days: readonly string[]) {
  const outside = { notIn: days.map(day => toDateColumn(day)) }
  await tx.hostAbsence.deleteMany({ where: { host: { pilotId }, on: outside } })
  await tx.venueAbsence.deleteMany({ where: { venue: { pilotId }, on: outside } })
}
