import { pino } from 'pino'
import { threadAnalysis } from './adapters/analysis/thread-analysis.ts'
import { startAuditSealing, type AuditSealing } from './adapters/audit-sealing.ts'
import { backgroundWork } from './adapters/background-work.ts'
import { systemClock } from './adapters/clock.ts'
import { openDatabase } from './adapters/db/database.ts'
import type { DatabaseServer } from './adapters/db/connect.ts'
import { randomIds } from './adapters/ids.ts'
import { startOutbox, type Outbox } from './adapters/mail/outbox.ts'
import { redirected } from './adapters/mail/redirect.ts'
import { createSmtpMailer } from './adapters/mail/smtp.ts'
import { startReminderRounds, type ReminderRounds } from './adapters/reminder-rounds.ts'
import { threadMatcher } from './adapters/matcher/thread-matcher.ts'
import { createSpreadsheetReader } from './adapters/spreadsheet/read-table.ts'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { isQuiet, type QuietHours } from './domain/calendar/quiet-hours.ts'
import { faultOf } from './errors.ts'
import { sealEntries } from './features/audit/repository.ts'
import { gatherDigests } from './features/outbox/commands.ts'
import { sendDueReminders } from './features/reminders/commands.ts'
import { outboxStore } from './features/outbox/repository.ts'
import type { Mailer } from './ports/mailer.ts'

const SENDER_NAME = 'VFU Stockholm'

export interface System {
  readonly deps: Deps
  /** Begins what goes on by itself: sealing the log, reminding and delivering mail. */
  startWork(): void
  /** Ends, in order: work under way, mail, connections. The database server is its starter's to stop. */
  close(): Promise<void>
}

/** Puts the program together over a running database. */
export function compose(config: Config, server: DatabaseServer, publicUrl: string): System {
  const logger = pino({ level: config.LOG_LEVEL })
  const onFault = (what: string) => (error: unknown) => logger.error({ error: faultOf(error) }, what)
  const { db, close } = openDatabase(server.connection, onFault('database connection'))
  const background = backgroundWork((id, error) => onFault(`background work ${id}`)(error))
  const analysis = threadAnalysis()
  const smtpUrl = config.VFU_MAIL === 'keep' ? undefined : config.VFU_SMTP_URL
  let outbox: Outbox | undefined
  let reminders: ReminderRounds | undefined
  let sealing: AuditSealing | undefined
  const deps: Deps = {
    db,
    clock: systemClock,
    ids: randomIds,
    matcher: threadMatcher,
    analysis,
    spreadsheets: createSpreadsheetReader(),
    background,
    logger,
    publicUrl,
    deliversMail: smtpUrl !== undefined,
    mailRedirect: config.VFU_MAIL_REDIRECT ?? null,
    quietHours: quietHoursOf(config),
    kickOutbox: () => outbox?.kick(),
  }
  return {
    deps,
    startWork() {
      sealing = startAuditSealing(() => sealEntries(db), onFault('sealing the log'))
      outbox = outboxOn(deps, smtpUrl, config.VFU_MAIL_FROM)
      reminders = startReminderRounds(
        () => sendDueReminders(deps),
        () => isQuiet(deps.clock.now(), deps.quietHours),
        onFault('reminders'),
      )
    },
    async close() {
      await background.stop()
      await analysis.close()
      await reminders?.stop()
      await outbox?.stop()
      await sealing?.stop()
      await close()
    },
  }
}

/** Delivers to the mail server or, without one, keeps what would have been delivered. */
function outboxOn(deps: Deps, smtpUrl: string | undefined, address: string): Outbox {
  const { db, clock, logger, mailRedirect, quietHours } = deps
  const mailer = smtpUrl === undefined ? keepingMailer : createSmtpMailer(smtpUrl)
  return startOutbox({
    store: outboxStore(db, { name: SENDER_NAME, address }, { keepsTexts: smtpUrl === undefined }),
    mailer: mailRedirect === null ? mailer : redirected(mailer, mailRedirect),
    clock,
    isQuiet: at => isQuiet(at, quietHours),
    gather: now => gatherDigests(deps, now),
    onFault: error => logger.error({ error: faultOf(error) }, 'outbox'),
  })
}

/** Sends nothing; the store keeps what it was given. */
const keepingMailer: Mailer = { send: () => Promise.resolve({ ok: true }) }

function quietHoursOf({ VFU_QUIET_HOURS: hours }: Config): QuietHours | null {
  const [from, to] = hours.split('-')
  return to === undefined ? null : { from: `${from}:00`, to: `${to}:00` }
}
