import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { actingAs } from '../adapters/db/acting.ts'
import type { Deps } from '../deps.ts'
import { actorOf, holdsRole, type Actor, type RoleKind } from '../domain/access/actor.ts'
import { refusal } from '../errors.ts'
import {
  contract,
  type BodyOf,
  type Contract,
  type Endpoint,
  type EndpointName,
  type HeadersOf,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
} from '../features/contract.ts'
import { isChecked } from '../features/checked-files/commands.ts'
import { refuseLeakingFile } from '../features/leaks/commands.ts'
import { stepOf, type Step } from '../features/session/policy.ts'
import { languageOf } from './language.ts'
import { namedRequest } from './named-request.ts'
import type { Language } from '../copy/copy.ts'
import { presentSession } from './present-session.ts'
import { sendJson } from './send-json.ts'
import { validate, validateAddress } from './validate.ts'

const RAW_TYPE = 'application/octet-stream'

/**
 * Who may call an endpoint: anybody, everybody who is signed in, or those of them with one of the roles. Whose data they
 * get is the query's scope. Whoever has yet to give a code is `halfway`, and whoever has yet to add a second factor is
 * `enrolling` as well; no other endpoint opens to them.
 */
export type Access = 'public' | 'halfway' | 'enrolling' | 'signed-in' | readonly RoleKind[]

/** The steps that may be left to take where such a caller is let in. */
const STEPS_LEFT: Readonly<Record<'halfway' | 'enrolling', readonly Step[]>> = {
  halfway: ['code', 'enrol'],
  enrolling: ['enrol'],
}

/** A raw endpoint gets the body's bytes as they came, every other what its schema makes of the JSON. */
type Body<N extends EndpointName> = Contract[N] extends { readonly raw: true } ? Buffer : BodyOf<N>

interface Input<N extends EndpointName, A extends Access> {
  readonly actor: A extends 'public' ? null : Actor
  /** Null for a public endpoint. */
  readonly sessionId: A extends 'public' ? null : string
  readonly language: Language
  readonly params: ParamsOf<N>
  readonly query: QueryOf<N>
  readonly headers: HeadersOf<N>
  readonly body: Body<N>
  readonly request: Request
  readonly response: Response
}

/** One line per endpoint: its name in the contract, who may call it, and what answers it. */
export type Serve = <N extends EndpointName, const A extends Access>(
  name: N,
  access: A,
  handle: (input: Input<N, A>) => Promise<ResponseOf<N>>,
) => void

/** Everything that is served, for the convention that no endpoint of the contract is forgotten. */
export interface Served {
  readonly name: EndpointName
  readonly access: Access
}

/**
 * Makes `serve`: authenticate → authorise → validate → handle → present what the contract names and nothing else. What is
 * being handled is in `underWay`, also when its caller has gone.
 */
export function endpointsOn(
  router: Router,
  deps: Deps,
  served: Served[] = [],
  underWay = new Set<Promise<void>>(),
): Serve {
  const tracked =
    (handler: (...given: Parameters<RequestHandler>) => Promise<void>): RequestHandler =>
    (...given) => {
      const work = handler(...given)
      underWay.add(work)
      return work.finally(() => underWay.delete(work))
    }
  return (name, access, handle) => {
    served.push({ name, access })
    const [method = '', path = ''] = name.split(' ')
    const endpoint: Endpoint = contract[name]
    // Before the body is read: a stranger's megabytes are not.
    const admit = tracked(async (request, response, next) => {
      const admitted = access === 'public' ? null : await authorise(deps, request, response, access)
      response.locals['actor'] = admitted?.actor ?? null
      response.locals['sessionId'] = admitted?.sessionId ?? null
      next()
    })
    const answer = tracked(async (request, response) => {
      const language = languageOf(request)
      const input = {
        actor: response.locals['actor'] as Actor | null,
        sessionId: response.locals['sessionId'] as string | null,
        language,
        params: validateAddress(endpoint.params, request.params),
        query: validate(endpoint.query, request.query, language, 'query'),
        headers: validate(endpoint.headers, request.headers, language, 'headers'),
        body: endpoint.raw ? rawBody(request) : validate(endpoint.body, request.body, language),
        request,
        response,
      }
      // The parts were validated by the very schemas that Input's types are made of.
      const acting = {
        personId: input.actor?.personId ?? null,
        via: name,
        request: method === 'GET' || endpoint.asks ? null : namedRequest(request, input.actor),
      }
      const answer = await actingAs(acting, async () => {
        const result = await handle(input as unknown as Parameters<typeof handle>[0])
        const parsed = endpoint.response.parse(result)
        if (isFile(parsed)) await refuseLeakingFile(deps, 'export', parsed.text)
        refuseUncheckedBytes(result)
        return parsed
      })
      await sendJson(request, response, answer)
    })
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'
    if (endpoint.raw) router[verb](path, admit, express.raw({ type: RAW_TYPE, limit: '6mb' }), answer)
    else if (endpoint.body) {
      const limit = endpoint.isLarge ? '4mb' : '256kb'
      router[verb](path, admit, express.json({ limit }), answer)
    } else router[verb](path, admit, answer)
  }
}

/** What the client saves: whatever endpoint gives a file, the leak guard sees it (P2). */
function isFile(answer: unknown): answer is { fileName: string; text: string } {
  if (typeof answer !== 'object' || answer === null) return false
  return 'fileName' in answer && 'text' in answer && typeof answer.text === 'string'
}

/** A workbook cannot be read here any more: it must come from where its cells were (P2). */
export function refuseUncheckedBytes(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null || !('base64' in answer)) return
  if (!isChecked(answer)) throw new Error('A file of bytes is made by checkedWorkbook or checkedText')
}

/** Who asks, when the session opens such an endpoint to them; refuses whoever it doesn't. */
export async function authorise(
  deps: Deps,
  request: Request,
  response: Response,
  access: Exclude<Access, 'public'>,
): Promise<{ actor: Actor; sessionId: string }> {
  const session = await presentSession(deps, request, response)
  if (!session) throw refusal('notSignedIn')
  const step = stepOf(session, deps.requiresSecondFactor)
  const left = access === 'halfway' || access === 'enrolling' ? STEPS_LEFT[access] : []
  if (step !== null && !left.includes(step)) throw refusal('secondFactorNeeded')
  const actor = actorOf(session.person.id, session.person.roles)
  if (typeof access !== 'string' && !holdsRole(actor, access)) throw refusal('forbidden')
  return { actor, sessionId: session.id }
}

/** No body at all is an empty file; a body of another type was not read. */
function rawBody(request: Request): Buffer {
  if (Buffer.isBuffer(request.body)) return request.body
  if (request.is(RAW_TYPE) === false) throw refusal('malformedBody')
  return Buffer.alloc(0)
}
