import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readExposition } from '../test/support/exposition.ts'
import { randomSource } from '../test/support/random-source.ts'
import { startSystem } from '../test/support/running-system.ts'
import { asInput, fillTerms, type Editor, type LoadedTerm, type StudentLink } from './load-term.ts'
import { caller, percentile, withoutPause, type Sent, type Timed } from './load-traffic.ts'

// Eight o'clock on the first day: every student opens page and calendar within half a minute, coordinators edit, and a
// match runs all the while. Then how much of a request is the web server's own work: the same bytes from Express alone.

const ARRIVAL_SECONDS = 30
const CALLERS = 16
const PER_KIND = 1_200
const random = randomSource(8)

export interface Share {
  readonly kind: string
  readonly perSecond: number
  readonly median: number
  /** Requests a second of Express alone, by those of the system. */
  readonly ratio: number
}

export interface Load {
  readonly students: number
  readonly coordinators: number
  readonly matches: number
  readonly seconds: number
  readonly times: readonly Timed[]
  readonly memoryMegabytes: number
  readonly delayMilliseconds: { readonly p99: number; readonly longest: number }
  readonly shares: readonly Share[]
}

/** Runs it all on a system of its own. */
export async function measureLoad(): Promise<Load> {
  const metricsPort = await freePort()
  const system = await startSystem({ VFU_METRICS_PORT: String(metricsPort) })
  try {
    const term = await fillTerms(system)
    await figuresOf(metricsPort) // what the event loop did until now is forgotten with it
    const begun = performance.now()
    const { times, matches } = await morning(system.url, term)
    const seconds = (performance.now() - begun) / 1000
    const figures = await figuresOf(metricsPort)
    const shares = await besideExpress(system.url, term.links)
    const { length: students } = term.links
    return { students, coordinators: term.editors.length, matches, seconds, times, ...figures, shares }
  } finally {
    await system.stop()
  }
}

/** Everybody at once, and how often the other term was matched meanwhile. */
async function morning(url: string, { links, editors, match }: LoadedTerm) {
  const times: Timed[] = []
  let isOver = false
  const opened = links.map(link => openLater(url, link, times))
  const edited = editors.map(async editor => {
    while (!isOver) await editOnce(editor, times)
  })
  let matches = 0
  const matched = (async () => {
    for (; !isOver; matches++) await match()
  })()
  await Promise.all(opened)
  isOver = true
  await Promise.all([...edited, matched])
  return { times, matches }
}

/** A student's telephone: the page with its files, what the page asks for, and the calendar, twice. */
async function openLater(url: string, { token, feedPath }: StudentLink, times: Timed[]): Promise<void> {
  await pause(random.next() * ARRIVAL_SECONDS * 1000)
  const phone = caller(url)
  const html = await phone.get({ kind: 'page', path: '/min-plats' })
  const files = [...html.body.toString().matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].flatMap(
    found => found[1] ?? [],
  )
  const parts = await Promise.all(files.map(file => phone.get({ kind: 'file', path: file })))
  const authorization = `Bearer ${token}`
  const data = await phone.get({ kind: 'student', path: '/api/student-page', headers: { authorization } })
  const feed = await phone.get({ kind: 'calendar', path: feedPath })
  const again = { kind: 'calendar again', path: feedPath, headers: { 'if-none-match': feed.etag ?? '' } }
  times.push(html, ...parts, data, feed, await phone.get(again))
  phone.close()
}

/** A coordinator who looks at the board and the placements, changes an offer, and thinks for a second. */
async function editOnce({ calls, offer }: Editor, times: Timed[]): Promise<void> {
  const timed = async <T>(kind: string, ask: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    const answer = await ask()
    times.push({ kind, status: 200, milliseconds: performance.now() - begun })
    return answer
  }
  await timed('board', () => calls.answer('GET', '/api/terms/VT2020/board'))
  await timed('placements', () => calls.answer('GET', '/api/terms/VT2020/placements'))
  const { offers } = await timed('offers', () =>
    calls.json<{ offers: Editor['offer'][] }>('GET', '/api/terms/VT2020/offers'),
  )
  const present = offers.find(({ id }) => id === offer.id) ?? offer
  const comment = `Ring först, ${Math.round(random.next() * 1e6)}`
  await timed('edit', () => calls.answer('PUT', `/api/offers/${offer.id}`, { ...asInput(present), comment }))
  await pause(500 + random.next() * 1_000)
}

