import type { Transaction } from '../../adapters/db/database.ts'
import type { Table } from '../../domain/import/table.ts'
import { parseTravelTimes, type TravelTimeRow } from '../../domain/import/travel-times.ts'
import { faultyImport, planOf, type PlannedImport } from '../imports/presenter.ts'
import { findReference, type Reference } from '../reference/repository.ts'
import { deleteHomeAreas, findTravelTimes, replaceTravelTimes } from './repository.ts'

/**
 * Compares a matrix of travel times with the stored one, a home area at a time. Districts that the file has no times to
 * keep theirs; an empty cell makes a stored time unknown.
 */
export async function planTravelTimes(tx: Transaction, table: Table): Promise<PlannedImport> {
  const reference = await findReference(tx)
  const read = parseTravelTimes(table, reference)
  if (read.faults.length > 0) return faultyImport(read)
  const covered = new Set(read.rows.map(({ districtId }) => districtId))
  const districts = reference.districts.filter(({ id }) => covered.has(id))
  const districtIds = districts.map(({ id }) => id)
  const stored = comparableAreas(await findTravelTimes(tx, districtIds), districts)
  const plan = planOf(
    read,
    comparableAreas(read.rows, districts),
    stored.map(area => ({ ...area, version: JSON.stringify(area.cells) })),
  )
  return {
    plan,
    async write(gone) {
      const homeAreas = [...plan.added, ...plan.changed]
      const times = read.rows.filter(({ homeArea }) => plan.added.has(homeArea) || plan.changed.has(homeArea))
      await replaceTravelTimes(tx, { homeAreas, districtIds }, times)
      if (gone === 'withdraw') await deleteHomeAreas(tx, [...plan.gone])
    },
  }
}

/** A row of the matrix for each home area, with a cell for every district. */
function comparableAreas(times: readonly TravelTimeRow[], districts: Reference['districts']) {
  const minutes = new Map(times.map(time => [JSON.stringify([time.homeArea, time.districtId]), time.minutes]))
  return [...new Set(times.map(({ homeArea }) => homeArea))].map(homeArea => {
    const cells = districts.map(({ id, name }) => [
      name,
      minutes.get(JSON.stringify([homeArea, id]))?.toString() ?? '',
    ])
    return { key: homeArea, label: homeArea, cells: Object.fromEntries(cells) as Record<string, string> }
  })
}
