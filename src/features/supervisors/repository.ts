import type { Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Ids } from '../../ports/ids.ts'

const supervisorSelect = {
  id: true,
  name: true,
  email: true,
  degreeYear: true,
  hasSupervisorCourse: true,
} satisfies Prisma.SupervisorSelect

export type Supervisor = Prisma.SupervisorGetPayload<{ select: typeof supervisorSelect }>
export type SupervisorInput = Omit<Supervisor, 'id'>

/** The supervisors of a district in the order of their names; null when the district is not the actor's. */
export async function findByDistrict(
  tx: Transaction,
  districtId: string,
  actor: Actor,
): Promise<Supervisor[] | null> {
  const own = actor.isCentral ? {} : { AND: { id: { in: [...actor.districtIds] } } }
  const district = await tx.district.findFirst({
    where: { id: districtId, ...own },
    select: { supervisors: { select: supervisorSelect } },
  })
  if (!district) return null
  const { compare } = new Intl.Collator('sv')
  return district.supervisors.sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
}

/**
 * The district's supervisor with this address or, without one, with this name; made when there is none. What the input
 * says replaces what was known. An address given for a name that had none is that supervisor's from now on.
 */
export async function findOrCreateSupervisor(
  tx: Transaction,
  ids: Ids,
  districtId: string,
  input: SupervisorInput,
): Promise<Supervisor> {
  const supervisor = { ...input, email: input.email?.toLowerCase() ?? null }
  const found = await findSame(tx, districtId, supervisor)
  if (!found) {
    const data = { id: ids.uuid(), districtId, ...supervisor }
    return tx.supervisor.create({ data, select: supervisorSelect })
  }
  return tx.supervisor.update({ where: { id: found.id }, data: supervisor, select: supervisorSelect })
}

async function findSame(tx: Transaction, districtId: string, { name, email }: SupervisorInput) {
  const byEmail =
    email === null
      ? null
      : await tx.supervisor.findFirst({ where: { districtId, email }, select: { id: true } })
  return (
    byEmail ??
    tx.supervisor.findFirst({
      where: { districtId, name, email: null },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
  )
}
