import http from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { RunningSystem } from '../test/support/running-system.ts'

export interface Answer {
  readonly text: string
  readonly milliseconds: number
  /** The body as it went over the wire. */
  readonly bytes: number
}

/** What is sent besides the address: JSON, or a file as a browser sends one. */
type Sent = object | { readonly fileName: string; readonly bytes: Uint8Array }

/** Calls a running system as a browser does that is signed in by one of its links, and says what each call took. */
export class Calls {
  readonly #url: URL
  #cookie = ''

  constructor(url: string) {
    this.#url = new URL(url)
  }

  /** Signed in by the link that the start printed for `whose`. */
  static async as({ url, links }: RunningSystem, whose: string): Promise<Calls> {
    const calls = new Calls(url)
    await calls.#signIn(links.get(whose)?.split('#')[1] ?? '')
    return calls
  }

  async #signIn(token: string): Promise<void> {
    const { response } = await this.#send('POST', '/api/session', { token })
    this.#cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  }

  /** The answer's JSON. */
  async json<Body>(method: 'GET' | 'POST' | 'PUT', path: string, sent?: Sent): Promise<Body> {
    return JSON.parse((await this.answer(method, path, sent)).text) as Body
  }

  /** The answer, from the first byte of the question to the last of it; a refusal is an error. */
  async answer(method: string, path: string, sent?: Sent, bearer?: string): Promise<Answer> {
    const { response: _response, ...answer } = await this.#send(method, path, sent, bearer)
    return answer
  }

  async #send(method: string, path: string, sent?: Sent, bearer?: string) {
    const isFile = sent !== undefined && 'bytes' in sent
    const body = sent === undefined ? undefined : isFile ? sent.bytes : JSON.stringify(sent)
    const headers = {
      'accept-encoding': 'gzip',
      'x-requested-with': 'vfu',
      ...(this.#cookie && { cookie: this.#cookie }),
      ...(bearer && { authorization: `Bearer ${bearer}` }),
      ...(body && { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
      ...(isFile && { 'x-file-name': encodeURIComponent(sent.fileName) }),
    }
    const started = performance.now()
    const { response, bytes } = await exchange(new URL(path, this.#url), { method, headers }, body)
    const milliseconds = performance.now() - started
    const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString()
    if ((response.statusCode ?? 0) >= 400)
      throw new Error(`${method} ${path}: ${response.statusCode} ${text}`)
    return { response, text, milliseconds, bytes: bytes.length }
  }
}

function exchange(url: URL, options: http.RequestOptions, body: string | Uint8Array | undefined) {
  return new Promise<{ response: http.IncomingMessage; bytes: Buffer }>((resolve, reject) => {
    const request = http.request(url, options, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ response, bytes: Buffer.concat(parts) }))
    })
    request.on('error', reject)
    request.end(body)
  })
}
