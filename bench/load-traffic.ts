import { Agent, request } from 'node:http'

/** What one request was for, and how long its answer took to the last byte. */
export interface Timed {
  readonly kind: string
  readonly status: number
  readonly milliseconds: number
}

export interface Sent {
  readonly kind: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
}

interface Received extends Timed {
  readonly body: Buffer
  readonly etag: string | undefined
  readonly contentType: string
}

/** A caller with connections of its own, as a browser has them. */
export function caller(url: string, connections = 4) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    get: ({ kind, path, headers }: Sent) =>
      new Promise<Received>((resolve, reject) => {
        const begun = performance.now()
        const outgoing = request(new URL(path, url), { agent, headers: { ...headers } }, answer => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.once('end', () =>
            resolve({
              kind,
              status: answer.statusCode ?? 0,
              milliseconds: performance.now() - begun,
              body: Buffer.concat(parts),
              etag: answer.headers.etag,
              contentType: answer.headers['content-type'] ?? '',
            }),
          )
        })
        outgoing.once('error', reject)
        outgoing.end()
      }),
    close: () => agent.destroy(),
  }
}

/** So many requests by so many callers who never pause; requests a second, and the median in milliseconds. */
export async function withoutPause(url: string, callers: number, requests: readonly Sent[]) {
  const waiting = [...requests]
  const times: number[] = []
  const { get, close } = caller(url, callers)
  const begun = performance.now()
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { status, milliseconds } = await get(next)
      if (status !== 200) throw new Error(`${next.path} answered ${status}`)
      times.push(milliseconds)
    }
  }
  await Promise.all(Array.from({ length: callers }, work))
  const seconds = (performance.now() - begun) / 1000
  close()
  return { perSecond: requests.length / seconds, median: percentile(times, 0.5) }
}

/** The value that so large a share of the values is at or below. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? 0
}
