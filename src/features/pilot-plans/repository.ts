import { toDateColumn, type Database, type Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import { heldWork, holdLease } from '../../adapters/db/work-leases.ts'
import type { Session } from '../../domain/auscultation/plan-file.ts'

const planSelect = {
  id: true,
  pilotId: true,
  number: true,
  kind: true,
  status: true,
  result: true,
  bounds: true,
  reason: true,
  failure: true,
  previousId: true,
  startedAt: true,
  finishedAt: true,
  person: { select: { name: true } },
  pilot: { select: { planId: true } },
} satisfies Prisma.PilotPlanSelect

export type PlanRow = Prisma.PilotPlanGetPayload<{ select: typeof planSelect }>

/** The pilot's plans, newest first. For central alone: they hold every district's hosts. */
export function findPlans(tx: Transaction, pilotId: string): Promise<PlanRow[]> {
  return tx.pilotPlan.findMany({ where: { pilotId }, select: planSelect, orderBy: { number: 'desc' } })
}

export function findPlan(tx: Transaction, id: string): Promise<PlanRow | null> {
  return tx.pilotPlan.findUnique({ where: { id }, select: planSelect })
}

/** The pilot that the plan was made from, or null when there is no such plan. */
export async function findPlanInput(tx: Transaction, id: string): Promise<unknown> {
  const plan = await tx.pilotPlan.findUnique({ where: { id }, select: { input: true } })
  return plan?.input ?? null
}

export interface NewPlan {
  readonly id: string
  readonly pilotId: string
  readonly kind: 'plan' | 'replan' | 'edit'
  readonly input: object
  readonly previousId: string | null
  readonly startedAt: Date
  readonly personId: string | null
}

/** Stores a plan that is being made, with the pilot's next number, and takes the lease of the work that it is. */
export async function insertPlan(tx: Transaction, plan: NewPlan): Promise<void> {
  const { pilotId } = plan
  const newest = await tx.pilotPlan.findFirst({
    where: { pilotId },
    select: { number: true },
    orderBy: { number: 'desc' },
  })
  await tx.pilotPlan.create({ data: { ...plan, number: (newest?.number ?? 0) + 1, status: 'running' } })
  if (plan.kind !== 'edit') await holdLease(tx, plan.id)
}

export interface PlanEnd {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'failed' | 'cancelled'
  readonly finishedAt: Date
  readonly result?: object
  readonly bounds?: object[]
  readonly failure?: string
}

/** Ends a plan that is still being made; false when it had ended already. */
export async function finishPlan(tx: Transaction, id: string, end: PlanEnd): Promise<boolean> {
  const { count } = await tx.pilotPlan.updateMany({ where: { id, status: 'running' }, data: end })
  return count === 1
}

/** Ends the plans on which no instance holds a lease. */
export async function failAbandonedPlans(db: Database, end: PlanEnd): Promise<void> {
  const held = await heldWork(db)
  await db.pilotPlan.updateMany({ where: { status: 'running', id: { notIn: held } }, data: end })
}

/** Of the ids, those of plans that nobody wants any more. */
export async function findUnwantedPlans(db: Database, ids: readonly string[]): Promise<string[]> {
  const rows = await db.pilotPlan.findMany({
    where: { id: { in: [...ids] }, status: { in: ['cancelled', 'failed'] } },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Whether the plan was chosen before. */
export async function wasInUse(tx: Transaction, planId: string): Promise<boolean> {
  return (await tx.pilotChoice.count({ where: { planId } })) > 0
}

/** Logs that the plan comes into use; the database makes it the pilot's plan. */
export async function insertChoice(
  tx: Transaction,
  choice: { pilotId: string; planId: string; at: Date; personId: string | null },
): Promise<void> {
  await tx.pilotChoice.create({ data: choice })
}

/**
 * Makes the pilot's sessions those of a plan: a session that was there keeps its row, with lock and attendance, and one
 * that the plan has no longer is marked as removed.
 */
export async function projectSessions(
  tx: Transaction,
  pilotId: string,
  sessions: readonly Session[],
  { newId, now }: { newId: () => string; now: Date },
): Promise<void> {
  await tx.pilotSession.updateMany({
    where: { pilotId, removedAt: null, key: { notIn: sessions.map(({ id }) => id) } },
    data: { removedAt: now, lockedAt: null, lockedById: null },
  })
  for (const session of sessions) {
    const place = {
      venueId: session.venue,
      on: toDateColumn(session.day),
      passes: session.passes,
      removedAt: null,
    }
    const { id } = await tx.pilotSession.upsert({
      where: { pilotId_key: { pilotId, key: session.id } },
      create: { id: newId(), pilotId, key: session.id, moduleId: session.module, ...place },
      update: place,
      select: { id: true },
    })
    await tx.sessionHost.deleteMany({ where: { sessionId: id, hostId: { notIn: session.hosts } } })
    await tx.sessionHost.createMany({
      data: session.hosts.map(hostId => ({ sessionId: id, hostId })),
      skipDuplicates: true,
    })
    await tx.sessionGroup.deleteMany({ where: { sessionId: id, groupId: { notIn: session.groups } } })
    await tx.sessionGroup.createMany({
      data: session.groups.map(groupId => ({ sessionId: id, groupId })),
      skipDuplicates: true,
    })
  }
}

const named = { select: { id: true, name: true } } as const

/** Names for the ids of a plan, also of what was removed since. */
export async function findPlanNames(tx: Transaction, pilotId: string) {
  const hosts = await tx.pilotHost.findMany({
    where: { pilotId },
    select: {
      id: true,
      kind: true,
      districtId: true,
      name: true,
      modules: { where: { module: { removedAt: null } }, select: { moduleId: true } },
      person: named,
      student: { select: { number: true, firstName: true, lastName: true, protected: true } },
    },
  })
  const venues = await tx.pilotVenue.findMany({
    where: { pilotId },
    select: { id: true, name: true, seats: true, address: true, district: named },
  })
  const modules = await tx.pilotModule.findMany({ where: { pilotId }, ...named })
  const groups = await tx.pilotGroup.findMany({
    where: { pilotId },
    select: { id: true, number: true, district: named },
  })
  const passes = await tx.pilotPass.findMany({
    where: { pilotId },
    select: { key: true, startsAt: true, endsAt: true },
  })
  return { hosts, venues, modules, groups, passes }
}

export type PlanNames = Awaited<ReturnType<typeof findPlanNames>>
