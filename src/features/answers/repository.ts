import type { Database, Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import { placementSelect } from '../placements/repository.ts'
import { hashOf } from '../session/repository.ts'

interface NewAnswerLink {
  readonly id: string
  readonly token: string
  readonly personId: string
  readonly districtId: string
  readonly termId: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** Stores links that answer a district's proposals, by their hashes. */
export async function insertAnswerLinks(tx: Transaction, links: readonly NewAnswerLink[]): Promise<void> {
  await tx.accessLink.createMany({
    data: links.map(({ token, ...link }) => ({ ...link, purpose: 'answer', tokenHash: hashOf(token) })),
  })
}

/**
 * The link behind the token while its day has not come, one that has done its work included; null for a link that is
 * unknown or too old, and for one whose owner no longer coordinates the district.
 */
export async function findAnswerLink(tx: Transaction, token: string, now: Date) {
  const isValid = { validFrom: { lte: now }, OR: [{ validTo: null }, { validTo: { gt: now } }] }
  const link = await tx.accessLink.findFirst({
    where: { tokenHash: hashOf(token), purpose: 'answer', expiresAt: { gt: now } },
    select: {
      termId: true,
      districtId: true,
      revokedAt: true,
      expiresAt: true,
      district: { select: { name: true } },
      person: {
        select: {
          id: true,
          language: true,
          roles: { where: { kind: 'district', ...isValid }, select: { districtId: true } },
        },
      },
    },
  })
  if (!link?.termId || !link.districtId || !link.person || !link.district || !link.expiresAt) return null
  const { termId, districtId, revokedAt, expiresAt, district, person } = link
  if (!person.roles.some(role => role.districtId === districtId)) return null
  const { id: personId, language } = person
  return { termId, districtId, district: district.name, personId, language, expiresAt, isOpen: !revokedAt }
}

/** The proposals of a district in a term: open ones, and those answered of the runs in use, in the order of their making. */
export function findProposals(db: Database, termId: string, districtId: string) {
  return db.placement.findMany({
    where: {
      termId,
      offer: { unit: { districtId } },
      state: { in: ['proposed', 'confirmed', 'declined', 'published'] },
    } satisfies Prisma.PlacementWhereInput,
    select: placementSelect,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}

/** Ends the answering links of the districts that have nothing left to answer in the term. */
export async function endLinksWithoutProposals(tx: Transaction, termId: string, now: Date): Promise<void> {
  const open = await tx.placement.findMany({
    where: { termId, state: 'proposed' },
    select: { offer: { select: { unit: { select: { districtId: true } } } } },
  })
  const districts = [...new Set(open.map(({ offer }) => offer.unit.districtId))]
  await tx.accessLink.updateMany({
    where: { purpose: 'answer', termId, districtId: { notIn: districts }, revokedAt: null },
    data: { revokedAt: now },
  })
}
