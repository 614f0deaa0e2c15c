import { fromDateColumn } from '../../adapters/db/database.ts'
import { occasionOf } from '../../adapters/db/occasion-columns.ts'
import { standingAnswer } from '../placement-occasions/presenter.ts'
import { namedSupervisor, presentOccasion } from '../placements/presenter.ts'
import type { Explanation } from '../reasons/presenter.ts'
import type { StudentPageRow } from './repository.ts'

/** What the student sees; `feedPath` only once there is something in the calendar. */
export function presentStudentPage(
  student: StudentPageRow,
  feedPath: string | null,
  explanation: Explanation | null,
) {
  const { term, placements } = student
  const placement = placements.find(({ active }) => active)
  const [newest] = placements
  return {
    term: {
      id: term.id,
      startsOn: fromDateColumn(term.startsOn),
      endsOn: fromDateColumn(term.endsOn),
      phase: term.phase,
    },
    university: student.university.name,
    firstName: student.firstName,
    language: student.language,
    placement: placement
      ? {
          district: placement.offer.unit.district.name,
          unit: placement.offer.unit.name,
          field: placement.offer.field.name,
          supervisor: namedSupervisor(placement.events),
          occasions: placement.occasions.map(({ invitations, ...row }) => ({
            ...presentOccasion(occasionOf(row)),
            answer: (invitations[0] && standingAnswer(invitations[0])?.answer) ?? null,
          })),
        }
      : null,
    explanation,
    ended:
      !placement && newest
        ? {
            district: newest.offer.unit.district.name,
            unit: newest.offer.unit.name,
            hasLeft: student.withdrawnAt !== null,
          }
        : null,
    feedPath: placements.length > 0 ? feedPath : null,
    hasCalendar: placements.length > 0,
    periodForm: formOf(placement),
  }
}

function formOf(placement: StudentPageRow['placements'][number] | undefined) {
  const period = placement?.occasions.find(({ kind }) => kind === 'period')?.invitations[0]
  return period ? (period.periodForm === 'span' ? ('span' as const) : ('last-day' as const)) : null
}
