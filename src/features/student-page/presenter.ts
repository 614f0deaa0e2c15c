import { calendarFile, type CalendarEvent } from '../../adapters/ical/calendar-file.ts'
import { fromDateColumn } from '../../adapters/db/database.ts'
import { occasionOf } from '../../adapters/db/occasion-columns.ts'
import { copyIn } from '../../copy/copy.ts'
import { namedSupervisor, presentOccasion } from '../placements/presenter.ts'
import type { Explanation } from '../reasons/presenter.ts'
import type { StudentPageRow } from './repository.ts'

/** What the student sees; `feedPath` only once there is something in the calendar. */
export function presentStudentPage(
  student: StudentPageRow,
  feedPath: string,
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
          occasions: placement.occasions.map(occasionOf).map(presentOccasion),
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
  }
}

/** The student's calendar as iCalendar text: every occasion, cancelled ones included, so that calendars heal (C2, C5). */
export function presentFeed(student: StudentPageRow): string {
  const { language } = student
  return calendarFile(
    student.placements.flatMap(placement => eventsOf(placement, language)),
    {
      language,
      name: copyIn[language].calendar.feedName(student.term.id),
    },
  )
}

function eventsOf(
  { offer, events, occasions }: StudentPageRow['placements'][number],
  language: StudentPageRow['language'],
): CalendarEvent[] {
  const { summary, description } = copyIn[language].calendar
  const facts = {
    unit: offer.unit.name,
    district: offer.unit.district.name,
    field: offer.field.name,
    supervisor: namedSupervisor(events)?.name ?? null,
  }
  return occasions.map(occasionOf).map(occasion => ({
    ...occasion,
    summary: summary[occasion.kind](facts),
    description: description(facts),
  }))
}
