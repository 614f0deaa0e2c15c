import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import { keepAttempt, takeAttempt } from '../../http/attempt-cookie.ts'
import type { Serve } from '../../http/endpoint.ts'
import { setSessionCookie } from '../../http/session-cookie.ts'
import { presentSignedIn } from '../session/presenter.ts'
import { findSignedIn } from '../session/repository.ts'
import { admit, answeredIdentity } from './commands.ts'
import { refuseFailure, requireProvider } from './policy.ts'

/**
 * Sign-in with the account of one's organisation. The provider sends the browser back to a page of ours, which hands on the
 * answer by POST: a foreign page can neither begin nor end a sign-in (no login CSRF), and nothing redirects to an address
 * that anybody else has chosen.
 */
export function signInRoutes(serve: Serve, deps: Deps) {
  const secure = deps.publicUrl.startsWith('https:')
  const returnAddress = (id: string) => `${deps.publicUrl}/logga-in/svar/${id}`

  serve('GET /api/sign-in', 'public', () =>
    Promise.resolve({
      providers: deps.identityProviders.map(({ settings: { id, label } }) => ({ id, label })),
    }),
  )

  serve('POST /api/sign-in/:providerId', 'public', async ({ params, response }) => {
    const provider = requireProvider(deps, params.providerId)
    const begun = await provider.begin(returnAddress(params.providerId))
    if (!begun.ok) throw refuseFailure(begun.why, provider)
    keepAttempt(response, { provider: params.providerId, ...begun.attempt }, secure)
    return { url: begun.url }
  })

  serve('POST /api/sign-in/:providerId/answer', 'public', async input => {
    const { params, body, language, request, response } = input
    const provider = requireProvider(deps, params.providerId)
    const kept = takeAttempt(request, response, secure)
    if (kept?.provider !== params.providerId) throw refusal('signInStale')
    const answer = new URL(returnAddress(params.providerId))
    answer.search = body.query
    const identity = await answeredIdentity(provider, answer, kept)
    const { personId, secondFactorAt, token, expiresAt } = await admit(deps, provider, identity, language)
    setSessionCookie(response, token, expiresAt, secure)
    const person = await findSignedIn(deps.db, personId, deps.clock.now())
    return presentSignedIn({ person, secondFactorAt }, deps.requiresSecondFactor)
  })
}
