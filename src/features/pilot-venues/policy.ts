import { pilotDays } from '../../domain/auscultation/pilot-setup.ts'
import { AppError } from '../../errors.ts'
import type { PilotRow } from '../pilots/repository.ts'
import { refuseUnknown } from '../reference/policy.ts'
import { refuseUnseen } from '../seen/policy.ts'
import type { AbsencesInput } from './schema.ts'

/** Refuses times outside the pilot's working days and passes. */
export function refuseAbsencesOutside(
  { weeks, passes }: Pick<PilotRow, 'weeks' | 'passes'>,
  absences: readonly { on: string; passId: string }[],
): void {
  refuseUnknown(
    'pass',
    absences.map(({ passId }) => passId),
    passes.map(({ id }) => id),
  )
  const days = new Set(pilotDays(weeks))
  const outside = absences.find(({ on }) => !days.has(on))
  if (outside) throw new AppError('absenceOutside', { on: outside.on })
}

/** Refuses to replace times that are no longer those that the writer saw. */
export function refuseAbsencesUnseen(
  stored: AbsencesInput['absences'],
  { absences, seen }: AbsencesInput,
): void {
  const inOrder = (cells: AbsencesInput['absences']) =>
    cells.map(({ on, passId }) => `${on} ${passId}`).sort()
  refuseUnseen(inOrder(stored), inOrder(seen), inOrder(absences))
}

/** Refuses a district that does not take part in the pilot. */
export function refuseDistrictOutside({ districts }: Pick<PilotRow, 'districts'>, districtId: string): void {
  refuseUnknown(
    'district',
    [districtId],
    districts.map(district => district.districtId),
  )
}
