import { calendarFile } from '../../adapters/ical/calendar-file.ts'
import { copyIn } from '../../copy/copy.ts'
import { presentEvent } from '../occasions/presenter.ts'
import type { FeedOwner, findFeed } from './repository.ts'

/** A recipient's calendar as iCalendar text, cancellations included, so that calendars heal (C2, C5). */
export function presentFeed(
  { language, termId }: FeedOwner,
  rows: Awaited<ReturnType<typeof findFeed>>,
): string {
  const events = rows.map(({ occasion, invitation, owner }) =>
    presentEvent(occasion, invitation, owner, language),
  )
  return calendarFile(events, { language, name: copyIn[language].calendar.feedName(termId) })
}
