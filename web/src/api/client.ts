import type { BodyOf, EndpointName, ParamsOf, QueryOf, ResponseOf } from '../../../src/features/contract.ts'
import { ui as en } from '../copy/en/ui.ts'
import { ui as sv } from '../copy/sv/ui.ts'
import { currentLanguage } from '../language.ts'
import type { Primitive, RequestTarget } from './path.ts'
import { requestTarget } from './path.ts'
import { ApiError, readProblem } from './problem.ts'
import { fileMark, randomName, requestNames } from './request-names.ts'

export type { BodyOf, EndpointName, ResponseOf }

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : { readonly [K in Name]: Value }
type FilePart<N> = N extends `POST /api/terms/:termId/imports/${string}` ? { readonly file: File } : unknown

/** What a call to an endpoint must be given; the parts that the contract doesn't name are absent. */
export type RequestOf<N extends EndpointName> = Part<'params', ParamsOf<N>> &
  Part<'query', QueryOf<N>> &
  Part<'body', BodyOf<N>> &
  FilePart<N>

export interface CallOptions {
  readonly signal?: AbortSignal
  /** A personal link's token, for the pages of people without an account. */
  readonly bearer?: string
}

interface LooseRequest {
  readonly params?: Readonly<Record<string, Primitive>>
  readonly query?: Readonly<Record<string, Primitive>>
  readonly body?: unknown
  readonly file?: File
}

function payload(request: LooseRequest): { type: string; body: BodyInit } | null {
  if (request.file) return { type: 'application/octet-stream', body: request.file }
  if (request.body === undefined) return null
  return { type: 'application/json', body: JSON.stringify(request.body) }
}

const names = requestNames(() => performance.now(), randomName)

/** What a change asks for, whole; null for what only asks, as everything is that may be given up on the way. */
function changeOf(target: RequestTarget, { body, file }: LooseRequest, options: CallOptions): string | null {
  if (target.method === 'GET' || options.signal) return null
  return JSON.stringify([target, body, file && fileMark(file), options.bearer])
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * Calls an endpoint of the contract and gives its answer. Throws ApiError when it refuses, and with code `offline`
 * when there is no answer at all. A change that is asked for again, by a second click or after a broken connection, is made
 * once.
 */
export async function call<N extends EndpointName>(
  name: N,
  request: RequestOf<N>,
  options: CallOptions = {},
): Promise<ResponseOf<N>> {
  const loose = request as LooseRequest
  const words = currentLanguage() === 'sv' ? sv : en
  const target = requestTarget(name, loose.params, loose.query)
  const content = payload(loose)
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'accept-language': currentLanguage(),
    // A header that a foreign page can't send without asking first: the server's guard against forged requests.
    'x-requested-with': 'vfu',
  }
  if (content) headers['content-type'] = content.type
  // Never in the address, which is logged on the way: a file can be named after a person.
  if (loose.file) headers['x-file-name'] = encodeURIComponent(loose.file.name)
  if (options.bearer !== undefined) headers['authorization'] = `Bearer ${options.bearer}`
  const change = changeOf(target, loose, options)
  if (change !== null) headers['idempotency-key'] = `"${names.nameOf(change)}"`

  let response: Response
  try {
    response = await fetch(target.url, {
      method: target.method,
      headers,
      credentials: 'same-origin',
      ...(content ? { body: content.body } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    })
  } catch (cause) {
    if (options.signal?.aborted) throw cause
    throw new ApiError({ status: 0, code: 'offline', detail: words.offline })
  }
  // A server that broke may have done it all the same.
  if (change !== null && response.status < 500) names.answered(change, response.ok ? 'done' : 'refused')
  const body = await readJson(response)
  if (!response.ok) throw readProblem(response.status, body, words.unexpected(response.status))
  return body as ResponseOf<N>
}
