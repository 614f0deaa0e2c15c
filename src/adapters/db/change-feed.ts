import pg from 'pg'
import { changeSchema, type Change } from '../../domain/access/change.ts'
import type { ChangeFeed, ChangeListener } from '../../ports/change-feed.ts'

const CHANNEL = 'vfu_changes'
/** What the server's list of connections calls it. */
export const LISTENER = 'vfu listener'
/** A connection that is dead without having said so is found out within two of these. */
const PROBE_MILLISECONDS = 15_000
const REMEMBERED_MILLISECONDS = 10_000
const FIRST_WAIT_MILLISECONDS = 200
const LONGEST_WAIT_MILLISECONDS = 10_000

/**
 * Listens to what the database tells (LISTEN), over one connection of its own for the whole instance. A connection that
 * is lost is replaced after waits that grow, and then everybody hears that they may have missed something.
 */
export function changeFeed(
  connection: pg.ClientConfig,
  onFault: (error: unknown) => void,
): ChangeFeed & { start(): void; close(): Promise<void> } {
  const listeners = new Set<ChangeListener>()
  let client: pg.Client | null = null
  let failures = 0
  let isClosed = false
  let retry: NodeJS.Timeout | undefined
  let opening: Promise<void> = Promise.resolve()
  let probe: NodeJS.Timeout | undefined
  let heard: { readonly change: Change; readonly at: number }[] = []

  const rememberedSince = (now: number) => heard.filter(({ at }) => now - at < REMEMBERED_MILLISECONDS)

  function hear(payload: string | undefined): void {
    const change = changeSchema.safeParse(JSON.parse(payload ?? 'null'))
    // A newer release can tell of what this one doesn't know.
    if (!change.success) return
    const at = performance.now()
    heard = [...rememberedSince(at), { change: change.data, at }]
    for (const listener of listeners) listener.changed(change.data)
  }

  async function open(): Promise<void> {
    const opened = new pg.Client({
      ...connection,
      application_name: LISTENER,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    })
    opened.on('notification', ({ payload }) => hear(payload))
    opened.on('error', error => lose(opened, error))
    opened.on('end', () => lose(opened, null))
    client = opened
    try {
      await opened.connect()
      await opened.query(`listen ${CHANNEL}`)
      failures = 0
      for (const listener of listeners) listener.missed()
    } catch (error) {
      lose(opened, error)
    }
  }

  function lose(lost: pg.Client, error: unknown): void {
    if (lost !== client) return
    client = null
    void lost.end().catch(() => {})
    if (isClosed) return
    if (error !== null) onFault(error)
    const wait = Math.min(FIRST_WAIT_MILLISECONDS * 2 ** failures++, LONGEST_WAIT_MILLISECONDS)
    retry = setTimeout(() => {
      opening = open()
    }, wait)
  }

  function look(): void {
    const probed = client
    if (!probed) return
    const patience = setTimeout(() => lose(probed, new Error('no answer')), PROBE_MILLISECONDS)
    void probed
      .query('select 1')
      .catch(() => {})
      .finally(() => {
        clearTimeout(patience)
      })
  }

  return {
    start() {
      probe = setInterval(look, PROBE_MILLISECONDS)
      opening = open()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    recent: () => rememberedSince(performance.now()).map(({ change }) => change),
    async close() {
      isClosed = true
      clearInterval(probe)
      clearTimeout(retry)
      await opening
      const last = client
      client = null
      await last?.end().catch(() => {})
    },
  }
}