/** Page, student's data and calendar as fast as they come, from the system and from Express alone with the same bytes. */
async function besideExpress(url: string, links: readonly StudentLink[]): Promise<Share[]> {
  const requestsOf: Record<string, (link: StudentLink) => Sent> = {
    page: () => ({ kind: 'page', path: '/min-plats' }),
    student: ({ token }) => ({
      kind: 'student',
      path: '/api/student-page',
      headers: { authorization: `Bearer ${token}` },
    }),
    calendar: ({ feedPath }) => ({ kind: 'calendar', path: feedPath }),
  }
  const linkAt = (index: number): StudentLink => {
    const link = links[index % links.length]
    if (!link) throw new Error('The term has no student with a page')
    return link
  }
  const once = caller(url)
  const bodies: Record<string, object> = {}
  for (const [kind, requestOf] of Object.entries(requestsOf)) {
    const { body, contentType } = await once.get(requestOf(linkAt(0)))
    bodies[kind] = { contentType, base64: body.toString('base64') }
  }
  once.close()
  const bare = await startBare(bodies)
  const shares: Share[] = []
  for (const [kind, requestOf] of Object.entries(requestsOf)) {
    const ours = Array.from({ length: PER_KIND }, (_, index) => requestOf(linkAt(index)))
    const theirs = ours.map(() => ({ kind, path: `/${kind}` }))
    const { perSecond, median } = await withoutPause(url, CALLERS, ours)
    const alone = await withoutPause(bare.url, CALLERS, theirs)
    shares.push({ kind, perSecond, median, ratio: alone.perSecond / perSecond })
  }
  bare.stop()
  return shares
}

async function startBare(bodies: object) {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-bare-')), 'bodies.json')
  fs.writeFileSync(file, JSON.stringify(bodies))
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/bare-server.ts', file], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    url: `http://127.0.0.1:${port.toString().trim()}`,
    stop() {
      child.kill()
      fs.rmSync(path.dirname(file), { recursive: true })
    },
  }
}

/** What the system itself says of its memory and its event loop since it was last asked. */
async function figuresOf(port: number) {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  const families = readExposition(await answer.text())
  const value = (name: string) => families.get(name)?.samples[0]?.value ?? NaN
  return {
    memoryMegabytes: value('process_resident_memory_bytes') / 2 ** 20,
    delayMilliseconds: {
      p99: value('nodejs_eventloop_lag_p99_seconds') * 1000,
      longest: value('nodejs_eventloop_lag_max_seconds') * 1000,
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** The figures as lines. */
export function loadLines(load: Load): string[] {
  const all = load.times.map(({ milliseconds }) => milliseconds)
  const refused = load.times.filter(({ status }) => status >= 400).length
  const row = (name: string, values: readonly number[]) =>
    `  ${name.padEnd(16)}${String(values.length).padStart(6)}   median ${of(values, 0.5)}, 99th percentile ${of(values, 0.99)}, longest ${of(values, 1)}`
  const of = (values: readonly number[], share: number) => `${percentile(values, share).toFixed(0)} ms`
  const kinds = [...new Set(load.times.map(({ kind }) => kind))]
  return [
    `${load.students} students within ${ARRIVAL_SECONDS} s, ${load.coordinators} coordinators, ${load.matches} matches meanwhile`,
    ...kinds.map(name =>
      row(
        name,
        load.times.flatMap(({ kind, milliseconds }) => (kind === name ? [milliseconds] : [])),
      ),
    ),
    row('all', all),
    `  ${(all.length / load.seconds).toFixed(0)} requests a second, ${refused} refused, ${all.filter(time => time > 1000).length} over a second`,
    `  memory ${load.memoryMegabytes.toFixed(0)} MB; event loop: 99th percentile ${load.delayMilliseconds.p99.toFixed(0)} ms, longest ${load.delayMilliseconds.longest.toFixed(0)} ms`,
    ...load.shares.map(
      ({ kind, perSecond, median, ratio }) =>
        `  ${kind.padEnd(16)}without pause ${perSecond.toFixed(0)} a second, median ${median.toFixed(0)} ms; Express alone ${ratio.toFixed(1)} × as many`,
    ),
  ]
}
