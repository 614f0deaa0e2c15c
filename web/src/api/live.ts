import type { QueryClient } from '@tanstack/react-query'
import type { Heard } from '../../../src/features/live/schema.ts'
import { mayChange, READINGS } from './live-readings.ts'

const ADDRESS = '/api/events'
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
/** The server says something every twenty seconds; a connection that is silent for longer is dead. */
const LONGEST_SILENCE_MS = 50_000
/** The server tells again what it told in the last ten seconds: whoever was away for less has missed nothing. */
const TOLD_AGAIN_MS = 8_000

/**
 * Keeps what the pages show as the server has it: a stream says what changed, and that is asked for again where it is shown.
 * Only a page that is looked at holds a stream, so that many tabs don't use up the browser's connections; a page that is
 * looked at again, and one whose stream was lost, asks for everything that it shows. Returns the way to end it.
 */
export function followChanges(client: QueryClient): () => void {
  let source: EventSource | null = null
  let silence: number | undefined
  let retry: number | undefined
  let failures = 0
  let lostAt: number | null = null
  const refresh = refresher(client)

  function open(): void {
    clearTimeout(retry)
    if (source || document.visibilityState === 'hidden') return
    const opened = new EventSource(ADDRESS)
    source = opened
    opened.addEventListener('beat', hearBeat)
    opened.addEventListener('change', ({ data }) => refresh.readings(READINGS[data as Heard] ?? []))
    opened.addEventListener('refresh', () => refresh.all())
    opened.addEventListener('end', () => refresh.all())
    opened.addEventListener('error', lose)
  }

  function hearBeat(): void {
    failures = 0
    if (lostAt !== null && performance.now() - lostAt > TOLD_AGAIN_MS) refresh.all()
    lostAt = null
    clearTimeout(silence)
    silence = window.setTimeout(lose, LONGEST_SILENCE_MS)
  }

  function close(): void {
    if (source) lostAt ??= performance.now()
    source?.close()
    source = null
    clearTimeout(silence)
  }

  /** Not the browser's own trying again: that gives up at a refusal, and comes with everybody else's. */
  function lose(): void {
    close()
    // The server may have been another one meanwhile, which has told nothing yet.
    lostAt = Number.NEGATIVE_INFINITY
    const wait = Math.min(FIRST_WAIT_MS * 2 ** failures++, LONGEST_WAIT_MS)
    retry = window.setTimeout(open, wait * (0.5 + Math.random() / 2))
  }

  const look = () => (document.visibilityState === 'hidden' ? close() : open())
  document.addEventListener('visibilitychange', look)
  // A page that goes into the browser's memory would keep its connection.
  window.addEventListener('pagehide', close)
  window.addEventListener('pageshow', look)
  open()
  return () => {
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('pagehide', close)
    window.removeEventListener('pageshow', look)
    clearTimeout(retry)
    close()
  }
}

const EVERYTHING = ['GET /api/session', ...new Set(Object.values(READINGS).flat())]

/** Asks again one time after another: what changes while the answer is on its way is asked for once more after it. */
function refresher(client: QueryClient) {
  const underWay = new Set<string>()
  const waiting = new Set<string>()
  async function ask(name: string): Promise<void> {
    if (underWay.has(name)) {
      waiting.add(name)
      return
    }
    underWay.add(name)
    await client.invalidateQueries({
      queryKey: [name],
      predicate: ({ queryKey, state }) => mayChange(queryKey[0], state.data),
    })
    underWay.delete(name)
    if (waiting.delete(name)) await ask(name)
  }
  const readings = (names: readonly string[]) => {
    for (const name of names) void ask(name)
  }
  return { readings, all: () => readings(EVERYTHING) }
}
