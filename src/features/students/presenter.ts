import { z } from 'zod'
import { fromDateColumn } from '../../adapters/db/database.ts'
import { provision, requirement } from '../offers/schema.ts'
import { isPublished } from '../../domain/terms/phases.ts'
import type { StudentRow } from './repository.ts'
import type { studentView } from './schema.ts'

const byNumber = new Intl.Collator('sv', { numeric: true })

/** A student as the university and the central coordinator see them; districts never do. */
export function presentStudent(row: StudentRow): z.output<typeof studentView> {
  const { blocks, togetherWith, togetherFrom, term, placements, ...student } = row
  const partners = [
    ...togetherWith.map(({ other }) => other.number),
    ...togetherFrom.map(pair => pair.student.number),
  ]
  return {
    ...student,
    wishedAt: student.wishedAt?.toISOString() ?? null,
    has: z.array(requirement).parse(student.has),
    needs: z.array(provision).parse(student.needs),
    fromOn: fromDateColumn(student.fromOn),
    toOn: fromDateColumn(student.toOn),
    blockedDistrictIds: blocks.flatMap(({ districtId }) => districtId ?? []),
    togetherWith: partners.sort(byNumber.compare),
    outcome: !isPublished(term.phase) ? 'pending' : placements.length > 0 ? 'placed' : 'unplaced',
  }
}

/** Students by university and number; SU-2 comes before SU-10. */
export function presentStudents(rows: readonly StudentRow[]) {
  return rows
    .map(presentStudent)
    .sort((a, b) => byNumber.compare(a.universityId, b.universityId) || byNumber.compare(a.number, b.number))
}
