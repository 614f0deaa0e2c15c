import { pino, type Logger } from 'pino'
import { threadAnalysis } from './adapters/analysis/thread-analysis.ts'
import { backgroundWork } from './adapters/background-work.ts'
import { systemClock } from './adapters/clock.ts'
import { openDatabase, type Database } from './adapters/db/database.ts'
import type { DatabaseServer } from './adapters/db/connect.ts'
import { backUpOnceADay } from './adapters/db/daily-backup.ts'
import { workLeases } from './adapters/db/work-leases.ts'
import { randomIds } from './adapters/ids.ts'
import { startOutbox, type Outbox } from './adapters/mail/outbox.ts'
import { createSmtpMailer } from './adapters/mail/smtp.ts'
import { threadMatcher } from './adapters/matcher/thread-matcher.ts'
import { threadPlanner } from './adapters/planner/thread-planner.ts'
import { startRepeating, type RepeatedWork } from './adapters/repeated-work.ts'
import { createSpreadsheetReader } from './adapters/spreadsheet/read-table.ts'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { faultOf } from './errors.ts'
import { sealEntries } from './features/audit/repository.ts'
import { outboxStore } from './features/outbox/repository.ts'
import { endAbandonedRuns } from './features/runs/commands.ts'

const SEALING_EVERY_SECONDS = 5
const ABANDONED_RUNS_EVERY_SECONDS = 30
const BACKUP_DUE_EVERY_SECONDS = 600
const SENDER_NAME = 'VFU Stockholm'

export interface System {
  readonly deps: Deps
  /** Begins what goes on by itself: sealing the log, ending what a killed instance left behind, a backup a day and, if a mail server is set, delivering mail. */
  startWork(): void
  /** Ends, in order: work under way, mail, connections. The database server is its starter's to stop. */
  close(): Promise<void>
}

/** Puts the program together over a running database. */
export function compose(config: Config, server: DatabaseServer, publicUrl: string): System {
  const logger = pino({ level: config.LOG_LEVEL })
  const onFault = (what: string) => (error: unknown) => logger.error({ error: faultOf(error) }, what)
  const { db, close } = openDatabase(server.connection, onFault('database connection'))
  const background = backgroundWork(
    (id, error) => onFault(`background work ${id}`)(error),
    workLeases(db, systemClock),
  )
  const analysis = threadAnalysis()
  let outbox: Outbox | undefined
  const repeated: RepeatedWork[] = []
  const seal = () => sealEntries(db)
  const deps: Deps = {
    db,
    clock: systemClock,
    ids: randomIds,
    matcher: threadMatcher,
    analysis,
    planner: threadPlanner,
    spreadsheets: createSpreadsheetReader(),
    background,
    logger,
    publicUrl,
    deliversMail: config.VFU_SMTP_URL !== undefined,
    kickOutbox: () => outbox?.kick(),
  }
  return {
    deps,
    startWork() {
      repeated.push(
        startRepeating(SEALING_EVERY_SECONDS, seal, onFault('sealing the log')),
        startRepeating(
          ABANDONED_RUNS_EVERY_SECONDS,
          () => endAbandonedRuns(deps),
          onFault('ending abandoned runs'),
        ),
      )
      const { VFU_BACKUP_FOLDER: folder, VFU_BACKUP_KEEP: keep } = config
      if (folder) {
        const { connection } = server
        const backUp = () => backUpOnceADay({ connection, folder, keep }, systemClock.now())
        repeated.push(startRepeating(BACKUP_DUE_EVERY_SECONDS, backUp, onFault('the daily backup')))
      }
      if (config.VFU_SMTP_URL) outbox = outboxOn(db, config.VFU_SMTP_URL, config.VFU_MAIL_FROM, logger)
    },
    async close() {
      await background.stop()
      await analysis.close()
      await outbox?.stop()
      for (const one of repeated) await one.stop()
      await seal().catch(onFault('sealing the log'))
      await close()
    },
  }
}

function outboxOn(db: Database, smtpUrl: string, address: string, logger: Logger): Outbox {
  return startOutbox({
    store: outboxStore(db, { name: SENDER_NAME, address }),
    mailer: createSmtpMailer(smtpUrl),
    clock: systemClock,
    onFault: error => logger.error({ error: faultOf(error) }, 'outbox'),
  })
}
