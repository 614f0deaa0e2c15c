import type { Database } from '../../adapters/db/database.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { messagesOf } from '../outbox/repository.ts'
import { pilotHostsOf, pilotsOf } from '../scope.ts'

interface Counted {
  readonly count: number
  readonly sinceAt: Date | null
}
const NONE: Counted = { count: 0, sinceAt: null }

/** The actor's mail that was given up (C7); a part of a digest is the digest's. */
export async function countFailedMail(db: Database, actor: Actor, now: Date): Promise<Counted> {
  const { _count, _min } = await db.outboxMessage.aggregate({
    where: { AND: [messagesOf(actor, now), { status: 'dead', digestId: null }] },
    _count: true,
    _min: { createdAt: true },
  })
  return { count: _count, sinceAt: _min.createdAt }
}

/** What the leak guard has stopped and nobody has allowed; central's alone. */
export async function countStoppedLeaks(db: Database, actor: Actor): Promise<Counted> {
  if (!actor.isCentral) return NONE
  const { _count, _min } = await db.leak.aggregate({
    where: { allowedAt: null },
    _count: true,
    _min: { firstAt: true },
  })
  return { count: _count, sinceAt: _min.firstAt }
}

/** The term's runs that failed after the last one with a plan; central's alone. */
export async function countFailedRuns(db: Database, actor: Actor, termId: string): Promise<Counted> {
  if (!actor.isCentral) return NONE
  const last = await db.matchingRun.findFirst({
    where: { termId, status: { in: ['optimal', 'feasible'] } },
    select: { startedAt: true },
    orderBy: { startedAt: 'desc' },
  })
  const { _count, _min } = await db.matchingRun.aggregate({
    where: { termId, status: 'failed', ...(last && { startedAt: { gt: last.startedAt } }) },
    _count: true,
    _min: { startedAt: true },
  })
  return { count: _count, sinceAt: _min.startedAt }
}

/** The actor's pilots that are not public yet, and what in them is the actor's to enter. */
export async function findOpenPilots(db: Database, actor: Actor) {
  const rows = await db.pilot.findMany({
    where: { AND: [pilotsOf(actor), { phase: { in: ['draft', 'collecting', 'planned'] } }] },
    select: {
      id: true,
      name: true,
      phase: true,
      universityId: true,
      districts: { where: { answeredAt: null }, select: { districtId: true } },
      hosts: {
        where: { AND: [pilotHostsOf(actor), { removedAt: null, answeredAt: null }] },
        select: { personId: true },
      },
      _count: { select: { auscultants: { where: { withdrawnAt: null } } } },
    },
    orderBy: [{ term: { startsOn: 'desc' } }, { createdAt: 'desc' }],
  })
  return rows.map(({ districts, hosts, _count, ...pilot }) => ({
    ...pilot,
    unansweredDistrictIds: districts.map(({ districtId }) => districtId),
    silentPersonIds: hosts.map(({ personId }) => personId),
    students: _count.auscultants,
  }))
}

/** The newest import of the term's students by somebody of the actor's universities. */
export function findLastImport(db: Database, actor: Actor, termId: string) {
  return db.importBatch.findFirst({
    where: {
      termId,
      kind: 'students',
      person: { roles: { some: { universityId: { in: [...actor.universityIds] } } } },
    },
    select: { at: true, added: true, changed: true },
    orderBy: { at: 'desc' },
  })
}

/** The places that the actor's districts offered in the term before. */
export async function findOfferedBefore(db: Database, actor: Actor, termId: string) {
  const term = await db.term.findUnique({ where: { id: termId }, select: { startsOn: true } })
  if (!term || actor.districtIds.length === 0) return []
  const before = await db.term.findFirst({
    where: { startsOn: { lt: term.startsOn }, phase: { not: 'draft' } },
    select: { id: true },
    orderBy: { startsOn: 'desc' },
  })
  if (!before) return []
  const offers = await db.offer.findMany({
    where: {
      termId: before.id,
      withdrawnAt: null,
      unit: { districtId: { in: [...actor.districtIds] } },
    },
    select: { places: true, unit: { select: { districtId: true } } },
  })
  return actor.districtIds.map(districtId => ({
    districtId,
    termId: before.id,
    places: offers
      .filter(({ unit }) => unit.districtId === districtId)
      .reduce((sum, { places }) => sum + places, 0),
  }))
}
