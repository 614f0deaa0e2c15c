import type { Response } from 'supertest'
import type { signInAs } from './test-app.ts'

type Agent = Awaited<ReturnType<typeof signInAs>>
type Query = Readonly<Record<string, string>>

/** A file as a coordinator's spreadsheet program saves it. */
export function csv(header: readonly string[], ...rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from([header, ...rows].map(cells => cells.join(';')).join('\r\n'))
}

function send(
  agent: Agent,
  path: string,
  bytes: Uint8Array,
  { fileName = 'fil.csv', language = 'sv', ...query }: Query,
) {
  return agent
    .post(path)
    .query(query)
    .set('accept-language', language)
    .set('x-file-name', encodeURIComponent(fileName))
    .type('application/octet-stream')
    .send(Buffer.from(bytes))
}

export function preview(agent: Agent, kind: string, bytes: Uint8Array, query: Query = {}) {
  return send(agent, `/api/terms/VT2020/imports/${kind}/preview`, bytes, query)
}

export function apply(agent: Agent, kind: string, bytes: Uint8Array, query: Query) {
  return send(agent, `/api/terms/VT2020/imports/${kind}`, bytes, { gone: 'keep', ...query })
}

/** Previews and applies what the preview showed. */
export async function importFile(
  agent: Agent,
  kind: string,
  bytes: Uint8Array,
  query: Query = {},
): Promise<Response> {
  const { body } = await preview(agent, kind, bytes, query).expect(200)
  return apply(agent, kind, bytes, { ...query, digest: body.digest })
}
