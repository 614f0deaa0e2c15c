import { randomUUID } from 'node:crypto'
import type { Database } from '../../src/adapters/db/database.ts'
import type { Prisma } from '../../src/adapters/db/generated/client.ts'

type Changes<Input> = Partial<Input>

/** The district's unit of this name. */
export async function seedUnit(db: Database, districtId = 'farsta', name = 'Mottagningen'): Promise<string> {
  const { id } = await db.unit.upsert({
    where: { districtId_name: { districtId, name } },
    create: { id: randomUUID(), districtId, name },
    update: {},
    select: { id: true },
  })
  return id
}

/** A supervisor who meets every university's rule (R13), changed as told. */
export async function seedSupervisor(
  db: Database,
  districtId = 'farsta',
  changes: Changes<Prisma.SupervisorUncheckedCreateInput> = {},
): Promise<string> {
  const id = randomUUID()
  const known = { name: 'Åsa Öberg', degreeYear: 2001, hasSupervisorCourse: true }
  await db.supervisor.create({ data: { id, districtId, ...known, ...changes } })
  return id
}

/** An offer of one place in the field missbruk at a district's unit in VT2020, changed as told. */
export async function seedOffer(
  db: Database,
  districtId = 'farsta',
  changes: Changes<Prisma.OfferUncheckedCreateInput> = {},
): Promise<string> {
  const id = randomUUID()
  const unitId = changes.unitId ?? (await seedUnit(db, districtId))
  const members = { termId: 'VT2020', fieldId: 'missbruk', places: 1 }
  await db.offer.create({ data: { id, ...members, ...changes, unitId } })
  return id
}

/** A student of a university in VT2020, named after nobody, changed as told. */
export async function seedStudent(
  db: Database,
  universityId = 'SU',
  changes: Changes<Prisma.StudentUncheckedCreateInput> = {},
): Promise<string> {
  const id = randomUUID()
  const members = { termId: 'VT2020', number: `nr-${id.slice(0, 8)}`, firstName: 'Kim', lastName: 'Ek' }
  await db.student.create({ data: { id, universityId, ...members, ...changes } })
  return id
}
