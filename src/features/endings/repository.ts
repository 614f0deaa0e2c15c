import type { Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { offersOf, placementsOf } from '../scope.ts'

const endingSelect = {
  id: true,
  termId: true,
  state: true,
  studentId: true,
  offerId: true,
  student: { select: { email: true, language: true, protected: true, universityId: true } },
  offer: {
    select: { unit: { select: { name: true, district: { select: { id: true, name: true } } } } },
  },
} satisfies Prisma.PlacementSelect

async function find(tx: Transaction, where: Prisma.PlacementWhereInput) {
  const rows = await tx.placement.findMany({ where, select: endingSelect, orderBy: { id: 'asc' } })
  return rows.map(({ offer, ...row }) => ({
    ...row,
    unit: offer.unit.name,
    district: offer.unit.district,
  }))
}

/** A placement with what its end touches. */
export type EndingRow = Awaited<ReturnType<typeof find>>[number]

/** One placement that the actor may see, or null. */
export async function findToEnd(tx: Transaction, id: string, actor: Actor): Promise<EndingRow | null> {
  const [row] = await find(tx, { AND: [{ id }, placementsOf(actor)] })
  return row ?? null
}

/** Of these placements of the term, those in the actor's own offers. */
export function findToComplete(tx: Transaction, termId: string, ids: readonly string[], actor: Actor) {
  return find(tx, { termId, id: { in: [...ids] }, offer: offersOf(actor) })
}

/** The active placements of these students; whose they are to end is the caller's question. */
export function findActiveOf(tx: Transaction, studentIds: readonly string[]): Promise<EndingRow[]> {
  return find(tx, { studentId: { in: [...studentIds] }, active: true })
}

/** Whether a placement of the student was ever public: then the personal page goes on telling what became of it. */
export async function hasBeenPublished(tx: Transaction, studentId: string): Promise<boolean> {
  return (await tx.placementEvent.count({ where: { kind: 'published', placement: { studentId } } })) > 0
}
