import type { Claims, ProviderSettings } from '../domain/access/provider-settings.ts'

/** Whom a provider vouches for. `issuer` and `subject` together are the same person for ever. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
  readonly claims: Claims
}

/** What the browser keeps while its person is at the provider: the answer must fit all three. */
export interface Attempt {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/**
 * Why there is no identity: the person said no; the answer is old, used or another attempt's; the provider can't be
 * reached; or what it says can't be trusted.
 */
export type Failure = 'declined' | 'stale' | 'unavailable' | 'untrusted'

interface Failed {
  readonly ok: false
  readonly why: Failure
}
export type Begun = { readonly ok: true; readonly url: string; readonly attempt: Attempt } | Failed
export type Finished = { readonly ok: true; readonly identity: Identity } | Failed

/** A provider of identities (OpenID Connect, authorization code flow with PKCE). Refusals are values; nothing is thrown. */
export interface IdentityProvider {
  readonly settings: ProviderSettings
  /** Where to send the browser, and what it keeps meanwhile. `redirectUri` is where the provider sends it back. */
  begin(redirectUri: string): Promise<Begun>
  /** Whom the answer is about; `answer` is the address with the query that the provider sent the browser back to. */
  finish(answer: URL, attempt: Attempt): Promise<Finished>
}
