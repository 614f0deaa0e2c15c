import path from 'node:path'
import { pino } from 'pino'
import { threadAnalysis } from './adapters/analysis/thread-analysis.ts'
import { backgroundWork } from './adapters/background-work.ts'
import { systemClock, undisturbedClock } from './adapters/clock.ts'
import { attemptCounter } from './adapters/db/attempt-counter.ts'
import { changeFeed } from './adapters/db/change-feed.ts'
import { openDatabase, type Database } from './adapters/db/database.ts'
import type { DatabaseServer } from './adapters/db/connect.ts'
import { createFingerprinter, protectionKey } from './adapters/fingerprinter.ts'
import { guardedMailer } from './adapters/mail/guarded-mailer.ts'
import { backUpOnceADay, newestBackupAt } from './adapters/db/daily-backup.ts'
import { readOperatingState } from './adapters/db/operating-state.ts'
import { requireTrustedClock } from './adapters/db/trusted-clock.ts'
import { forgetRequests } from './adapters/db/request-keys.ts'
import { workLeases } from './adapters/db/work-leases.ts'
import { openIdProvider } from './adapters/identity-provider/openid-provider.ts'
import type { ConfiguredProvider } from './adapters/identity-provider/provider-file.ts'
import { randomIds } from './adapters/ids.ts'
import { startOutbox, type Outbox } from './adapters/mail/outbox.ts'
import { redirected } from './adapters/mail/redirect.ts'
import { createSmtpMailer } from './adapters/mail/smtp.ts'
import { threadMatcher } from './adapters/matcher/thread-matcher.ts'
import { threadPlanner } from './adapters/planner/thread-planner.ts'
import { startRepeating, type RepeatedWork } from './adapters/repeated-work.ts'
import { measuredAnalysis, measuredMatcher, measuredPlanner } from './adapters/metrics/measured.ts'
import { prometheusMetrics, type Sources } from './adapters/metrics/prometheus.ts'
import { fileSecretBox } from './adapters/secret-box.ts'
import { createSpreadsheetReader } from './adapters/spreadsheet/read-table.ts'
import type { Config } from './config.ts'
import type { Deps } from './deps.ts'
import { isQuiet, type QuietHours } from './domain/calendar/quiet-hours.ts'
import { faultOf } from './errors.ts'
import { sealEntries } from './features/audit/repository.ts'
import { isLeakingMail } from './features/leaks/commands.ts'
import { gatherDigests } from './features/outbox/commands.ts'
import { sendDueReminders } from './features/reminders/commands.ts'
import { endCancelledWork, endUnwantedWork } from './features/live/commands.ts'
import { askForWishes } from './features/wish-forms/commands.ts'
import { outboxStore } from './adapters/db/outbox-store.ts'
import { endAbandonedPlans } from './features/pilot-plans/commands.ts'
import { runRetention } from './features/retention/commands.ts'
import { endAbandonedRuns } from './features/runs/commands.ts'
import type { Mailer } from './ports/mailer.ts'
import { noMetrics, type Metrics } from './ports/metrics.ts'
import { projectRoot } from './project-root.ts'

const SEALING_EVERY_SECONDS = 5
const REMINDERS_EVERY_SECONDS = 300
const ABANDONED_WORK_EVERY_SECONDS = 30
const FORGETTING_EVERY_SECONDS = 3600
const BACKUP_DUE_EVERY_SECONDS = 600
const RETENTION_EVERY_SECONDS = 3600
const SENDER_NAME = 'VFU Stockholm'

export interface System {
  readonly deps: Deps
  /**
   * Begins what goes on by itself: sealing the log, ending what a killed instance left behind, a backup a day, reminding,
   * forgetting requests that were answered, and delivering mail.
   */
  startWork(): void
  /** Ends, in order: work under way, mail, connections. The database server is its starter's to stop. */
  close(): Promise<void>
  /** The figures for Prometheus; undefined where they are not asked for. */
  readonly exposition: (() => Promise<string>) | undefined
}

