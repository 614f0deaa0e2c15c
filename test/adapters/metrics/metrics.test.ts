import { afterEach, describe, expect, it } from 'vitest'
import { serveMetrics } from '../../../src/adapters/metrics/listener.ts'
import { measuredAnalysis, measuredMatcher, measuredPlanner } from '../../../src/adapters/metrics/measured.ts'
import { prometheusMetrics, type Sources } from '../../../src/adapters/metrics/prometheus.ts'
import type { Instance } from '../../../src/domain/matching/instance.ts'
import type { MatchingResult } from '../../../src/domain/matching/result.ts'
import type { MatcherOptions } from '../../../src/ports/matcher.ts'
import type { Planner } from '../../../src/ports/planner.ts'
import { noMetrics, type Solved } from '../../../src/ports/metrics.ts'
import { readExposition } from '../../support/exposition.ts'
import { noAnalysis } from '../../support/test-app.ts'

const quietSources: Sources = {
  database: () =>
    Promise.resolve({
      messages: { waiting: 3, dead: 1 },
      overdueSeconds: { urgent: 0, other: 75.5 },
      leases: 2,
    }),
  connections: () => ({ busy: 1, idle: 4, waiting: 0 }),
  isQuiet: () => false,
  newestBackupAt: () => Promise.resolve(new Date('2020-01-20T02:00:00Z')),
}

/** The samples of a family as `labels value`, in their order. */
async function samplesOf(name: string, replaced: Partial<Sources> = {}) {
  const text = await prometheusMetrics({ ...quietSources, ...replaced }).exposition()
  const family = readExposition(text).get(name)
  return family?.samples.map(({ labels, value }) => `${Object.values(labels).join(' ')} ${value}`.trim())
}

const brokenPlanner: Planner = {
  plan: () => Promise.reject(new Error('broken')),
  remedies: () => Promise.reject(new Error('broken')),
}

describe('the figures of the system', () => {
  it.each([
    ['vfu_database_answering', ['1']],
    ['vfu_database_connections', ['busy 1', 'idle 4', 'waiting 0']],
    ['vfu_outbox_messages', ['waiting 3', 'dead 1']],
    ['vfu_outbox_overdue_seconds', ['yes 0', 'no 75.5']],
    ['vfu_outbox_quiet', ['0']],
    ['vfu_work_leases', ['2']],
    ['vfu_backup_newest_timestamp_seconds', ['1579485600']],
  ])('has %s', async (name, samples) => {
    expect(await samplesOf(name)).toEqual(samples)
  })

  it('leaves out what it cannot know while the database is gone, and says that it is', async () => {
    const gone = { database: () => Promise.resolve(null) }
    expect(await samplesOf('vfu_database_answering', gone)).toEqual(['0'])
    for (const name of ['vfu_outbox_messages', 'vfu_outbox_overdue_seconds', 'vfu_work_leases'])
      expect([name, await samplesOf(name, gone)]).toEqual([name, []])
    expect(await samplesOf('vfu_outbox_quiet', gone)).toEqual(['0'])
  })

  it('forgets a status that no message has any more', async () => {
    const states = [{ waiting: 3 }, { dead: 3 }]
    const metrics = prometheusMetrics({
      ...quietSources,
      database: async () => ({
        messages: states.shift()!,
        overdueSeconds: { urgent: 0, other: 0 },
        leases: 0,
      }),
    })
    await metrics.exposition()
    const { samples } = readExposition(await metrics.exposition()).get('vfu_outbox_messages')!
    expect(samples.map(({ labels }) => labels['status'])).toEqual(['dead'])
  })

  it('tells backups that are never made from those that are yet to be', async () => {
    const name = 'vfu_backup_newest_timestamp_seconds'
    expect(await samplesOf(name, { newestBackupAt: async () => null })).toEqual(['0'])
    expect(await samplesOf(name, { newestBackupAt: async () => undefined })).toEqual([])
  })

  it('has the process’s memory and the delay of its event loop', async () => {
    const families = readExposition(await prometheusMetrics(quietSources).exposition())
    for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'])
      expect(families.get(name)?.samples[0]?.value).toBeGreaterThan(0)
  })

  it('counts what it is told', async () => {
    const metrics = prometheusMetrics(quietSources)
    metrics.answered({ method: 'GET', route: '/api/terms', status: '200', seconds: 0.03 })
    metrics.answered({ method: 'GET', route: '/api/events', status: 'gone', seconds: null })
    metrics.feedRead({ owner: 'student', isUnchanged: true })
    metrics.failed('reminders')
    metrics.solved({ kind: 'match', end: 'optimal', seconds: 2, stages: [{ name: 'placed', seconds: 1.5 }] })
    const families = readExposition(await metrics.exposition())
    const sumOf = (name: string) =>
      families
        .get(name)!
        .samples.filter(sample => !/_bucket|_sum/.test(sample.name))
        .map(({ labels, value }) => [...Object.values(labels), value])
    expect(sumOf('vfu_http_requests_total')).toEqual([
      ['GET', '/api/terms', '200', 1],
      ['GET', '/api/events', 'gone', 1],
    ])
    expect(sumOf('vfu_http_request_duration_seconds')).toEqual([['GET', '/api/terms', 1]])
    expect(sumOf('vfu_feed_readings_total')).toEqual([['student', 'yes', 1]])
    expect(sumOf('vfu_background_failures_total')).toEqual([['reminders', 1]])
    expect(sumOf('vfu_solve_duration_seconds')).toEqual([['match', 'optimal', 1]])
    expect(sumOf('vfu_solve_stage_duration_seconds')).toEqual([['placed', 1]])
  })
})

