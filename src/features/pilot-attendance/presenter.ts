import { hoursOf } from '../auscultation-page/presenter.ts'
import type { PilotRow } from '../pilots/repository.ts'
import { studentLabel } from '../placements/presenter.ts'
import type { AttendedSession } from './repository.ts'

const { compare } = new Intl.Collator('sv', { numeric: true })

export function presentAttendance(pilot: PilotRow, sessions: readonly AttendedSession[], todayOn: string) {
  return {
    phase: pilot.phase,
    todayOn,
    sessions: sessions
      .map(({ id, on, passes, module, venue, outcome, students }) => ({
        id,
        on,
        ...hoursOf(pilot.passes, passes),
        module: module.name,
        venue: venue.name,
        outcome,
        students: students
          .map(student => ({ id: student.id, label: studentLabel(student), present: student.present }))
          .sort((one, other) => compare(one.label, other.label)),
      }))
      .toSorted((one, other) => (`${one.on} ${one.startsAt}` < `${other.on} ${other.startsAt}` ? -1 : 1)),
  }
}
