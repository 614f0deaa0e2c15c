import type { Response } from 'supertest'
import type { Database } from '../../src/adapters/db/database.ts'
import type { EndpointName } from '../../src/features/contract.ts'
import type { Entry } from './access-entry.ts'
import { matrix } from './access-matrix.ts'
import type { openAccessWorld, Role, Rows } from './access-world.ts'

type World = Awaited<ReturnType<typeof openAccessWorld>>

const STRANGERS: readonly Role[] = ['visitor', 'student', 'supervisor', 'invited', 'answerer']

/** What the matrix says that the endpoint answers the role. */
export function answerOf(name: EndpointName, role: Role) {
  return matrix[name].answers[role] ?? (STRANGERS.includes(role) ? 'notSignedIn' : 'forbidden')
}

/** What the matrix asks the endpoint, about data that are in place. */
export async function accessCall(
  db: Database,
  { test, send, matcher, analysis }: World,
  { name, rows }: { name: EndpointName; rows: Rows },
) {
  const entry: Entry = matrix[name]
  const { settled } = test.deps.background
  const central = (verb: 'post' | 'put', to: string) => send('central', verb, to)
  return entry.call({ db, rows, matcher, analysis, settled, central })
}

/** Makes the matrix's request on data that are in place; it is not sent until the function that it returns is called. */
export async function accessRequest(
  db: Database,
  world: World,
  { name, role, rows }: { name: EndpointName; role: Role; rows: Rows },
) {
  const call = await accessCall(db, world, { name, rows })
  const [method = '', template = ''] = name.split(' ')
  const path = template.replace(/:(\w+)/g, (_, key: string) => call.params![key]!)
  const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'
  return async ({ key }: { key?: string } = {}): Promise<Response> => {
    const request = world.send(role, verb, path).query(call.query ?? {})
    if (key !== undefined) void request.set('idempotency-key', key)
    if (call.file) {
      const bytes = request.set('x-file-name', 'studenter.csv').type('application/octet-stream')
      return bytes.send(call.file)
    }
    return call.body ? request.send(call.body) : request
  }
}
