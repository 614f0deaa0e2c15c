import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { en, sv } from 'zod/locales'
import type { z } from 'zod'
import { actingAs } from '../adapters/db/acting.ts'
import type { Deps } from '../deps.ts'
import { actorOf, holdsRole, type Actor, type RoleKind } from '../domain/access/actor.ts'
import { AppError, refusal } from '../errors.ts'
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
import { languageOf } from './language.ts'
import { copyIn, type Language } from '../copy/copy.ts'
import { presentSession } from './present-session.ts'

const RAW_TYPE = 'application/octet-stream'

/**
 * Who may call an endpoint: anybody, everybody who is signed in, or those of them with one of the roles. Whose data they
 * get is the query's scope.
 */
export type Access = 'public' | 'signed-in' | readonly RoleKind[]

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

/** Makes `serve`: authenticate → authorise → validate → handle → present what the contract names and nothing else. */
export function endpointsOn(router: Router, deps: Deps, served: Served[] = []): Serve {
  return (name, access, handle) => {
    served.push({ name, access })
    const [method = '', path = ''] = name.split(' ')
    const endpoint: Endpoint = contract[name]
    // Before the body is read: a stranger's megabytes are not.
    const admit: RequestHandler = async (request, response, next) => {
      const admitted = access === 'public' ? null : await authorise(deps, request, response, access)
      response.locals['actor'] = admitted?.actor ?? null
      response.locals['sessionId'] = admitted?.sessionId ?? null
      next()
    }
    const answer: RequestHandler = async (request, response) => {
      const language = languageOf(request)
      const input = {
        actor: response.locals['actor'] as Actor | null,
        sessionId: response.locals['sessionId'] as string | null,
        language,
        params: validate(endpoint.params, request.params, language, 'params'),
        query: validate(endpoint.query, request.query, language, 'query'),
        headers: validate(endpoint.headers, request.headers, language, 'headers'),
        body: endpoint.raw ? rawBody(request) : validate(endpoint.body, request.body, language),
        request,
        response,
      }
      // The parts were validated by the very schemas that Input's types are made of.
      const acting = { personId: input.actor?.personId ?? null, via: name }
      const result = await actingAs(acting, () => handle(input as unknown as Parameters<typeof handle>[0]))
      response.set('cache-control', 'no-store').json(endpoint.response.parse(result))
    }
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'
    if (endpoint.raw) router[verb](path, admit, express.raw({ type: RAW_TYPE, limit: '6mb' }), answer)
    else if (endpoint.body) router[verb](path, admit, express.json({ limit: '256kb' }), answer)
    else router[verb](path, admit, answer)
  }
}

async function authorise(
  deps: Deps,
  request: Request,
  response: Response,
  access: Exclude<Access, 'public'>,
): Promise<{ actor: Actor; sessionId: string }> {
  const session = await presentSession(deps, request, response)
  if (!session) throw refusal('notSignedIn')
  const actor = actorOf(session.person.id, session.person.roles)
  if (access !== 'signed-in' && !holdsRole(actor, access)) throw refusal('forbidden')
  return { actor, sessionId: session.id }
}

/** No body at all is an empty file; a body of another type was not read. */
function rawBody(request: Request): Buffer {
  if (Buffer.isBuffer(request.body)) return request.body
  if (request.is(RAW_TYPE) === false) throw refusal('malformedBody')
  return Buffer.alloc(0)
}

const FIELD_SENTENCES = { sv: sv().localeError, en: en().localeError }

/** What is wrong with a field, in the reader's words: the schema language's, or ours where the fault is our own. */
function fieldSentence(language: Language): z.core.$ZodErrorMap {
  const ours: Readonly<Record<string, string>> = copyIn[language].fields
  return issue => {
    const fault: unknown = issue.code === 'custom' ? issue.params?.['fault'] : undefined
    return (typeof fault === 'string' ? ours[fault] : undefined) ?? FIELD_SENTENCES[language](issue)
  }
}

function validate(schema: z.ZodType | undefined, value: unknown, language: Language, prefix = ''): unknown {
  if (!schema) return undefined
  const result = schema.safeParse(value, { error: fieldSentence(language) })
  if (result.success) {
    if (holdsNul(result.data)) throw refusal('malformedBody')
    return result.data
  }
  const fields = result.error.issues.map(issue => ({
    path: [prefix, ...issue.path.map(String)].filter(Boolean).join('.'),
    text: issue.message,
  }))
  throw new AppError('invalidInput', {}, fields)
}

/** No text column can hold the character, and nobody types it. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNul)
}