describe('a measured solve', () => {
  const told: Omit<Solved, 'seconds'>[] = []
  const metrics = {
    ...noMetrics,
    solved: ({ seconds, ...rest }: Solved) => {
      expect(seconds).toBeGreaterThanOrEqual(0)
      told.push(rest)
    },
  }
  const nothing = {} as Instance
  const options = { signal: new AbortController().signal } as MatcherOptions
  afterEach(() => void told.splice(0))

  it('is told by its status and stages', async () => {
    const result = {
      status: 'optimal',
      criteria: [{ name: 'placed' }, { name: 'travel' }],
      milliseconds: { total: 900, stages: [400, 250] },
    } as MatchingResult
    const matcher = measuredMatcher({ match: async () => ({ kind: 'result', result }) }, metrics)
    expect(await matcher.match(nothing, options)).toEqual({ kind: 'result', result })
    const stages = [
      { name: 'placed', seconds: 0.4 },
      { name: 'travel', seconds: 0.25 },
    ]
    expect(told).toEqual([{ kind: 'match', end: 'optimal', stages }])
  })

  it('is told when it was cancelled or failed, and what it throws is thrown on', async () => {
    const cancelled = measuredMatcher({ match: async () => ({ kind: 'cancelled' }) }, metrics)
    await cancelled.match(nothing, options)
    const planner = measuredPlanner(brokenPlanner, metrics)
    await expect(planner.plan({} as never, {} as never)).rejects.toThrow('broken')
    await measuredAnalysis(noAnalysis, metrics).worth(nothing, {} as never, options.signal)
    expect(told.map(({ kind, end }) => [kind, end])).toEqual([
      ['match', 'cancelled'],
      ['plan', 'crashed'],
      ['worth', 'failed'],
    ])
  })
})

describe('the listener of the figures', () => {
  it('answers Prometheus and nothing else', async () => {
    const figures = await serveMetrics({ port: 0, host: '127.0.0.1' }, async () => 'vfu_x 1\n')
    const at = `http://127.0.0.1:${figures.port}`
    const answer = await fetch(`${at}/metrics`)
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(await answer.text()).toBe('vfu_x 1\n')
    expect((await fetch(at)).status).toBe(404)
    expect((await fetch(`${at}/metrics`, { method: 'POST' })).status).toBe(404)
    await figures.close()
    await expect(fetch(`${at}/metrics`)).rejects.toThrow('fetch failed')
  })

  it('answers with a failure when the figures cannot be read', async () => {
    const figures = await serveMetrics({ port: 0, host: '127.0.0.1' }, () =>
      Promise.reject(new Error('gone')),
    )
    expect((await fetch(`http://127.0.0.1:${figures.port}/metrics`)).status).toBe(500)
    await figures.close()
  })
})
