import { pino } from 'pino'
import { threadAnalysis } from './adapters/analysis/thread-analysis.ts'
import { startAuditSealing, type AuditSealing } from './adapters/audit-sealing.ts'
import { backgroundWork } from './adapters/background-work.ts'
import { systemClock } from './adapters/clock.ts'
import { openDatabase } from './adapters/db/database.ts'
import type { DatabaseServer } from './adapters/db/connect.ts'
import { randomIds } from './adapters/ids.ts'
import { startOutbox, type Outbox } from './adapters/mail/outbox.ts'
import { createSmtpMailer } from './adapters/mail/smtp.ts'
import { threadMatcher } from './adapters/matcher/thread-matcher.ts'
import { createSpreadsheetReader } from './adapters/spreadsheet/read-table.ts'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { faultOf } from './errors.ts'
import { sealEntries } from './features/audit/repository.ts'
import { outboxStore } from './features/outbox/repository.ts'

const SENDER_NAME = 'VFU Stockholm'

export interface System {
  readonly deps: Deps
  /** Begins what goes on by itself: sealing the log and, if a mail server is set, delivering mail. */
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
  let outbox: Outbox | undefined
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
    sender: { name: SENDER_NAME, address: config.VFU_MAIL_FROM },
    deliversMail: config.VFU_SMTP_URL !== undefined,
    kickOutbox: () => outbox?.kick(),
  }
  return {
    deps,
    startWork() {
      sealing = startAuditSealing(() => sealEntries(db), onFault('sealing the log'))
      if (config.VFU_SMTP_URL) outbox = outboxOn(deps, config.VFU_SMTP_URL)
    },
    async close() {
      await background.stop()
      await analysis.close()
      await outbox?.stop()
      await sealing?.stop()
      await close()
    },
  }
}

function outboxOn({ db, sender, logger }: Deps, smtpUrl: string): Outbox {
  return startOutbox({
    store: outboxStore(db, sender),
    mailer: createSmtpMailer(smtpUrl),
    clock: systemClock,
    onFault: error => logger.error({ error: faultOf(error) }, 'outbox'),
  })
}
