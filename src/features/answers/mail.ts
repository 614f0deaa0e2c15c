import type { Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { CalendarDate } from '../../domain/calendar/calendar-date.ts'
import { instantOf } from '../../domain/calendar/wall-time.ts'
import { insertAnswerLinks } from './repository.ts'

interface Answerer {
  readonly personId: string
  readonly districtId: string
  readonly termId: string
  /** The link works to the end of this day in Stockholm. */
  readonly dueOn: CalendarDate
}

/** Makes a link by which the person answers the district's proposals from a mail; returns its path, and stores its hash. */
export async function answerPath(
  tx: Transaction,
  deps: Deps,
  { dueOn, ...owner }: Answerer,
): Promise<string> {
  const token = deps.ids.secret()
  const expiresAt = instantOf({ on: dueOn, at: '23:59' })
  const link = { id: deps.ids.uuid(), token, createdAt: deps.clock.now(), expiresAt }
  await insertAnswerLinks(tx, [{ ...link, ...owner }])
  return `/svara#${token}`
}