/** Puts the program together over a running database. Without a web server nobody signs in, and no provider is needed. */
export function compose(
  config: Config,
  server: DatabaseServer,
  publicUrl: string,
  providers: readonly ConfiguredProvider[] = [],
): System {
  const logger = pino({ level: config.LOG_LEVEL })
  let metrics: Metrics = noMetrics
  const onFault =
    (work: string, more: object = {}) =>
    (error: unknown) => {
      logger.error({ ...more, error: faultOf(error) }, work)
      metrics.failed(work)
    }
  const { db, connections, close } = openDatabase(server.connection, onFault('database connection'))
  const prometheus =
    config.VFU_METRICS_PORT === undefined ? undefined : prometheusMetrics(sourcesOf(config, db, connections))
  metrics = prometheus ?? noMetrics
  const background = backgroundWork((id, error) => onFault('background work', { id })(error), workLeases(db))
  const changes = changeFeed(server.connection, onFault('listening for changes'))
  const attempts = attemptCounter(db)
  const analysis = threadAnalysis()
  const planner = threadPlanner()
  const smtpUrl = config.VFU_MAIL === 'keep' ? undefined : config.VFU_SMTP_URL
  let outbox: Outbox | undefined
  const repeated: RepeatedWork[] = []
  const seal = () => sealEntries(db)
  const deps: Deps = {
    db,
    clock: systemClock,
    ids: randomIds,
    fingerprinter: createFingerprinter(
      protectionKey(config.VFU_PROTECTION_KEY, path.resolve(projectRoot, config.VFU_DATA)),
    ),
    matcher: measuredMatcher(threadMatcher, metrics),
    analysis: measuredAnalysis(analysis, metrics),
    planner: measuredPlanner(planner, metrics),
    spreadsheets: createSpreadsheetReader(),
    identityProviders: providers.map(({ settings, clientSecret }) =>
      openIdProvider(settings, clientSecret, onFault('identity provider', { provider: settings.id })),
    ),
    secretBox: fileSecretBox(
      config.VFU_KEY_FILE ?? path.resolve(projectRoot, config.VFU_DATA, 'second-factor.key'),
    ),
    requiresSecondFactor:
      (config.VFU_SECOND_FACTOR ?? (config.VFU_DEMO === 'on' ? 'optional' : 'required')) === 'required',
    background,
    changes,
    attempts,
    logger,
    metrics,
    publicUrl,
    sender: { name: SENDER_NAME, address: config.VFU_MAIL_FROM },
    deliversMail: smtpUrl !== undefined,
    mailRedirect: config.VFU_MAIL_REDIRECT ?? null,
    quietHours: quietHoursOf(config),
    kickOutbox: () => outbox?.kick(),
  }
  return {
    deps,
    startWork() {
      endCancelledWork(deps)
      changes.start()
      repeated.push(
        startRepeating(SEALING_EVERY_SECONDS, seal, onFault('sealing the log')),
        startRepeating(
          ABANDONED_WORK_EVERY_SECONDS,
          async () => {
            await endAbandonedRuns(deps)
            await endAbandonedPlans(deps)
            await endUnwantedWork(deps)
            await attempts.forget()
          },
          onFault('ending abandoned work'),
        ),
        startRepeating(REMINDERS_EVERY_SECONDS, () => sendDueReminders(deps), onFault('reminders')),
        startRepeating(FORGETTING_EVERY_SECONDS, () => forgetRequests(db), onFault('forgetting requests')),
        startRepeating(REMINDERS_EVERY_SECONDS, () => askForWishes(deps), onFault('wishes')),
      )
      // The demonstration's term is long over: its people would be gone at once.
      if (config.VFU_DEMO === 'off')
        repeated.push(
          startRepeating(
            RETENTION_EVERY_SECONDS,
            async () => {
              await requireTrustedClock(db, systemClock, undisturbedClock)
              await runRetention(deps)
            },
            onFault('retention'),
          ),
        )
      const { VFU_BACKUP_FOLDER: folder, VFU_BACKUP_KEEP: keep } = config
      if (folder) {
        const { connection } = server
        const backUp = () => backUpOnceADay({ connection, folder, keep }, systemClock.now())
        repeated.push(startRepeating(BACKUP_DUE_EVERY_SECONDS, backUp, onFault('the daily backup')))
      }
      outbox = outboxOn(deps, smtpUrl, onFault('outbox'))
    },
    async close() {
      await background.stop()
      await changes.close()
      await analysis.close()
      await planner.close()
      await outbox?.stop()
      for (const one of repeated) await one.stop()
      await seal().catch(onFault('sealing the log'))
      await close()
    },
    exposition: prometheus?.exposition,
  }
}

/** Delivers to the mail server or, without one, keeps what would have been delivered. */
function outboxOn(deps: Deps, smtpUrl: string | undefined, onFault: (error: unknown) => void): Outbox {
  const { db, clock, sender, mailRedirect, quietHours } = deps
  const mailer = smtpUrl === undefined ? keepingMailer : createSmtpMailer(smtpUrl)
  return startOutbox({
    store: outboxStore(db, sender, { keepsTexts: smtpUrl === undefined }),
    mailer: guardedMailer(mailRedirect === null ? mailer : redirected(mailer, mailRedirect), mail =>
      isLeakingMail(deps, mail),
    ),
    clock,
    isQuiet: at => isQuiet(at, quietHours),
    gather: now => gatherDigests(deps, now),
    onFault,
  })
}

/** What is read of the system when somebody asks for its figures. */
function sourcesOf(config: Config, db: Database, connections: Sources['connections']): Sources {
  const quietHours = quietHoursOf(config)
  const folder = config.VFU_BACKUP_FOLDER
  return {
    database: () => readOperatingState(db, systemClock.now()),
    connections,
    isQuiet: () => isQuiet(systemClock.now(), quietHours),
    newestBackupAt: async () => (folder === undefined ? undefined : newestBackupAt(folder)),
  }
}

/** Sends nothing; the store keeps what it was given. */
const keepingMailer: Mailer = { send: () => Promise.resolve({ ok: true }) }

function quietHoursOf({ VFU_QUIET_HOURS: hours }: Config): QuietHours | null {
  const [from, to] = hours.split('-')
  return to === undefined ? null : { from: `${from}:00`, to: `${to}:00` }
}
