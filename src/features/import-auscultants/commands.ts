import type { Transaction } from '../../adapters/db/database.ts'
import { importedCells } from '../../copy/sv/imported-cells.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { parseAuscultants, type AuscultantRow } from '../../domain/import/auscultants.ts'
import { foldedName } from '../../domain/import/cell-text.ts'
import { protectedIdentities } from '../../domain/import/protected-identities.ts'
import type { Named } from '../../domain/import/name-matcher.ts'
import type { Table } from '../../domain/import/table.ts'
import { refusal } from '../../errors.ts'
import {
  findAuscultantNumbers,
  findAuscultants,
  saveAuscultants,
  withdrawAuscultants,
} from '../auscultants/repository.ts'
import { faultyImport, planOf, type Comparable, type PlannedImport } from '../imports/presenter.ts'
import { rememberProtected } from '../leaks/commands.ts'
import { requirePilotCollecting } from '../pilots/policy.ts'
import { endAuscultantContact } from '../protection/commands.ts'

const NAMES = ['Förnamn', 'Efternamn', 'E-post'] as const

/**
 * Compares a university's file with the pilot's term-two students, recognised by their numbers. Only the districts that
 * receive students in the pilot are known to it.
 */
export async function planAuscultants(
  tx: Transaction,
  deps: Deps,
  { termId, pilotId, actor }: { termId: string; pilotId: string; actor: Actor },
  table: Table,
): Promise<PlannedImport> {
  const pilot = await requirePilotCollecting(tx, pilotId, actor)
  if (pilot.termId !== termId) throw refusal('notFound')
  const districts = pilot.districts
    .filter(({ groups }) => groups > 0)
    .map(({ districtId, district }) => ({ id: districtId, name: district.name }))
  const stored = await findAuscultants(tx, pilotId, actor)
  const read = parseAuscultants(table, districts, { stored })
  if (read.faults.length > 0) return faultyImport(read)
  const plan = planOf(
    read,
    read.rows.map(row => comparable(row, districts)),
    stored.map(row => ({ ...comparable(row, districts), version: row.version })),
  )
  return {
    plan,
    async write(gone) {
      const numbers = await findAuscultantNumbers(tx, pilotId)
      const ids = new Map(numbers.map(({ id, number }) => [foldedName(number), id]))
      const written = read.rows.filter(row => plan.added.has(keyOf(row)) || plan.changed.has(keyOf(row)))
      const rows = written.map(row => ({ ...row, id: ids.get(keyOf(row)) ?? deps.ids.uuid() }))
      await endAuscultantContact(
        tx,
        deps,
        rows.flatMap(row => (row.protected ? row.id : [])),
      )
      await saveAuscultants(tx, pilotId, rows)
      const left = stored.filter(row => plan.gone.has(keyOf(row))).map(({ id }) => id)
      if (gone === 'withdraw') await withdrawAuscultants(tx, left, deps.clock.now())
    },
    remember: () => remember(tx, deps, pilotId, table, read.rows),
  }
}

/** What the file says of each protected student, as fingerprints: also of one whose row is as it was (P2). */
async function remember(
  tx: Transaction,
  deps: Deps,
  pilotId: string,
  table: Table,
  rows: readonly AuscultantRow[],
): Promise<void> {
  const numbers = rows.flatMap(row => (row.protected ? row.number : []))
  const identities = protectedIdentities(table, numbers)
  const register = identities.size > 0 ? await findAuscultantNumbers(tx, pilotId) : []
  await rememberProtected(
    tx,
    deps,
    register.flatMap(({ id, number }) => {
      const identity = identities.get(keyOf({ number }))
      return identity ? [{ ...identity, auscultantId: id }] : []
    }),
  )
}

/** Case and spacing don't tell numbers apart. */
const keyOf = ({ number }: { number: string }): string => foldedName(number)

/** The student as the university's file would have it. */
function comparable(row: AuscultantRow, districts: readonly Named[]): Comparable {
  const name = [row.firstName, row.lastName].filter(Boolean).join(' ')
  return {
    key: keyOf(row),
    label: row.protected || name === '' ? row.number : `${row.number} ${name}`,
    cells: {
      Studentnummer: row.number,
      Förnamn: row.firstName ?? '',
      Efternamn: row.lastName ?? '',
      'E-post': row.email ?? '',
      Kön: row.sex ? importedCells.sex[row.sex] : '',
      Förvaltning: districts.find(({ id }) => id === row.districtId)?.name ?? row.districtId ?? '',
      'Skyddade personuppgifter': importedCells.yesNo(row.protected),
    },
    ...(row.protected && { concealed: NAMES }),
  }
}
