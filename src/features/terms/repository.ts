import { fromDateColumn, toDateColumn, type Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Phase } from '../../domain/terms/phases.ts'
import { offersOf, studentsOf } from '../scope.ts'

const termSelect = {
  id: true,
  phase: true,
  version: true,
  target: true,
  maxTravelMinutes: true,
  startsOn: true,
  endsOn: true,
  offersDueOn: true,
  confirmDueOn: true,
} satisfies Prisma.TermSelect

type TermRow = Prisma.TermGetPayload<{ select: typeof termSelect }>

function withDates(row: TermRow) {
  return {
    ...row,
    startsOn: fromDateColumn(row.startsOn),
    endsOn: fromDateColumn(row.endsOn),
    offersDueOn: fromDateColumn(row.offersDueOn),
    confirmDueOn: fromDateColumn(row.confirmDueOn),
  }
}

export type Term = ReturnType<typeof withDates>

/** All terms, newest first: which terms there are is nobody's secret. */
export async function findTerms(tx: Transaction): Promise<Term[]> {
  const rows = await tx.term.findMany({ select: termSelect, orderBy: { startsOn: 'desc' } })
  return rows.map(withDates)
}

export async function findTerm(tx: Transaction, id: string): Promise<Term | null> {
  const row = await tx.term.findUnique({ where: { id }, select: termSelect })
  return row && withDates(row)
}

/** A term's shares in the universities' order; a university sees only its own. */
export function findShares(tx: Transaction, termId: string, actor: Actor) {
  return tx.termShare.findMany({
    where: { termId, ...(actor.isCentral ? {} : { universityId: { in: [...actor.universityIds] } }) },
    select: { universityId: true, places: true, guarantee: true },
    orderBy: { universityId: 'asc' },
  })
}

/** Bounds of districts that have any (R4); a district sees only its own. */
export function findTermDistricts(tx: Transaction, termId: string, actor: Actor) {
  return tx.termDistrict.findMany({
    where: { termId, ...(actor.isCentral ? {} : { districtId: { in: [...actor.districtIds] } }) },
    select: { districtId: true, minimum: true, maximum: true },
    orderBy: { districtId: 'asc' },
  })
}

