import { occasionOf, occasionSelect } from '../../adapters/db/occasion-columns.ts'
import type { Transaction } from '../../adapters/db/database.ts'
import type { RoleKind } from '../../domain/access/actor.ts'
import { invitationSelect } from '../placement-occasions/repository.ts'

/** The key of the term's meeting among the term's occasions. */
export const KEY = 'network-meeting'

const COORDINATORS = ['central', 'district', 'university'] as const satisfies readonly RoleKind[]

/** Who is invited now: everybody with a role as coordinator and, when asked for, as base teacher. Each once, by id. */
export async function findToInvite(tx: Transaction, includesTeachers: boolean, now: Date): Promise<string[]> {
  const kinds = [...COORDINATORS, ...(includesTeachers ? (['teacher'] as const) : [])]
  const rows = await tx.role.findMany({
    where: {
      kind: { in: kinds },
      validFrom: { lte: now },
      OR: [{ validTo: null }, { validTo: { gt: now } }],
    },
    select: { personId: true },
    distinct: ['personId'],
    orderBy: { personId: 'asc' },
  })
  return rows.map(({ personId }) => personId)
}

/** The term's meeting with everybody who was ever invited to it, by name; null when the term has had none. */
export async function findMeeting(tx: Transaction, termId: string) {
  const row = await tx.occasion.findFirst({
    where: { termId, key: KEY },
    select: {
      ...occasionSelect,
      invitations: {
        select: {
          ...invitationSelect,
          person: {
            select: {
              name: true,
              roles: {
                where: { validTo: null },
                select: {
                  kind: true,
                  district: { select: { name: true } },
                  university: { select: { name: true } },
                },
              },
            },
          },
        },
        orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
      },
    },
  })
  if (!row) return null
  const { invitations, ...occasion } = row
  return { occasion: occasionOf(occasion), invitations }
}
