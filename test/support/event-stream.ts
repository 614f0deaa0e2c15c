import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'

export interface Heard {
  readonly event: string
  readonly data: string
}

/** The application on a port of its own: streams are no business of supertest's. */
export async function listen(app: Express) {
  const server = createServer(app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** Listens to a stream of events as a browser does. */
export async function openEvents(url: string, cookie: string) {
  const controller = new AbortController()
  const response = await fetch(`${url}/api/events`, { headers: { cookie }, signal: controller.signal })
  const heard: Heard[] = []
  const waiting: (() => void)[] = []
  let isOver = false
  const wake = () => {
    for (const go of waiting.splice(0)) go()
  }
  async function readAll() {
    await read(response, one => {
      heard.push(one)
      wake()
    })
    isOver = true
    wake()
  }
  const reading = readAll()
  const more = () => new Promise<void>(resolve => waiting.push(resolve))
  return {
    status: response.status,
    headers: response.headers,
    heard,
    /** Waits until an event is there, and gives all that were heard up to it, beats left out. */
    async until(data: string): Promise<string[]> {
      for (;;) {
        const found = heard.findIndex(one => one.data === data)
        if (found >= 0) {
          const up = heard.splice(0, found + 1)
          return up.filter(({ event }) => event !== 'beat').map(one => one.data)
        }
        if (isOver) throw new Error(`The stream ended without “${data}”: ${JSON.stringify(heard)}`)
        await more()
      }
    },
    /** Resolves when the server has ended the stream. */
    ended: () => reading,
    async close() {
      controller.abort()
      await reading
    },
  }
}

async function read(response: Response, onEvent: (heard: Heard) => void): Promise<void> {
  if (!response.ok || !response.body) return
  let text = ''
  try {
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end < 0) break
        const [, event = ''] = /^event: (.*)$/m.exec(text.slice(0, end)) ?? []
        const [, data = ''] = /^data: (.*)$/m.exec(text.slice(0, end)) ?? []
        text = text.slice(end + 2)
        onEvent({ event, data })
      }
    }
  } catch {
    // Closed from this side, or torn.
  }
}
