import { randomUUID } from 'node:crypto'
import { toDateColumn, type Database } from '../../src/adapters/db/database.ts'
import type { DeclineReason } from '../../src/domain/statistics/decline-reasons.ts'
import { seedOffer, seedStudent, seedSupervisor, seedUnit } from './seed-term-data.ts'
import { seedOrganisation, seedTerm } from './test-app.ts'

type Kind = 'proposed' | 'confirmed' | 'declined' | 'published' | 'completed' | 'interrupted' | 'cancelled'
type Sex = 'female' | 'male' | 'other' | null

const WAY: Readonly<Record<Kind, readonly Kind[]>> = {
  proposed: ['proposed'],
  declined: ['proposed', 'declined'],
  confirmed: ['proposed', 'confirmed'],
  published: ['proposed', 'confirmed', 'published'],
  completed: ['proposed', 'confirmed', 'published', 'completed'],
  interrupted: ['proposed', 'confirmed', 'published', 'interrupted'],
  cancelled: ['proposed', 'confirmed', 'published', 'cancelled'],
}

/** Places students of a university in an offer, each until the event named. */
export async function seedOutcomes(
  db: Database,
  where: { termId: string; universityId: string; offerId: string; supervisorId: string },
  kind: Kind,
  sexes: readonly Sex[],
  hours = 24,
  declineReason: DeclineReason = 'workload',
): Promise<string[]> {
  const { termId, universityId, offerId, supervisorId } = where
  const ids: string[] = []
  for (const sex of sexes) {
    const studentId = await seedStudent(db, universityId, { termId, sex, homeArea: 'Farsta' })
    const id = randomUUID()
    const event = (one: Kind, index: number) => ({
      placementId: id,
      kind: one,
      at: new Date(Date.UTC(2019, 10, 1, index * hours)),
      ...(one === 'confirmed' && { supervisorId }),
      ...((one === 'interrupted' || one === 'cancelled') && { cause: 'student' as const }),
      ...(['interrupted', 'cancelled'].includes(one) && { reason: 'Ett skäl' }),
      ...(one === 'declined' && { declineReason }),
    })
    const [first, ...rest] = WAY[kind].map(event)
    await db.$transaction([
      db.placement.create({ data: { id, termId, studentId, offerId, wish: 1 } }),
      db.placementEvent.create({ data: first! }),
    ])
    for (const data of rest) await db.placementEvent.create({ data })
    ids.push(id)
  }
  return ids
}

export const women = (count: number): Sex[] => Array.from({ length: count }, () => 'female')
export const men = (count: number): Sex[] => Array.from({ length: count }, () => 'male')

/**
 * The spring terms of 2022 to 2024 in three districts, of which Norrmalm and Östermalm became Norra innerstaden on 1 July
 * 2023; in each, 8, 7 and 9 students or more complete their placements, and some do not.
 */
export async function seedThreeTerms(db: Database) {
  await seedOrganisation(db)
  await db.district.createMany({
    data: [
      { id: 'norrmalm', name: 'Norrmalms stadsdelsförvaltning', validTo: toDateColumn('2023-06-30') },
      { id: 'ostermalm', name: 'Östermalms stadsdelsförvaltning', validTo: toDateColumn('2023-06-30') },
      {
        id: 'norra-innerstaden',
        name: 'Norra innerstadens stadsdelsförvaltning',
        validFrom: toDateColumn('2023-07-01'),
      },
    ],
  })
  await db.districtSuccessor.createMany({
    data: ['norrmalm', 'ostermalm'].map(predecessorId => ({
      predecessorId,
      successorId: 'norra-innerstaden',
    })),
  })
  for (const year of [2022, 2023, 2024]) {
    const termId = `VT${year}`
    await seedTerm(db, 'closed', termId)
    await db.term.update({
      where: { id: termId },
      data: { startsOn: toDateColumn(`${year}-01-17`), endsOn: toDateColumn(`${year}-06-05`) },
    })
    const districts = year === 2024 ? ['norra-innerstaden', 'farsta'] : ['norrmalm', 'ostermalm', 'farsta']
    for (const [index, districtId] of districts.entries()) {
      const unitId = await seedUnit(db, districtId, `Enheten ${districtId}`)
      const supervisorId = await seedSupervisor(db, districtId)
      const offerId = await seedOffer(db, districtId, { termId, unitId, places: 20 })
      const at = (universityId: string) => ({ termId, universityId, offerId, supervisorId })
      await seedOutcomes(db, at('SU'), 'completed', [...women(5 + index), ...men(5)])
      await seedOutcomes(db, at('ESB'), 'completed', [...women(5), ...men(index)])
      await seedOutcomes(db, at('SH'), 'interrupted', women(index === 1 ? 5 : 0))
      await seedOutcomes(db, at('SH'), 'declined', men(index))
    }
    for (const sex of ['female', 'female', 'male', 'male', 'female', null] as const) {
      await seedStudent(db, 'SH', { termId, sex })
    }
  }
}
