import { fromDateColumn, type Database, type Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import { heldWork, holdLease } from '../../adapters/db/work-leases.ts'
import type { TermFacts } from '../../domain/matching/term-instance.ts'
import { findPinsInForce } from '../pins/repository.ts'

/** Everything of the term that the matching asks about. For central alone: it holds every student and block. */
export async function findTermFacts(tx: Transaction, termId: string): Promise<TermFacts | null> {
  const term = await tx.term.findUnique({
    where: { id: termId },
    select: {
      id: true,
      seed: true,
      maxTravelMinutes: true,
      startsOn: true,
      shares: { select: { universityId: true, places: true, guarantee: true } },
      districts: { select: { districtId: true, minimum: true, maximum: true } },
    },
  })
  if (!term) return null
  const universities = await tx.university.findMany({
    where: { OR: [{ validTo: null }, { students: { some: { termId } } }] },
    select: { id: true, supervisorDegreeYears: true, supervisorCourseRequired: true },
    orderBy: { id: 'asc' },
  })
  const districts = await tx.district.findMany({
    where: districtsOf(termId),
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const offers = await findOffers(tx, termId)
  const students = await findStudents(tx, termId)
  const together = await tx.together.findMany({
    where: { student: { termId, withdrawnAt: null }, other: { withdrawnAt: null } },
    select: { studentId: true, otherId: true },
  })
  const travelTimes = await tx.travelTime.findMany({
    where: { districtId: { in: districts.map(({ id }) => id) } },
    select: { homeArea: true, districtId: true, minutes: true },
  })
  const pins = await findPinsInForce(tx, termId)
  return {
    term: {
      id: term.id,
      seed: term.seed,
      maxTravelMinutes: term.maxTravelMinutes,
      startsOn: fromDateColumn(term.startsOn),
    },
    shares: term.shares,
    universities,
    districts: districts.map(({ id }) => {
      const bounds = term.districts.find(({ districtId }) => districtId === id)
      return { id, minimum: bounds?.minimum ?? 0, maximum: bounds?.maximum ?? null }
    }),
    offers,
    students,
    together,
    pins,
    travelTimes,
    refused: await findRefused(tx, termId),
  }
}

/** The pairs that a district has declined, let fall away, or not answered in time (S5, S6, S8). */
function findRefused(tx: Transaction, termId: string): Promise<TermFacts['refused'][number][]> {
  return tx.placement.findMany({
    where: {
      termId,
      OR: [{ state: 'declined' }, { events: { some: { cause: { in: ['place', 'silence'] } } } }],
    },
    select: { studentId: true, offerId: true },
    orderBy: { id: 'asc' },
  })
}

/** The districts of today, and those that have ended but that the term's offers, wishes or blocks still name. */
function districtsOf(termId: string): Prisma.DistrictWhereInput {
  const ofTerm = { some: { student: { termId } } }
  const ofUnit = [{ offers: { some: { termId } } }, { blocks: ofTerm }]
  return {
    OR: [{ validTo: null }, { units: { some: { OR: ofUnit } } }, { wishes: ofTerm }, { blocks: ofTerm }],
  }
}

async function findOffers(tx: Transaction, termId: string): Promise<TermFacts['offers']> {
  const rows = await tx.offer.findMany({
    where: { termId, withdrawnAt: null },
    select: {
      id: true,
      fieldId: true,
      places: true,
      fromOn: true,
      toOn: true,
      requires: true,
      provides: true,
      unit: { select: { name: true, districtId: true } },
      universities: { select: { universityId: true } },
      supervisor: {
        select: {
          degreeYear: true,
          hasSupervisorCourse: true,
          exceptions: { select: { universityId: true } },
        },
      },
    },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ unit, universities, fromOn, toOn, ...offer }) => ({
    ...offer,
    districtId: unit.districtId,
    unit: unit.name,
    universityIds: universities.map(({ universityId }) => universityId),
    fromOn: fromDateColumn(fromOn),
    toOn: fromDateColumn(toOn),
  }))
}

async function findStudents(tx: Transaction, termId: string): Promise<TermFacts['students']> {
  const rows = await tx.student.findMany({
    where: { termId, withdrawnAt: null },
    select: {
      id: true,
      universityId: true,
      homeArea: true,
      maxTravelMinutes: true,
      has: true,
      needs: true,
      priority: true,
      onlyWishes: true,
      fromOn: true,
      toOn: true,
      wishes: { orderBy: { position: 'asc' }, select: { fieldId: true, districtId: true } },
      blocks: { select: { districtId: true, unit: { select: { name: true, districtId: true } } } },
    },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ fromOn, toOn, ...student }) => ({
    ...student,
    fromOn: fromDateColumn(fromOn),
    toOn: fromDateColumn(toOn),
  }))
}

const summarySelect = {
  id: true,
  termId: true,
  kind: true,
  policy: true,
  engine: true,
  status: true,
  placed: true,
  unplaced: true,
  criteria: true,
  startedAt: true,
  finishedAt: true,
  chosenAt: true,
  appliedAt: true,
  person: { select: { name: true } },
} satisfies Prisma.MatchingRunSelect

const runSelect = { ...summarySelect, failure: true } satisfies Prisma.MatchingRunSelect

export type RunSummaryRow = Prisma.MatchingRunGetPayload<{ select: typeof summarySelect }>
export type RunRow = Prisma.MatchingRunGetPayload<{ select: typeof runSelect }>

/** The term's runs that propose a whole term, newest first (S4), without their results: those are megabytes. */
export function findRuns(tx: Transaction, termId: string): Promise<RunSummaryRow[]> {
  return tx.matchingRun.findMany({
    where: { termId, kind: 'match' },
    select: summarySelect,
    orderBy: { startedAt: 'desc' },
  })
}

export function findRun(tx: Transaction, id: string): Promise<RunRow | null> {
  return tx.matchingRun.findUnique({ where: { id }, select: runSelect })
}

/** The run's result, of its proof, which is the most of it, the kind alone; null while there is none. */
export async function findAnswer(tx: Transaction, id: string): Promise<unknown> {
  const [run] = await tx.$queryRaw<{ answer: unknown }[]>`
    select jsonb_set(result, '{proof}', jsonb_build_object('kind', result #> '{proof,kind}')) as answer
    from matching_run where id = ${id}::uuid`
  return run?.answer ?? null
}

/** The instance that the run was given, and its whole result, null while there is none; null when there is no such run. */
export function findFiles(tx: Transaction, id: string) {
  return tx.matchingRun.findUnique({ where: { id }, select: { input: true, result: true } })
}

interface NewRun {
  readonly id: string
  readonly termId: string
  readonly kind: 'match' | 'repair'
  readonly policy: string
  readonly engine: string
  readonly input: object
  readonly startedAt: Date
  readonly personId: string | null
}

/** Stores a run that begins, with the lease of its work. */
export async function insertRun(tx: Transaction, run: NewRun): Promise<void> {
  await tx.matchingRun.create({ data: { ...run, status: 'running' } })
  await holdLease(tx, run.id)
}

interface RunEnd {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'failed' | 'cancelled'
  readonly finishedAt: Date
  readonly result?: object
  readonly failure?: string
}

/** Ends a run that is still under way; false when it had ended already. */
export async function finishRun(tx: Transaction, id: string, end: RunEnd): Promise<boolean> {
  const { count } = await tx.matchingRun.updateMany({ where: { id, status: 'running' }, data: end })
  return count === 1
}

/** Ends the runs on which no instance holds a lease. */
export async function failAbandonedRuns(db: Database, end: RunEnd): Promise<void> {
  const held = await heldWork(db)
  await db.matchingRun.updateMany({ where: { status: 'running', id: { notIn: held } }, data: end })
}

/** Of the ids, those of runs whose answer nobody wants any more. */
export async function findUnwantedRuns(db: Database, ids: readonly string[]): Promise<string[]> {
  const rows = await db.matchingRun.findMany({
    where: { id: { in: [...ids] }, status: { in: ['cancelled', 'failed'] } },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Marks the run as the term's chosen one; the database allows one per term. */
export async function markChosen(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.matchingRun.update({ where: { id }, data: { chosenAt: now } })
}

/** The term's chosen run, or null. */
export function findChosenRun(tx: Transaction, termId: string): Promise<{ id: string } | null> {
  return tx.matchingRun.findFirst({ where: { termId, chosenAt: { not: null } }, select: { id: true } })
}

/** No run of the term is chosen any more. */
export async function clearChoice(tx: Transaction, termId: string): Promise<void> {
  await tx.matchingRun.updateMany({ where: { termId, chosenAt: { not: null } }, data: { chosenAt: null } })
}

export async function insertPlacements(
  tx: Transaction,
  rows: readonly {
    id: string
    termId: string
    runId: string
    studentId: string
    offerId: string
    wish: number | null
  }[],
): Promise<void> {
  await tx.placement.createMany({ data: [...rows] })
}

/** Names for the ids of a run's input, also of what was withdrawn or has ended since. */
export async function findNames(tx: Transaction, termId: string) {
  const students = await tx.student.findMany({
    where: { termId },
    select: {
      id: true,
      number: true,
      firstName: true,
      lastName: true,
      protected: true,
      universityId: true,
    },
  })
  const offers = await tx.offer.findMany({
    where: { termId },
    select: {
      id: true,
      unit: { select: { name: true, district: { select: { id: true, name: true } } } },
      field: { select: { name: true } },
    },
  })
  const ofOrganisation = { select: { id: true, name: true } }
  const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map(row => [row.id, row]))
  return {
    students: byId(students),
    offers: byId(offers),
    districts: byId(await tx.district.findMany(ofOrganisation)),
    universities: byId(await tx.university.findMany(ofOrganisation)),
    fields: byId(await tx.field.findMany(ofOrganisation)),
  }
}
