import { fromDateColumn, toDateColumn, type Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { TermEvents } from '../../domain/statistics/funnel.ts'
import type { Given, ReportContent, Successions } from '../../domain/statistics/report.ts'

/** The lock that every writer of events shares: the migration of the statistics says why. */
const STATISTICS_LOCK = 7_270_737

/** The last event of each kind that a report counts. */
export interface Bounds {
  readonly offerEvent: number
  readonly studentEvent: number
  readonly placementEvent: number
}

/** Waits until no event is being written, and lets none be until the transaction ends. */
export async function stopEvents(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${STATISTICS_LOCK}::bigint)`
}

export async function findBounds(tx: Transaction): Promise<Bounds> {
  const last = { select: { id: true }, orderBy: { id: 'desc' } } as const
  const offer = await tx.offerEvent.findFirst(last)
  const student = await tx.studentEvent.findFirst(last)
  const placement = await tx.placementEvent.findFirst(last)
  return {
    offerEvent: Number(offer?.id ?? 0),
    studentEvent: Number(student?.id ?? 0),
    placementEvent: Number(placement?.id ?? 0),
  }
}

/** What is counted: everything, or what is within the bounds and before the instant. */
export interface Extent {
  readonly bounds: Bounds | null
  readonly before: Date | null
}

export async function findEvents(
  tx: Transaction,
  termId: string,
  { bounds, before }: Extent,
): Promise<Omit<TermEvents, 'matchingBeganAt'>> {
  const upTo = (last: number | undefined) => ({
    ...(last !== undefined && { id: { lte: last } }),
    ...(before && { at: { lt: before } }),
  })
  const units = await tx.unit.findMany({ select: { id: true, districtId: true } })
  const districtOf = new Map(units.map(({ id, districtId }) => [id, districtId]))
  const offers = await tx.offerEvent.findMany({
    where: { termId, ...upTo(bounds?.offerEvent) },
    select: { offerId: true, unitId: true, fieldId: true, at: true, places: true },
    orderBy: { id: 'asc' },
  })
  const students = await tx.studentEvent.findMany({
    where: { termId, ...upTo(bounds?.studentEvent) },
    select: { studentId: true, universityId: true, sex: true, takesPart: true },
    orderBy: { id: 'asc' },
  })
  const placements = await tx.placementEvent.findMany({
    where: { placement: { termId }, ...upTo(bounds?.placementEvent) },
    select: {
      placementId: true,
      kind: true,
      cause: true,
      declineReason: true,
      placement: { select: { studentId: true, offerId: true } },
    },
    orderBy: { id: 'asc' },
  })
  return {
    offers: offers.map(({ offerId, unitId, fieldId, at, places }) => ({
      offerId,
      fieldId,
      districtId: districtOf.get(unitId) ?? unitId,
      at: at.toISOString(),
      places,
    })),
    students,
    placements: placements.map(({ placement, ...event }) => ({ ...event, ...placement })),
  }
}

/** Facts of the term and its organisation as they are today; null when there is no such term. */
export async function findGiven(tx: Transaction, termId: string, before: Date | null): Promise<Given | null> {
  const term = await tx.term.findUnique({
    where: { id: termId },
    select: {
      target: true,
      startsOn: true,
      endsOn: true,
      shares: { select: { universityId: true, places: true }, orderBy: { universityId: 'asc' } },
      moves: {
        where: { to: 'matching', ...(before && { at: { lt: before } }) },
        select: { at: true },
        orderBy: { at: 'desc' },
        take: 1,
      },
    },
  })
  if (!term) return null
  const existed = {
    AND: [
      { OR: [{ validFrom: null }, { validFrom: { lte: term.endsOn } }] },
      { OR: [{ validTo: null }, { validTo: { gte: term.startsOn } }] },
    ],
  }
  const named = { select: { id: true, name: true }, orderBy: { id: 'asc' } } as const
  const districts = await tx.district.findMany({
    where: { OR: [existed, { units: { some: { offers: { some: { termId } } } } }] },
    ...named,
  })
  const universities = await tx.university.findMany({
    where: { OR: [existed, { students: { some: { termId } } }] },
    ...named,
  })
  return {
    termId,
    target: term.target,
    matchingBeganAt: term.moves[0]?.at.toISOString() ?? null,
    shares: term.shares,
    districts,
    universities,
  }
}

/** What everything is called and has become. */
export async function findOrganisation(
  tx: Transaction,
): Promise<Successions & { names: Map<string, string> }> {
  const named = { select: { id: true, name: true } } as const
  const districts = await tx.district.findMany(named)
  const universities = await tx.university.findMany({ select: { id: true, name: true, successorId: true } })
  const successions = await tx.districtSuccessor.findMany({
    select: { predecessorId: true, successorId: true },
    orderBy: [{ predecessorId: 'asc' }, { successorId: 'asc' }],
  })
  return {
    districts: successions.map(({ predecessorId, successorId }) => [predecessorId, successorId] as const),
    universities: universities.flatMap(({ id, successorId }) =>
      successorId === null ? [] : [[id, successorId] as const],
    ),
    names: new Map([...districts, ...universities].map(({ id, name }) => [id, name])),
  }
}

export async function findTermIds(tx: Transaction): Promise<string[]> {
  return (await tx.term.findMany({ select: { id: true } })).map(({ id }) => id)
}

const reportSelect = {
  id: true,
  termId: true,
  at: true,
  asOf: true,
  bounds: true,
  content: true,
  digest: true,
  person: { select: { name: true } },
} satisfies Prisma.T2ReportSelect

function reportOf(row: Prisma.T2ReportGetPayload<{ select: typeof reportSelect }>) {
  return {
    id: row.id,
    termId: row.termId,
    at: row.at.toISOString(),
    asOf: fromDateColumn(row.asOf),
    by: row.person?.name ?? null,
    digest: row.digest,
    // Written by `insertReport` alone and never changed: the digest tells.
    bounds: row.bounds as unknown as Bounds,
    content: row.content as unknown as ReportContent,
  }
}

export type FrozenReport = ReturnType<typeof reportOf>

// Reports of one moment have an order of their own, the same wherever the newest is asked for.
const newestFirst = [{ at: 'desc' }, { id: 'desc' }] satisfies Prisma.T2ReportOrderByWithRelationInput[]

/** The term's frozen reports, the newest first. */
export async function findReports(tx: Transaction, termId: string): Promise<FrozenReport[]> {
  const rows = await tx.t2Report.findMany({
    where: { termId },
    select: reportSelect,
    orderBy: newestFirst,
  })
  return rows.map(reportOf)
}

/** Null when none has been frozen. */
export async function findNewestReportId(tx: Transaction, termId: string): Promise<string | null> {
  const row = await tx.t2Report.findFirst({
    where: { termId },
    select: { id: true },
    orderBy: newestFirst,
  })
  return row?.id ?? null
}

export async function findReport(tx: Transaction, id: string): Promise<FrozenReport | null> {
  const row = await tx.t2Report.findUnique({ where: { id }, select: reportSelect })
  return row && reportOf(row)
}

export async function insertReport(
  tx: Transaction,
  report: Omit<FrozenReport, 'at' | 'by'> & { at: Date; personId: string | null },
): Promise<void> {
  const { bounds, content, asOf, ...columns } = report
  await tx.t2Report.create({
    data: {
      ...columns,
      asOf: toDateColumn(asOf),
      bounds: { ...bounds },
      content: content as unknown as Prisma.InputJsonObject,
    },
  })
}

export async function saveOpenData(
  tx: Transaction,
  { termId, ...columns }: { termId: string; isOpen: boolean; changedAt: Date; personId: string | null },
): Promise<void> {
  await tx.openData.upsert({ where: { termId }, create: { termId, ...columns }, update: columns })
}

export async function findIsOpen(tx: Transaction, termId: string): Promise<boolean> {
  const row = await tx.openData.findUnique({ where: { termId }, select: { isOpen: true } })
  return row?.isOpen ?? false
}

/** The terms that are open to everybody and have been reported, each with its newest report. */
export async function findOpenReports(tx: Transaction): Promise<FrozenReport[]> {
  const rows = await tx.openData.findMany({
    where: { isOpen: true },
    select: { term: { select: { reports: { select: reportSelect, orderBy: newestFirst, take: 1 } } } },
    orderBy: { termId: 'desc' },
  })
  return rows.flatMap(({ term }) => term.reports.map(reportOf))
}
