import { fromDateColumn } from '../../adapters/db/database.ts'
import { studentLabel } from '../placements/presenter.ts'
import type { PlacementRow } from '../placements/repository.ts'
import type { findAnswerLink } from './repository.ts'

type Link = NonNullable<Awaited<ReturnType<typeof findAnswerLink>>>

/** What a district needs in order to answer (P3), and what it has answered without a word about whom. */
export function presentAnswerPage(
  { termId, district, language, expiresAt }: Link,
  placements: readonly PlacementRow[],
  supervisors: readonly { id: string; name: string }[],
) {
  const open = placements.filter(({ state }) => state === 'proposed')
  return {
    term: termId,
    district,
    language,
    expiresAt: expiresAt.toISOString(),
    proposals: open.map(({ id, student, offer }) => ({
      id,
      student: studentLabel(student),
      university: student.university.name,
      needs: student.needs,
      unit: offer.unit.name,
      field: offer.field.name,
      fromOn: fromDateColumn(offer.fromOn),
      toOn: fromDateColumn(offer.toOn),
      supervisorId: offer.supervisor?.id ?? null,
    })),
    supervisors: open.length === 0 ? [] : supervisors.map(({ id, name }) => ({ id, name })),
    answered: placements.flatMap(({ state, offer, events }) => {
      const answer = events.findLast(({ kind }) => kind === 'confirmed' || kind === 'declined')
      if (!state || !answer || state === 'proposed') return []
      const { person, at } = answer
      return [{ unit: offer.unit.name, state, by: person?.name ?? null, at: at.toISOString() }]
    }),
  }
}
