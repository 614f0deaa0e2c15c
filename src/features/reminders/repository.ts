import { fromDateColumn, toDateColumn, type Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { ReminderKind } from '../../domain/terms/reminders.ts'

/** Terms in which somebody can be waited for, with what their waits are measured by; all of them, or one. */
export async function findOpenTerms(tx: Transaction, which: Prisma.TermWhereInput) {
  const rows = await tx.term.findMany({
    where: { phase: { in: ['collecting', 'confirming', 'published', 'running'] }, ...which },
    select: {
      id: true,
      phase: true,
      endsOn: true,
      offersDueOn: true,
      confirmDueOn: true,
      createdAt: true,
      moves: { where: { to: 'collecting' }, orderBy: { at: 'desc' }, take: 1, select: { at: true } },
    },
  })
  return rows.map(({ moves, createdAt, ...term }) => ({
    id: term.id,
    phase: term.phase,
    endsOn: fromDateColumn(term.endsOn),
    offersDueOn: fromDateColumn(term.offersDueOn),
    confirmDueOn: fromDateColumn(term.confirmDueOn),
    collectingSince: moves[0]?.at ?? createdAt,
  }))
}

export type OpenTerm = Awaited<ReturnType<typeof findOpenTerms>>[number]

/** Terms that have not ended: of others nobody is reminded by themselves. */
export function notEnded(todayOn: string): Prisma.TermWhereInput {
  return { endsOn: { gte: toDateColumn(todayOn) } }
}

const ownDistricts = (actor: Actor) => (actor.isCentral ? {} : { id: { in: [...actor.districtIds] } })
const ownUniversities = (actor: Actor) => (actor.isCentral ? {} : { id: { in: [...actor.universityIds] } })

/** The actor's districts that have not said that their offers are complete (S3). */
export function findUnanswered(tx: Transaction, termId: string, actor: Actor) {
  return tx.district.findMany({
    where: {
      ...ownDistricts(actor),
      validTo: null,
      NOT: { termBounds: { some: { termId, answeredAt: { not: null } } } },
    },
    select: { id: true, name: true },
  })
}

/** The actor's districts' proposals that wait, with the day of each. */
export async function findOpenProposals(tx: Transaction, termId: string, actor: Actor) {
  const rows = await tx.placement.findMany({
    where: { termId, state: 'proposed', offer: { unit: { district: ownDistricts(actor) } } },
    select: {
      events: { where: { kind: 'proposed' }, orderBy: { id: 'desc' }, take: 1, select: { at: true } },
      offer: { select: { unit: { select: { district: { select: { id: true, name: true } } } } } },
    },
  })
  return rows.flatMap(({ events, offer }) =>
    events[0] ? [{ at: events[0].at, district: offer.unit.district }] : [],
  )
}

/** The actor's universities with the number of their students without wishes. */
export async function findWithoutWishes(tx: Transaction, termId: string, actor: Actor) {
  const rows = await tx.university.findMany({
    where: {
      ...ownUniversities(actor),
      students: { some: { termId, withdrawnAt: null, wishes: { none: {} } } },
    },
    select: {
      id: true,
      name: true,
      _count: { select: { students: { where: { termId, withdrawnAt: null, wishes: { none: {} } } } } },
    },
  })
  return rows.map(({ id, name, _count }) => ({ id, name, count: _count.students }))
}

/** All reminders of the terms, the oldest first. */
export async function findReminders(tx: Transaction, termIds: readonly string[]) {
  const rows = await tx.reminder.findMany({
    where: { termId: { in: [...termIds] } },
    select: { termId: true, kind: true, ownerId: true, dueOn: true, at: true, escalated: true },
    orderBy: { at: 'asc' },
  })
  return rows.map(({ dueOn, ...row }) => ({ ...row, dueOn: fromDateColumn(dueOn) }))
}

export interface NewReminder {
  readonly termId: string
  readonly kind: ReminderKind
  readonly ownerId: string
  readonly dueOn: string
  readonly step: string
  readonly at: Date
  readonly escalated: boolean
  readonly personId: string | null
}

/** Stores a reminder; false when this very one was given before, by this instance of the program or another. */
export async function insertReminder(tx: Transaction, { dueOn, ...reminder }: NewReminder): Promise<boolean> {
  const data = { ...reminder, dueOn: toDateColumn(dueOn) }
  const { count } = await tx.reminder.createMany({ data: [data], skipDuplicates: true })
  return count === 1
}

/** The central coordinators of the moment. */
export async function findCentral(tx: Transaction, now: Date) {
  const rows = await tx.person.findMany({
    where: {
      roles: {
        some: { kind: 'central', validFrom: { lte: now }, OR: [{ validTo: null }, { validTo: { gt: now } }] },
      },
    },
    select: { id: true, email: true, language: true },
  })
  return rows
}
