import fc from 'fast-check'
import { contract, type Endpoint, type EndpointName } from '../../src/features/contract.ts'
import type { Knock } from './fuzz.ts'
import { hostileTexts, spoilt, type Json } from './hostile-values.ts'
import { valuesOf } from './schema-values.ts'

/** What the matrix of access asks the endpoint, which is known to be answered. */
export interface KnownCall {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  readonly file?: Buffer
}

/** Half of one, half of the other: what is known to be answered, spoilt; and what the schema allows, perhaps spoilt. */
function parts(known: Json | undefined, schema: Endpoint['body'], ids: readonly string[]) {
  const made = schema
    ? valuesOf(schema, ids).chain(value => fc.oneof(fc.constant(value), spoilt(value)))
    : null
  const near = known === undefined ? null : spoilt(known)
  const both = [near, made].filter(one => one !== null)
  return both.length === 0 ? fc.constant(undefined) : fc.oneof(...both)
}

/** The bytes as they are, or some changed, cut out, repeated or put in. */
export function spoiltBytes(bytes: Buffer): fc.Arbitrary<Buffer> {
  const at = fc.nat(Math.max(0, bytes.length - 1))
  const change = fc.oneof(
    fc.tuple(at, fc.uint8Array({ minLength: 1, maxLength: 4 })).map(
      ([from, put]) =>
        (so: Buffer) =>
          Buffer.concat([so.subarray(0, from), put, so.subarray(from + put.length)]),
    ),
    fc.tuple(at, at).map(
      ([a, b]) =>
        (so: Buffer) =>
          Buffer.concat([so.subarray(0, a), so.subarray(b)]),
    ),
    fc.tuple(at, fc.constantFrom('"', ';', '\n', '\0', ';;;;', '\ufeff', '=1+1', 'x'.repeat(5_000))).map(
      ([from, put]) =>
        (so: Buffer) =>
          Buffer.concat([so.subarray(0, from), Buffer.from(put), so.subarray(from)]),
    ),
    fc.constantFrom<(so: Buffer) => Buffer>(
      so => Buffer.from(so.toString('latin1'), 'utf8'),
      so => Buffer.from(`\ufeff${so.toString('utf8')}`, 'utf16le'),
      so => Buffer.from(so.toString('utf8').replaceAll(';', ',')),
      () => Buffer.alloc(0),
    ),
  )
  return fc.array(change, { maxLength: 4 }).map(list => list.reduce((so, one) => Buffer.from(one(so)), bytes))
}

/** What no value is written as: deeper than any, broken off, a name twice, an escape of half a character, too large. */
const UNPARSED = [
  '['.repeat(100_000) + ']'.repeat(100_000),
  '{"a":'.repeat(30_000),
  '{"version":1,"version":"2"',
  '{"__proto__":{"kind":"central"},"constructor":{"prototype":{"kind":"central"}}}',
  '"\\ud800"',
  '\ufeff{}',
  `"${'x'.repeat(300_000)}"`,
]

/** As bytes, so that what is no text can stand in an address as well. */
const escaped = (text: string) =>
  [...Buffer.from(text)].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** A segment that the router would take for a step up or for none at all is no name. */
const segment = (text: string) => (['', '.', '..'].includes(text) ? '%00' : escaped(text.slice(0, 2_000)))

function paths(template: string, call: KnownCall, ids: readonly string[]): fc.Arbitrary<string> {
  const names = [...template.matchAll(/:(\w+)/g)].map(([, name]) => name!)
  const right = (name: string) => call.params?.[name] ?? ''
  const values = names.map(name =>
    fc.oneof(
      { weight: 8, arbitrary: fc.constant(right(name)) },
      { weight: 1, arbitrary: fc.constantFrom(...ids) },
      { weight: 1, arbitrary: hostileTexts },
    ),
  )
  return fc
    .tuple(...values)
    .map(chosen =>
      names.reduce((path, name, index) => path.replace(`:${name}`, segment(chosen[index] ?? '')), template),
    )
}

function addressed(path: string, query: Json | undefined): string {
  if (typeof query !== 'object' || query === null) return path
  const pairs = Object.entries(query).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return `${escaped(name)}=${escaped(text.slice(0, 2_000))}`
  })
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

/** Requests to the endpoint, from nearly right to hopeless. */
export function hostileKnocks(
  name: EndpointName,
  call: KnownCall,
  ids: readonly string[],
): fc.Arbitrary<Knock> {
  const endpoint: Endpoint = contract[name]
  const [method = '', template = ''] = name.split(' ')
  const query = endpoint.query ? parts(call.query, endpoint.query, ids) : fc.constant(undefined)
  const address = fc.tuple(paths(template, call, ids), query).map(([path, asked]) => addressed(path, asked))
  if (endpoint.raw) {
    const fileName = fc.constantFrom(
      'studenter.csv',
      'a.xlsx',
      '../../a.csv',
      'a',
      '%00',
      '%zz',
      'x'.repeat(4_000),
    )
    return fc
      .tuple(address, spoiltBytes(call.file ?? Buffer.alloc(0)), fileName)
      .map(([path, body, file]) => ({
        method,
        path,
        body,
        headers: { 'content-type': 'application/octet-stream', 'x-file-name': file },
      }))
  }
  const body = endpoint.body
    ? parts(call.body as Json | undefined, endpoint.body, ids)
    : fc.constant(undefined)
  const written = body.map(sent => (sent === undefined ? undefined : JSON.stringify(sent)))
  const bodies = fc.oneof(
    { weight: 12, arbitrary: written },
    { weight: 1, arbitrary: fc.constantFrom(...UNPARSED) },
  )
  return fc
    .tuple(address, bodies)
    .map(([path, sent]) => ({ method, path, ...(sent !== undefined && method !== 'GET' && { body: sent }) }))
}
