import { providerSettings } from '../../src/domain/access/provider-settings.ts'
import type { IdentityProvider } from '../../src/ports/identity-provider.ts'

/** A provider that everybody can be sent to and that vouches for nobody. */
export const fakeIdentityProvider: IdentityProvider = {
  settings: providerSettings.parse({
    id: 'stad',
    label: 'Stockholms stad',
    issuer: 'https://id.stockholm.example',
    clientId: 'vfu',
    clientSecret: 'a secret of the tests',
    emailDomains: ['stockholm.example'],
  }),
  begin: () =>
    Promise.resolve({
      ok: true,
      url: 'https://id.stockholm.example/',
      attempt: { state: 'x', nonce: 'x', verifier: 'x' },
    }),
  finish: () => Promise.resolve({ ok: false, why: 'stale' }),
}
