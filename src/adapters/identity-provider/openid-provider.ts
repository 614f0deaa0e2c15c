import { timingSafeEqual } from 'node:crypto'
import * as openid from 'openid-client'
import type { ProviderSettings } from '../../domain/access/provider-settings.ts'
import type { Begun, Failure, Finished, IdentityProvider } from '../../ports/identity-provider.ts'

const TIMEOUT_SECONDS = 8
/** A provider's endpoints and keys change seldom; `openid-client` fetches keys that it doesn't know by itself. */
const DISCOVERY_MILLISECONDS = 3_600_000

/** The provider as `openid-client` reaches it; discovered at the first sign-in, so that the start needs no provider. */
export function openIdProvider(
  settings: ProviderSettings,
  clientSecret: string,
  report: (error: unknown) => void,
): IdentityProvider {
  const configuration = remembered(() => discover(settings, clientSecret))

  async function attempted<T>(work: () => Promise<T>): Promise<T | { ok: false; why: Failure }> {
    try {
      return await work()
    } catch (error) {
      const why = failureOf(error)
      if (why === 'unavailable' || why === 'untrusted') report(error)
      return { ok: false, why }
    }
  }

  return {
    settings,
    begin: redirectUri =>
      attempted<Begun>(async () => {
        const attempt = {
          state: openid.randomState(),
          nonce: openid.randomNonce(),
          verifier: openid.randomPKCECodeVerifier(),
        }
        const url = openid.buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirectUri,
          scope: settings.scopes.join(' '),
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
        })
        return { ok: true, url: url.href, attempt }
      }),
    finish: (answer, { state, nonce, verifier }) =>
      attempted<Finished>(async () => {
        if (!fits(answer.searchParams, state)) return { ok: false, why: 'stale' }
        const config = await configuration()
        const tokens = await openid.authorizationCodeGrant(config, answer, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
        })
        const token = tokens.claims()
        // No text column holds the character, so that no subject with it could be told again.
        if (!token || token.sub.includes('\0')) return { ok: false, why: 'untrusted' }
        // Many providers put only the subject in the token, and the rest where the access token opens.
        const info = config.serverMetadata().userinfo_endpoint
          ? await openid.fetchUserInfo(config, tokens.access_token, token.sub)
          : {}
        return {
          ok: true,
          identity: { issuer: token.iss, subject: token.sub, claims: { ...info, ...token } },
        }
      }),
  }
}

async function discover(
  { issuer, clientId }: ProviderSettings,
  secret: string,
): Promise<openid.Configuration> {
  const execute = [openid.enableNonRepudiationChecks]
  // The settings allow http on this machine alone.
  if (issuer.startsWith('http:')) execute.push(openid.allowInsecureRequests)
  return openid.discovery(new URL(issuer), clientId, secret, undefined, { execute, timeout: TIMEOUT_SECONDS })
}

/** The answer of the last hour; a failure is not remembered. */
function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: { answer: Promise<T>; until: number } | undefined
  return async () => {
    if (known && performance.now() < known.until) return known.answer
    const asked = { answer: ask(), until: performance.now() + DISCOVERY_MILLISECONDS }
    known = asked
    try {
      return await asked.answer
    } catch (error) {
      if (known === asked) known = undefined
      throw error
    }
  }
}

/** Whether the browser brings an answer to this attempt: its state, and either a code or an error, each once. */
function fits(parameters: URLSearchParams, state: string): boolean {
  const [given = '', ...more] = parameters.getAll('state').map(text => Buffer.from(text))
  const expected = Buffer.from(state)
  const outcomes = [...parameters.getAll('code'), ...parameters.getAll('error')]
  const isPlain = ['response', 'id_token', 'token'].every(name => !parameters.has(name))
  const isExpected = given.length === expected.length && timingSafeEqual(Buffer.from(given), expected)
  return isExpected && more.length === 0 && outcomes.length === 1 && isPlain
}

function failureOf(error: unknown): Failure {
  if (error instanceof openid.AuthorizationResponseError) {
    if (error.error === 'access_denied') return 'declined'
    return error.error === 'server_error' || error.error === 'temporarily_unavailable'
      ? 'unavailable'
      : 'stale'
  }
  // A code that is used, too old or another client's.
  if (error instanceof openid.ResponseBodyError)
    return error.error === 'invalid_grant' ? 'stale' : 'unavailable'
  // No answer, or one with the status of a fault; everything else was answered, but not so that it can be trusted.
  const isAnswer = error instanceof openid.ClientError && error.code !== undefined
  return isAnswer && !UNREACHABLE.has(error.code ?? '') ? 'untrusted' : 'unavailable'
}

const UNREACHABLE = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'])