export async function findMoves(tx: Transaction, termId: string) {
  const rows = await tx.phaseMove.findMany({
    where: { termId },
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

interface TermMembers {
  target: number
  maxTravelMinutes: number | null
  startsOn: string
  endsOn: string
  offersDueOn: string | null
  confirmDueOn: string | null
}

function columnsOf(term: TermMembers) {
  return {
    target: term.target,
    maxTravelMinutes: term.maxTravelMinutes,
    startsOn: toDateColumn(term.startsOn),
    endsOn: toDateColumn(term.endsOn),
    offersDueOn: toDateColumn(term.offersDueOn),
    confirmDueOn: toDateColumn(term.confirmDueOn),
  }
}

export async function insertTerm(tx: Transaction, term: TermMembers & { id: string; seed: string }) {
  await tx.term.create({ data: { id: term.id, seed: term.seed, ...columnsOf(term) } })
}

/** Changes the term if it still has this version; false when somebody else came first. */
export async function updateTerm(
  tx: Transaction,
  id: string,
  version: number,
  term: TermMembers,
): Promise<boolean> {
  const { count } = await tx.term.updateMany({
    where: { id, version },
    data: { ...columnsOf(term), version: { increment: 1 } },
  })
  return count === 1
}

export async function replaceShares(
  tx: Transaction,
  termId: string,
  shares: readonly { universityId: string; places: number; guarantee: number }[],
) {
  await tx.termShare.deleteMany({ where: { termId } })
  await tx.termShare.createMany({ data: shares.map(share => ({ termId, ...share })) })
}

export interface Bounds {
  readonly districtId: string
  readonly minimum: number
  readonly maximum: number | null
}

/** The bounds of the present districts that have any (R4). */
export function findBounds(tx: Transaction, termId: string): Promise<Bounds[]> {
  return tx.termDistrict.findMany({
    where: { termId, district: { validTo: null }, OR: [{ minimum: { gt: 0 } }, { maximum: { not: null } }] },
    select: { districtId: true, minimum: true, maximum: true },
  })
}

/** Gives the districts these bounds, and every other present district none. */
export async function replaceBounds(tx: Transaction, termId: string, bounds: readonly Bounds[]) {
  const named = bounds.map(({ districtId }) => districtId)
  await tx.termDistrict.updateMany({
    where: { termId, districtId: { notIn: named }, district: { validTo: null } },
    data: { minimum: 0, maximum: null },
  })
  for (const { districtId, minimum, maximum } of bounds) {
    await tx.termDistrict.upsert({
      where: { termId_districtId: { termId, districtId } },
      create: { termId, districtId, minimum, maximum },
      update: { minimum, maximum },
    })
  }
}

export async function saveAnswer(
  tx: Transaction,
  termId: string,
  districtId: string,
  answeredAt: Date | null,
) {
  await tx.termDistrict.upsert({
    where: { termId_districtId: { termId, districtId } },
    create: { termId, districtId, answeredAt },
    update: { answeredAt },
  })
}

/**
 * Logs a move and who made it, if the term still is where the caller saw it; false when it isn't. The database moves
 * the phase by it, and refuses a move that S1 does not know.
 */
export async function movePhase(
  tx: Transaction,
  move: { id: string; termId: string; from: Phase; to: Phase; at: Date; personId: string | null },
): Promise<boolean> {
  const { count } = await tx.term.updateMany({
    where: { id: move.termId, phase: move.from },
    data: { version: { increment: 1 } },
  })
  if (count === 0) return false
  await tx.phaseMove.create({ data: move })
  return true
}

/** What the moves of S1 are judged by. */
export async function countFacts(tx: Transaction, termId: string) {
  const offers = await tx.offer.count({ where: { termId, withdrawnAt: null } })
  const students = await tx.student.count({ where: { termId, withdrawnAt: null } })
  const unansweredProposals = await tx.placement.count({ where: { termId, state: 'proposed' } })
  const confirmedPlacements = await tx.placement.count({ where: { termId, state: 'confirmed' } })
  const placementsUnderWay = await tx.placement.count({ where: { termId, state: 'published' } })
  return { offers, students, unansweredProposals, confirmedPlacements, placementsUnderWay }
}

/** The board's figures (S3), within the actor's scope. */
export async function findBoard(tx: Transaction, termId: string, actor: Actor) {
  const ownDistricts = actor.isCentral ? {} : { id: { in: [...actor.districtIds] } }
  const ownUniversities = actor.isCentral ? {} : { id: { in: [...actor.universityIds] } }
  const districts = await tx.district.findMany({
    where: { ...ownDistricts, validTo: null },
    select: {
      id: true,
      name: true,
      latitude: true,
      longitude: true,
      termBounds: { where: { termId }, select: { answeredAt: true } },
    },
  })
  const placements = await tx.placement.findMany({
    where: {
      termId,
      offer: { unit: { district: ownDistricts } },
      state: { in: ['proposed', 'confirmed', 'published', 'completed'] },
    },
    select: { state: true, offer: { select: { unit: { select: { districtId: true } } } } },
  })
  const offers = await tx.offer.findMany({
    where: { termId, withdrawnAt: null, ...offersOf(actor) },
    select: { places: true, fieldId: true, unit: { select: { districtId: true } } },
  })
  const fields = await tx.field.findMany({ select: { id: true, name: true } })
  const universities = await tx.university.findMany({
    where: { ...ownUniversities, validTo: null },
    select: { id: true, name: true, shares: { where: { termId }, select: { places: true } } },
  })
  const seen = { termId, withdrawnAt: null, ...studentsOf(actor) }
  const students = await tx.student.groupBy({ by: ['universityId'], where: seen, _count: true })
  const withoutWishes = await tx.student.groupBy({
    by: ['universityId'],
    where: { ...seen, wishes: { none: {} } },
    _count: true,
  })
  const firstWishes = await tx.wish.groupBy({
    by: ['fieldId'],
    where: { position: 1, student: seen },
    _count: true,
  })
  return { districts, offers, placements, fields, universities, students, withoutWishes, firstWishes }
}
