import { occasionOf } from '../../adapters/db/occasion-columns.ts'
import { presentOccasion, studentLabel } from '../placements/presenter.ts'
import { standingAnswer } from '../placement-occasions/presenter.ts'
import type { findSupervisorPage, SupervisedPlacement } from './repository.ts'

export function presentSupervisorPage(
  { name, district, placements }: Awaited<ReturnType<typeof findSupervisorPage>>,
  feedPath: string | null,
) {
  return { name, district: district.name, placements: placements.map(presentSupervised), feedPath }
}

function presentSupervised({ id, termId, active, student, offer, answers, occasions }: SupervisedPlacement) {
  const period = occasions.map(occasionOf).find(({ kind }) => kind === 'period')?.timing
  return {
    id,
    term: termId,
    unit: offer.unit.name,
    field: offer.field.name,
    university: student.university.name,
    student: active ? studentLabel(student) : null,
    fromOn: period?.allDay ? period.fromOn : null,
    toOn: period?.allDay ? period.toOn : null,
    hasEnded: !active,
    accepts: answers[0]?.accepts ?? null,
    occasions: occasions
      .filter(({ kind }) => kind !== 'period')
      .map(({ invitations, ...row }) => ({
        ...presentOccasion(occasionOf(row)),
        answer: (invitations[0] && standingAnswer(invitations[0])?.answer) ?? null,
      })),
  }
}
