import type { Logger } from 'pino'
import type { BackgroundWork } from './adapters/background-work.ts'
import type { Database } from './adapters/db/database.ts'
import type { Clock } from './ports/clock.ts'
import type { Ids } from './ports/ids.ts'
import type { MailSender } from './ports/mailer.ts'
import type { Matcher } from './ports/matcher.ts'
import type { MatchingAnalysis } from './ports/matching-analysis.ts'
import type { SpreadsheetReader } from './ports/spreadsheet.ts'

/** What the features are given: made once, in compose.ts, and replaced piece by piece in tests. */
export interface Deps {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly matcher: Matcher
  readonly analysis: MatchingAnalysis
  readonly spreadsheets: SpreadsheetReader
  readonly background: BackgroundWork
  readonly logger: Logger
  /** The address that people use, without a slash at its end; links in mails begin with it. */
  readonly publicUrl: string
  /** Whom mail comes from, and who invites (C3). */
  readonly sender: MailSender
  /** True when a mail server is set: then the outbox sends, and nobody reads mail in the system. */
  readonly deliversMail: boolean
  /** Tells the outbox that there may be mail to send. */
  kickOutbox(): void
}
