import type { Database } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'

const PUBLISHED = ['published', 'completed'] as const
/** The nearer to a published placement, the more of what the mails say has happened. */
const BY_NEARNESS = [[...PUBLISHED], ['confirmed'], ['proposed']] as const

const placementSelect = {
  student: { select: { number: true, university: { select: { id: true, name: true } } } },
  offer: {
    select: {
      unit: { select: { name: true, district: { select: { id: true, name: true } } } },
      supervisor: { select: { name: true, email: true, erasedAt: true } },
    },
  },
} satisfies Prisma.PlacementSelect

/** One placement of the term, as near to published as there is, whose student is not protected (P2); null without any. */
export async function findExamplePlacement(db: Database, termId: string) {
  for (const states of BY_NEARNESS) {
    const placement = await db.placement.findFirst({
      where: {
        termId,
        active: true,
        state: { in: [...states] },
        student: { protected: false, erasedAt: null },
      },
      select: placementSelect,
      orderBy: [{ student: { number: 'asc' } }, { id: 'asc' }],
    })
    if (placement) return placement
  }
  return null
}

/** A student, a university and a district that take part in the term, for one without placements. */
export async function findParticipants(db: Database, termId: string) {
  const student = await db.student.findFirst({
    where: { termId, protected: false, erasedAt: null, withdrawnAt: null },
    select: placementSelect.student.select,
    orderBy: [{ number: 'asc' }, { id: 'asc' }],
  })
  const offer = await db.offer.findFirst({
    where: { termId },
    select: placementSelect.offer.select,
    orderBy: { id: 'asc' },
  })
  return { student, offer }
}

/** What the mails to a district and to a university count. */
export async function countFacts(db: Database, termId: string, of: { district: string; university: string }) {
  const ofUniversity = { termId, universityId: of.university, withdrawnAt: null }
  const placed = { placements: { some: { active: true, state: { in: [...PUBLISHED] } } } }
  const hasPublished = await db.placement.count({ where: { termId, state: { in: [...PUBLISHED] } } })
  return {
    proposals: await db.placement.count({
      where: { termId, state: 'proposed', offer: { unit: { districtId: of.district } } },
    }),
    withoutWishes: await db.student.count({ where: { ...ofUniversity, wishes: { none: {} } } }),
    isPublished: hasPublished > 0,
    placed: await db.student.count({ where: { ...ofUniversity, ...placed } }),
    unplaced: await db.student.count({ where: { ...ofUniversity, NOT: placed } }),
  }
}

/** The term's newest pilot, by name; null without any. */
export async function findPilotName(db: Database, termId: string): Promise<string | null> {
  const pilot = await db.pilot.findFirst({
    where: { termId },
    select: { name: true },
    orderBy: { createdAt: 'desc' },
  })
  return pilot?.name ?? null
}

/** The name of whoever looks, for the mails that greet their reader by it. */
export async function findOwnName(db: Database, personId: string): Promise<string | null> {
  const person = await db.person.findUnique({ where: { id: personId }, select: { name: true } })
  return person?.name ?? null
}
