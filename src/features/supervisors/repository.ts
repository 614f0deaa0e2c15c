import type { Transaction } from '../../adapters/db/database.ts'
import type { Prisma } from '../../adapters/db/generated/client.ts'
import type { Actor } from '../../domain/access/actor.ts'

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

/** The supervisors of the actor's districts, with how many places name them in the term. */
export function findRegister(tx: Transaction, termId: string, actor: Actor) {
  return tx.supervisor.findMany({
    where: { erasedAt: null, ...(actor.isCentral ? {} : { districtId: { in: [...actor.districtIds] } }) },
    select: {
      ...supervisorSelect,
      district: { select: { id: true, name: true } },
      offers: { where: { termId, withdrawnAt: null }, select: { places: true } },
      exceptions: { select: { universityId: true } },
    },
  })
}

/** Every university's rule for supervisors (R13), in the order of their ids. */
export function findRules(tx: Transaction) {
  return tx.university.findMany({
    where: { validTo: null },
    select: { id: true, supervisorDegreeYears: true, supervisorCourseRequired: true },
    orderBy: { id: 'asc' },
  })
}

/** The facts as they are stored: addresses in small letters. */
export function storedFacts({
  name,
  email,
  degreeYear,
  hasSupervisorCourse,
}: SupervisorInput): SupervisorInput {
  return { name, email: email?.toLowerCase() ?? null, degreeYear, hasSupervisorCourse }
}

/** The district's supervisor with this address or, if nobody has it, the one of this name without an address; or null. */
export async function findSame(
  tx: Transaction,
  districtId: string,
  facts: Pick<SupervisorInput, 'name' | 'email'>,
): Promise<Supervisor | null> {
  const { name, email } = facts
  const named = [{ name, email: null }, ...(email === null ? [] : [{ email }])]
  const rows = await tx.supervisor.findMany({
    where: { districtId, OR: named },
    select: supervisorSelect,
    orderBy: { id: 'asc' },
  })
  return sameIn(rows, facts)
}

/** Of a district's supervisors, in the order of their ids, the one that `findSame` finds. */
export function sameIn(
  supervisors: readonly Supervisor[],
  { name, email }: Pick<SupervisorInput, 'name' | 'email'>,
): Supervisor | null {
  const byEmail = email === null ? undefined : supervisors.find(one => one.email === email)
  return byEmail ?? supervisors.find(one => one.name === name && one.email === null) ?? null
}

/** The supervisors of each of the districts, in the order of their ids: for whoever asks about many at once. */
export async function findByDistricts(
  tx: Transaction,
  districtIds: readonly string[],
): Promise<Map<string, Supervisor[]>> {
  const rows = await tx.supervisor.findMany({
    where: { districtId: { in: [...new Set(districtIds)] } },
    select: { ...supervisorSelect, districtId: true },
    orderBy: { id: 'asc' },
  })
  const found = new Map<string, Supervisor[]>()
  for (const { districtId, ...supervisor } of rows) {
    const own = found.get(districtId) ?? []
    own.push(supervisor)
    found.set(districtId, own)
  }
  return found
}

export function insertSupervisor(
  tx: Transaction,
  supervisor: SupervisorInput & { id: string; districtId: string },
): Promise<Supervisor> {
  return tx.supervisor.create({ data: supervisor, select: supervisorSelect })
}

export async function insertSupervisors(
  tx: Transaction,
  supervisors: readonly (SupervisorInput & { id: string; districtId: string })[],
): Promise<void> {
  await tx.supervisor.createMany({ data: [...supervisors] })
}

export async function updateSupervisor(tx: Transaction, id: string, facts: SupervisorInput): Promise<void> {
  await tx.supervisor.update({ where: { id }, data: facts })
}

/** A supervisor with the district, or null when it isn't the actor's to change. */
export function findSupervisorToChange(tx: Transaction, id: string, actor: Actor) {
  const own = actor.isCentral ? {} : { districtId: { in: [...actor.districtIds] } }
  return tx.supervisor.findFirst({ where: { id, ...own }, select: { ...supervisorSelect, districtId: true } })
}

/** The active placements whose newest confirmation names the supervisor, with what R13 asks. */
export async function findSupervised(tx: Transaction, supervisorId: string) {
  const rows = await tx.placement.findMany({
    where: { active: true, events: { some: { supervisorId } } },
    select: {
      id: true,
      state: true,
      term: { select: { startsOn: true } },
      student: {
        select: {
          university: {
            select: { id: true, name: true, supervisorDegreeYears: true, supervisorCourseRequired: true },
          },
        },
      },
      events: {
        where: { supervisorId: { not: null } },
        orderBy: { id: 'desc' },
        take: 1,
        select: { supervisorId: true },
      },
    },
  })
  return rows.filter(({ events }) => events[0]?.supervisorId === supervisorId)
}

/** The universities that have accepted the supervisor in spite of their rules (R13). */
export async function findExceptions(tx: Transaction, supervisorId: string): Promise<Set<string>> {
  const rows = await tx.supervisorException.findMany({
    where: { supervisorId },
    select: { universityId: true },
  })
  return new Set(rows.map(({ universityId }) => universityId))
}
