import fc from 'fast-check'
import type { Express } from 'express'
import { createServer, request, type Agent } from 'node:http'
import { Agent as KeepAlive } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomIds } from '../../src/adapters/ids.ts'

export const guesses = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('', '.', '..', '%', '%00', '\0', "' or 1=1 --", '[object Object]', 'null', '__proto__'),
  fc.integer({ min: 20, max: 200 }).map(length => randomIds.secret().repeat(5).slice(0, length)),
)

export const bodies = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '{',
    '[[[[',
    '{"token":',
    '{"token":{"$ne":null}}',
    '{"__proto__":{"token":"x"}}',
    '{"query":7}',
    '{"code":["123456"]}',
    '"x"',
    'null',
  ),
  fc.integer({ min: 1, max: 2000 }).map(depth => '['.repeat(depth) + ']'.repeat(depth)),
)

export interface Knock {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

/** The application behind one server, and connections that stay open: ten thousand requests in seconds. */
export async function openDoor(app: Express) {
  const agent = new KeepAlive({ keepAlive: true, maxSockets: 8 })
  const server = createServer(app)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    knock: (knock: Knock) => send(agent, port, knock),
    close: () =>
      new Promise<void>(resolve => {
        agent.destroy()
        server.close(() => resolve())
      }),
  }
}

/** Longer than any answer takes, on a busy machine too. */
const HANG_SECONDS = 15

/** The answer's status and text, and the milliseconds that it took; an error when there is none. */
function send(agent: Agent, port: number, { method, path, headers, body }: Knock) {
  const began = performance.now()
  return new Promise<{ status: number; text: string; milliseconds: number }>((resolve, reject) => {
    // The length too: of a DELETE's body Node tells none, and it would be read as the next request.
    const content =
      body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
    const outgoing = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method,
        path,
        headers: { 'x-requested-with': 'vfu', ...content, ...headers },
      },
      answer => {
        let text = ''
        answer.on('data', chunk => (text += String(chunk)))
        answer.once('end', () =>
          resolve({ status: answer.statusCode ?? 0, text, milliseconds: performance.now() - began }),
        )
      },
    )
    outgoing.once('error', reject)
    outgoing.setTimeout(HANG_SECONDS * 1000, () => outgoing.destroy(new Error(`${method} ${path} hangs`)))
    outgoing.end(body)
  })
}

/** `median/p99` in milliseconds. */
export function figures(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2)
  return `${at(0.5)}/${at(0.99)}`
}
