import { fromDateColumn } from '../../adapters/db/database.ts'
import { occasionOf } from '../../adapters/db/occasion-columns.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { PlannedOccasion } from '../../domain/calendar/occasion.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import { isWorkingDay } from '../../domain/calendar/working-days.ts'
import type { PlacementRow } from './repository.ts'

/** The same word in Swedish and English. */
const SOMEBODY = 'Student'

/**
 * What the actor may know of a placement: a district gets no wish number, and of a student it has turned away neither
 * name nor needs, a university no supervisor but the confirmed one, and of that one no qualification, and nobody a
 * protected person's name.
 */
export function presentPlacement(row: PlacementRow, actor: Actor) {
  const { student, offer } = row
  const { id: universityId, name: universityName } = student.university
  const answers = actor.isCentral || actor.districtIds.includes(offer.unit.district.id)
  const seesWish = actor.isCentral || actor.universityIds.includes(universityId)
  const isAnonymous = (row.state === 'declined' || row.state === 'released') && !seesWish
  if (!row.state) throw new Error('A placement without events')
  return {
    id: row.id,
    state: row.state,
    student: {
      label: isAnonymous ? SOMEBODY : studentLabel(student),
      universityId,
      universityName,
      needs: isAnonymous ? [] : student.needs,
    },
    offer: {
      id: offer.id,
      districtId: offer.unit.district.id,
      districtName: offer.unit.district.name,
      unit: offer.unit.name,
      fieldName: offer.field.name,
      fromOn: fromDateColumn(offer.fromOn),
      toOn: fromDateColumn(offer.toOn),
      supervisor: answers ? offer.supervisor : null,
    },
    ...(seesWish && { wish: row.wish }),
    supervisor: namedSupervisor(row.events),
    events: row.events.map(({ kind, at, person, reason, declineReason }) => ({
      kind,
      at: at.toISOString(),
      by: person?.name ?? null,
      reason,
      declineReason,
    })),
    occasions: row.occasions.map(occasionOf).map(presentHeldOccasion),
  }
}

/** The name, or the student's number for a protected person (P2). */
export function studentLabel(student: {
  number: string
  firstName: string | null
  lastName: string | null
  protected: boolean
}): string {
  const name = [student.firstName, student.lastName].filter(Boolean).join(' ')
  return student.protected || name === '' ? student.number : name
}

/** The supervisor whom the newest confirmation names, or null. */
export function namedSupervisor<S>(events: readonly { supervisor: S | null }[]): S | null {
  return events.findLast(event => event.supervisor !== null)?.supervisor ?? null
}

function isOnDayOff({ timing }: PlannedOccasion): boolean {
  return !timing.allDay && !isWorkingDay(wallTimeOf(timing.startAt).on)
}

export function presentHeldOccasion(occasion: ReturnType<typeof occasionOf>) {
  return { ...presentOccasion(occasion), isOnDayOff: isOnDayOff(occasion) }
}

export function presentOccasion(occasion: ReturnType<typeof occasionOf>) {
  const { id, kind, status, title, timing, location, contact, text } = occasion
  return {
    id,
    kind,
    status,
    title,
    location,
    contact,
    text,
    startAt: timing.allDay ? null : timing.startAt.toISOString(),
    endAt: timing.allDay ? null : timing.endAt.toISOString(),
    fromOn: timing.allDay ? timing.fromOn : null,
    toOn: timing.allDay ? timing.toOn : null,
  }
}
