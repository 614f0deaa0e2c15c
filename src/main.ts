import fs from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startDatabase } from './adapters/db/connect.ts'
import { alone } from './adapters/db/database.ts'
import { readProviderFile } from './adapters/identity-provider/provider-file.ts'
import { serveMetrics } from './adapters/metrics/listener.ts'
import { createApp } from './app.ts'
import { compose, type System } from './compose.ts'
import { readConfig, type Config } from './config.ts'
import type { Deps } from './deps.ts'
import { examine } from './doctor/examination.ts'
import { loadDemonstration } from './demonstration/load.ts'
import { signInLinks, type SignInLink } from './demonstration/links.ts'
import { faultOf } from './errors.ts'
import { liveStreams } from './features/live/commands.ts'
import { endAbandonedPlans } from './features/pilot-plans/commands.ts'
import { requireProtectionKey } from './features/leaks/commands.ts'
import { endAbandonedRuns } from './features/runs/commands.ts'
import { projectRoot } from './project-root.ts'

/** Requests that are still being answered get this long when the server stops. */
const DRAIN_SECONDS = 10

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const providers = config.VFU_OIDC_FILE === undefined ? [] : readProviderFile(config.VFU_OIDC_FILE)
  // The port first: a second start on the same port says so before it touches anything.
  const listener = await reservePort(config)
  const publicUrl = (config.VFU_PUBLIC_URL ?? `http://localhost:${listener.port}`).replace(/\/$/, '')
  const server = await startDatabase(config)
  const system = compose(config, server, publicUrl, providers)
  const figures = await serveFigures(config, system)
  const streams = liveStreams(system.deps)
  const underWay = new Set<Promise<void>>()
  let closing: Promise<void> | undefined
  let isLeaving = false
  const shutDown = async () => {
    isLeaving = true
    await pause(config.VFU_LEAVE_SECONDS * 1000)
    // By now their clients find another instance.
    streams.close()
    await drain(listener.server)
    await Promise.allSettled(underWay)
    await system.close()
    await server.stop()
    await figures?.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      closing ??= shutDown().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
  await requireProtectionKey(system.deps)
  await endAbandonedRuns(system.deps)
  await endAbandonedPlans(system.deps)
  const links = await alone(system.deps.db, () => prepareData(system.deps, config))
  system.startWork()
  const clientFolder = path.join(projectRoot, 'dist/web')
  const trustedProxies = config.VFU_TRUSTED_PROXIES
  listener.attach(
    createApp(system.deps, { clientFolder, trustedProxies, underWay, streams, isLeaving: () => isLeaving }),
  )
  announce(publicUrl, config, system, links)
  const { logger } = system.deps
  if (config.VFU_DEMO === 'off')
    await logFindings(system.deps).catch((error: unknown) =>
      logger.error({ error: faultOf(error) }, 'the doctor failed'),
    )
}

/** What the first of several instances finds undone: the demonstration, and the links to sign in by. */
async function prepareData(deps: Deps, { VFU_DEMO, VFU_DATA }: Config): Promise<SignInLink[]> {
  const isDemonstration = VFU_DEMO === 'on'
  if (isDemonstration) await loadDemonstration(deps, path.join(projectRoot, 'demo'))
  return signInLinks(deps, path.resolve(projectRoot, VFU_DATA), isDemonstration)
}

/** What `vfu doctor` would find, by its codes: whoever reads the log asks it for sentences and remedies. */
async function logFindings({ logger, clock }: Deps): Promise<void> {
  for (const { code, level } of await examine(process.env, () => clock.now()))
    if (level !== 'ok') logger.warn({ finding: code }, `the installation has a ${level}: ask vfu doctor`)
}

/** Where Prometheus reads, when it is to. */
async function serveFigures({ VFU_METRICS_PORT: port, VFU_METRICS_HOST: host }: Config, system: System) {
  return port === undefined || !system.exposition
    ? undefined
    : serveMetrics({ port, host }, system.exposition)
}

/** Listens at once; requests that come early wait until the application is attached. */
async function reservePort({ PORT, HOST }: Config) {
  const { promise: ready, resolve: attach } = deferred<RequestListener>()
  const server = createServer((request, response) => void ready.then(app => app(request, response)))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(PORT, HOST, resolve)
  })
  return { server, attach, port: (server.address() as AddressInfo).port }
}

function deferred<T>() {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>(done => (resolve = done))
  return { promise, resolve }
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise(resolve => server.close(resolve))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_SECONDS * 1000)
  await closed
  clearTimeout(timer)
}

function announce(url: string, config: Config, { deps }: System, links: readonly SignInLink[]) {
  const width = Math.max(...links.map(({ label }) => label.length))
  const lines = [
    `VFU: ${url}`,
    ...links.map(({ label, path: link }) => `  ${label.padEnd(width)}  ${url}${link}`),
    ...(deps.deliversMail
      ? []
      : ['Mail is kept in the outbox, to be read there: set VFU_SMTP_URL to send it.']),
    ...(config.VFU_DEMO === 'on' ? ['The demonstration term is on: set VFU_DEMO=off for real use.'] : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

start().catch((error: unknown) => {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  const message = isTaken
    ? 'The port is taken: another program listens on it. Stop it, or set PORT.'
    : error instanceof Error
      ? error.message
      : String(error)
  fs.writeSync(2, `${message}\n`)
  process.exit(1)
})
