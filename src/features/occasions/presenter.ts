import type { CalendarEvent } from '../../adapters/ical/calendar-file.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { Invitation, PlannedOccasion, Recipient, Timing } from '../../domain/calendar/occasion.ts'
import { namedSupervisor } from '../placements/presenter.ts'
import type { OwnerRow, PeriodForm } from './repository.ts'

/** One recipient's invitation with how they have the period shown. */
export type ReadInvitation = Invitation & {
  readonly recipient: Pick<Recipient, 'kind'>
  readonly periodForm: PeriodForm
}

/** An occasion as one recipient's calendar shows it, in their language and with nobody else's name but the host's (C1). */
export function presentEvent(
  occasion: PlannedOccasion,
  { recipient, periodForm, ...invitation }: ReadInvitation,
  { placement }: OwnerRow,
  language: Language,
): CalendarEvent {
  const { summary, description } = copyIn[language].calendar
  const { kind, title, text, timing } = occasion
  const isLastDay = kind === 'period' && periodForm === 'last_day'
  const facts = {
    reader: recipient.kind,
    kind,
    title,
    text,
    isLastDay,
    place: placement && {
      unit: placement.offer.unit.name,
      district: placement.offer.unit.district.name,
      field: placement.offer.field.name,
    },
    location: occasion.location,
    contact: occasion.contact ?? namedSupervisor(placement?.events ?? [])?.name ?? null,
  }
  const { uid, sequence, status, changedAt } = invitation
  return {
    uid,
    sequence,
    status,
    changedAt,
    timing: isLastDay ? lastDayOf(timing) : timing,
    location: occasion.location,
    summary: summary(facts),
    description: description(facts),
  }
}

function lastDayOf(timing: Timing): Timing {
  return timing.allDay ? { ...timing, fromOn: timing.toOn } : timing
}
