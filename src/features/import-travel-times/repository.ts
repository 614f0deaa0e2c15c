import type { Transaction } from '../../adapters/db/database.ts'
import type { TravelTimeRow } from '../../domain/import/travel-times.ts'

/** Minutes from every home area to the districts. */
export function findTravelTimes(tx: Transaction, districtIds: readonly string[]): Promise<TravelTimeRow[]> {
  return tx.travelTime.findMany({
    where: { districtId: { in: [...districtIds] } },
    select: { homeArea: true, districtId: true, minutes: true },
    orderBy: [{ homeArea: 'asc' }, { districtId: 'asc' }],
  })
}

/** Replaces the times from the home areas to the districts. */
export async function replaceTravelTimes(
  tx: Transaction,
  { homeAreas, districtIds }: { homeAreas: readonly string[]; districtIds: readonly string[] },
  times: readonly TravelTimeRow[],
) {
  await tx.travelTime.deleteMany({
    where: { homeArea: { in: [...homeAreas] }, districtId: { in: [...districtIds] } },
  })
  await tx.travelTime.createMany({ data: [...times] })
}

/** Forgets all times from the home areas. */
export async function deleteHomeAreas(tx: Transaction, homeAreas: readonly string[]) {
  await tx.travelTime.deleteMany({ where: { homeArea: { in: [...homeAreas] } } })
}
