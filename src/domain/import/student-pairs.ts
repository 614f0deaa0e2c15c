import type { TogetherPair } from '../matching/together.ts'
import { groupsTooLarge, LARGEST_GROUP } from '../matching/together.ts'
import { foldedName } from './cell-text.ts'
import type { FaultLog } from './row-faults.ts'
import type { StudentRow } from './students.ts'

/** The rows with pairs from both sides (R11): whoever is named names the other too. Partners in the numbers' order. */
export function withMutualPairs(rows: readonly StudentRow[]): StudentRow[] {
  const partners = new Map(rows.map(row => [row.number, new Set(row.togetherWith)]))
  for (const row of rows) {
    for (const number of row.togetherWith) partners.get(number)?.add(row.number)
  }
  return rows.map(row => ({ ...row, togetherWith: [...(partners.get(row.number) ?? [])].toSorted() }))
}

/** Reports each group that is too large with those whom the file doesn't mention, on its first row that names anybody. */
export function checkGroups(
  rows: readonly { row: number; student: StudentRow }[],
  stored: readonly StudentRow[],
  column: string,
  log: FaultLog,
): void {
  const present = new Set(rows.map(({ student }) => foldedName(student.number)))
  const others = stored.filter(({ number }) => !present.has(foldedName(number)))
  // Those whom the file has are paired as it says.
  const kept = others.flatMap(student =>
    pairsOf(student).filter(({ otherId }) => !present.has(foldedName(otherId))),
  )
  const pairs = [...rows.flatMap(({ student }) => pairsOf(student)), ...kept]
  for (const group of groupsTooLarge(pairs)) {
    const found = rows.find(
      ({ student }) => group.includes(student.number) && student.togetherWith.length > 0,
    )
    if (!found) continue
    const place = { row: found.row, column, value: found.student.togetherWith.join(', ') }
    log.add(place, 'groupTooLarge', group, LARGEST_GROUP)
  }
}

const pairsOf = ({ number, togetherWith }: StudentRow): TogetherPair[] =>
  togetherWith.map(otherId => ({ studentId: number, otherId }))
