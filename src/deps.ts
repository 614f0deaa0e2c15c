import type { Logger } from 'pino'
import type { BackgroundWork } from './adapters/background-work.ts'
import type { Database } from './adapters/db/database.ts'
import type { QuietHours } from './domain/calendar/quiet-hours.ts'
import type { AttemptCounter } from './ports/attempt-counter.ts'
import type { ChangeFeed } from './ports/change-feed.ts'
import type { Clock } from './ports/clock.ts'
import type { Fingerprinter } from './ports/fingerprinter.ts'
import type { IdentityProvider } from './ports/identity-provider.ts'
import type { Ids } from './ports/ids.ts'
import type { MailSender } from './ports/mailer.ts'
import type { Matcher } from './ports/matcher.ts'
import type { MatchingAnalysis } from './ports/matching-analysis.ts'
import type { Metrics } from './ports/metrics.ts'
import type { Planner } from './ports/planner.ts'
import type { SecretBox } from './ports/secret-box.ts'
import type { SpreadsheetReader } from './ports/spreadsheet.ts'

/** What the features are given: made once, in compose.ts, and replaced piece by piece in tests. */
export interface Deps {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly fingerprinter: Fingerprinter
  readonly matcher: Matcher
  readonly analysis: MatchingAnalysis
  readonly planner: Planner
  readonly spreadsheets: SpreadsheetReader
  /** Where people can sign in with the account of their organisation; none unless configured. */
  readonly identityProviders: readonly IdentityProvider[]
  readonly secretBox: SecretBox
  /** True when central without a second factor can do nothing but add one. */
  readonly requiresSecondFactor: boolean
  readonly background: BackgroundWork
  /** What is changed, here and at other instances. */
  readonly changes: ChangeFeed
  readonly attempts: AttemptCounter
  readonly logger: Logger
  readonly metrics: Metrics
  /** The address that people use, without a slash at its end; links in mails begin with it. */
  readonly publicUrl: string
  /** Whom mail comes from, and who invites (C3). */
  readonly sender: MailSender
  /** True where mail is sent: then nobody reads it in the system. */
  readonly deliversMail: boolean
  /** Where all mail goes instead of to its recipients, outside the real environment; null in it. */
  readonly mailRedirect: string | null
  /** When only urgent mail is sent; null for never. */
  readonly quietHours: QuietHours | null
  /** Tells the outbox that there may be mail to send. */
  kickOutbox(): void
}
