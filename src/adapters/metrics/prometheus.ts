import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Metrics } from '../../ports/metrics.ts'
import type { OperatingState } from '../db/operating-state.ts'

const REQUEST_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const SOLVE_BUCKETS = [0.01, 0.05, 0.25, 1, 5, 15, 60, 300, 1800]

/** What is read when somebody asks for the figures. */
export interface Sources {
  /** Null when the database doesn't answer. */
  readonly database: () => Promise<OperatingState | null>
  readonly connections: () => { readonly busy: number; readonly idle: number; readonly waiting: number }
  /** True in the hours in which only urgent mail is sent. */
  readonly isQuiet: () => boolean
  /** When the newest backup was written; null when there is none, undefined where none are made. */
  readonly newestBackupAt: () => Promise<Date | null | undefined>
}

export interface PrometheusMetrics extends Metrics {
  /** The figures in Prometheus' text format. */
  exposition(): Promise<string>
}

/** Counts in this process; what lies in the database is read at each exposition, and left out when it can't be. */
export function prometheusMetrics(sources: Sources): PrometheusMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const counted = countersIn(registry)
  const read = gaugesIn(registry, sources)
  return {
    ...counted,
    async exposition() {
      await read()
      return registry.metrics()
    },
  }
}

function countersIn(register: Registry): Metrics {
  const registers = [register]
  const requests = new Counter({
    name: 'vfu_http_requests_total',
    help: 'Requests answered, by route; status "gone" when the caller hung up.',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'vfu_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['method', 'route'],
    buckets: REQUEST_BUCKETS,
    registers,
  })
  const solves = new Histogram({
    name: 'vfu_solve_duration_seconds',
    help: 'Time of whole matchings, plans and questions about them, check and proof included.',
    labelNames: ['kind', 'end'],
    buckets: SOLVE_BUCKETS,
    registers,
  })
  const stages = new Histogram({
    name: 'vfu_solve_stage_duration_seconds',
    help: 'Time of each stage of the strict order.',
    labelNames: ['stage'],
    buckets: SOLVE_BUCKETS,
    registers,
  })
  const feeds = new Counter({
    name: 'vfu_feed_readings_total',
    help: 'Calendars that were read by their owners’ programs.',
    labelNames: ['owner', 'unchanged'],
    registers,
  })
  const failures = new Counter({
    name: 'vfu_background_failures_total',
    help: 'Times that work which goes on by itself failed, to be tried again.',
    labelNames: ['work'],
    registers,
  })
  return {
    answered({ method, route, status, seconds }) {
      requests.inc({ method, route, status })
      if (seconds !== null) durations.observe({ method, route }, seconds)
    },
    solved({ kind, end, seconds, stages: parts }) {
      solves.observe({ kind, end }, seconds)
      for (const part of parts) stages.observe({ stage: part.name }, part.seconds)
    },
    feedRead: ({ owner, isUnchanged }) => feeds.inc({ owner, unchanged: isUnchanged ? 'yes' : 'no' }),
    failed: work => failures.inc({ work }),
  }
}

/** Gauges, and what reads them. */
function gaugesIn(register: Registry, sources: Sources): () => Promise<void> {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers: [register] })
  const answering = gauge('vfu_database_answering', 'Whether the database answers.')
  const connections = gauge('vfu_database_connections', 'This instance’s connections.', 'state')
  const messages = gauge('vfu_outbox_messages', 'Messages in the outbox, all instances’.', 'status')
  const overdue = gauge(
    'vfu_outbox_overdue_seconds',
    'How long the oldest message that is due has waited.',
    'urgent',
  )
  const quiet = gauge('vfu_outbox_quiet', 'Whether only urgent mail is sent now.')
  const leases = gauge('vfu_work_leases', 'Runs and plans under way, all instances’.')
  const backup = gauge('vfu_backup_newest_timestamp_seconds', 'When the newest backup was made; 0: never.')
  return async () => {
    const { waiting, ...pooled } = sources.connections()
    for (const [state, count] of Object.entries({ ...pooled, waiting })) connections.set({ state }, count)
    quiet.set(sources.isQuiet() ? 1 : 0)
    const newestAt = await sources.newestBackupAt()
    if (newestAt === undefined) backup.remove()
    else backup.set((newestAt?.getTime() ?? 0) / 1000)
    const state = await sources.database()
    answering.set(state ? 1 : 0)
    for (const stale of [messages, overdue, leases]) stale.reset()
    if (!state) return leases.remove()
    for (const [status, count] of Object.entries(state.messages)) messages.set({ status }, count)
    overdue.set({ urgent: 'yes' }, state.overdueSeconds.urgent)
    overdue.set({ urgent: 'no' }, state.overdueSeconds.other)
    leases.set(state.leases)
  }
}
