import { randomUUID } from 'node:crypto'
import type { Database } from '../../src/adapters/db/database.ts'
import { Prisma } from '../../src/adapters/db/generated/client.ts'
import type { PilotPhase } from '../../src/domain/auscultation/pilot-phases.ts'
import { pastTriggers } from './past-triggers.ts'

type Changes<Input> = Partial<Input>

/** A pilot of SU in VT2020 with two passes a day in week 11 and Farsta as its district, in the phase. */
export async function seedPilot(db: Database, phase: PilotPhase = 'collecting', name: string = randomUUID()) {
  const id = randomUUID()
  await db.pilot.create({
    data: {
      id,
      name,
      termId: 'VT2020',
      universityId: 'SU',
      weeks: ['2020-W11'],
      seed: 'a seed of the tests',
      passes: {
        create: [
          { id: randomUUID(), key: 'fm1', startsAt: '09:00', endsAt: '10:30' },
          { id: randomUUID(), key: 'em1', startsAt: '13:00', endsAt: '14:30' },
        ],
      },
      districts: { create: [{ districtId: 'farsta', places: 10, groups: 2 }] },
    },
  })
  if (phase !== 'draft') await putPilotInPhase(db, id, phase)
  return id
}

/** Puts the pilot into the phase without a move. */
export function putPilotInPhase(db: Database, id: string, phase: PilotPhase) {
  return pastTriggers(db, Prisma.sql`update pilot set phase = ${phase}::pilot_phase where id = ${id}::uuid`)
}

/** A module of one pass that a group meets alone with one of the staff, changed as told. */
export async function seedModule(
  db: Database,
  pilotId: string,
  changes: Changes<Prisma.PilotModuleUncheckedCreateInput> = {},
): Promise<string> {
  const id = randomUUID()
  const members = { name: 'Samtal', audience: 'group' as const, staffHosts: 1, number: 1 }
  await db.pilotModule.create({ data: { id, pilotId, ...members, ...changes } })
  return id
}

/** A room for twelve in Farsta, changed as told. */
export async function seedVenue(
  db: Database,
  pilotId: string,
  changes: Changes<Prisma.PilotVenueUncheckedCreateInput> = {},
): Promise<string> {
  const id = randomUUID()
  const members = { districtId: 'farsta', name: `Rum ${id.slice(0, 8)}`, seats: 12 }
  await db.pilotVenue.create({ data: { id, pilotId, ...members, ...changes } })
  return id
}

/** One of Farsta's staff who can lead the modules, changed as told. */
export async function seedHost(
  db: Database,
  pilotId: string,
  moduleIds: readonly string[] = [],
  changes: Changes<Prisma.PilotHostUncheckedCreateInput> = {},
): Promise<string> {
  const id = randomUUID()
  const members = { kind: 'staff' as const, districtId: 'farsta', name: 'Åsa Öberg', maximumSessions: 3 }
  await db.pilotHost.create({ data: { id, pilotId, ...members, ...changes } })
  await db.hostModule.createMany({ data: moduleIds.map(moduleId => ({ hostId: id, moduleId })) })
  return id
}

/** A term-two student in Farsta, changed as told. */
export async function seedAuscultant(
  db: Database,
  pilotId: string,
  changes: Changes<Prisma.AuscultantUncheckedCreateInput> = {},
): Promise<string> {
  const id = randomUUID()
  const members = { number: `t2-${id.slice(0, 8)}`, firstName: 'Kim', lastName: 'Ek', districtId: 'farsta' }
  await db.auscultant.create({ data: { id, pilotId, ...members, ...changes } })
  return id
}

/** A plan of the pilot that has ended with this status, made from nothing. */
export async function seedPilotPlan(
  db: Database,
  pilotId: string,
  status: 'optimal' | 'feasible' | 'infeasible' = 'optimal',
  changes: Changes<Prisma.PilotPlanUncheckedCreateInput> = {},
): Promise<string> {
  const id = randomUUID()
  const at = new Date('2019-11-04T09:00:00Z')
  const number = 1 + (await db.pilotPlan.count({ where: { pilotId } }))
  const members = { number, kind: 'plan' as const, input: {}, result: {}, startedAt: at, finishedAt: at }
  await db.pilotPlan.create({ data: { id, pilotId, status, ...members, ...changes } })
  return id
}
