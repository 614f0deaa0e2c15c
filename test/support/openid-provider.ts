import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import type { Claims } from '../../src/domain/access/provider-settings.ts'

export const CLIENT = { clientId: 'vfu', clientSecret: 'a secret of the tests' }

/** Who is about to sign in at the provider, or what goes wrong there. */
export interface Script {
  subject: string
  claims: Claims
  /** The person says no. */
  declines: boolean
  /** Every answer is a fault, or is no answer at all to what was asked. */
  fault: 'none' | 'down' | 'nonsense'
}

/** A real OpenID provider on this machine, at which people sign in without a word as the script says. */
export async function startOpenIdProvider(redirectUris: (issuer: string) => string[]) {
  const script: Script = { subject: 'nobody', claims: {}, declines: false, fault: 'none' }
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {}
  const server = createServer((request, response) => {
    if (script.fault === 'none') return handle(request, response)
    response.statusCode = script.fault === 'down' ? 503 : 200
    response.setHeader('content-type', 'application/json')
    response.end(script.fault === 'down' ? '{}' : '{"issuer": "https://elsewhere.example", "keys": "none"}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: redirectUris(issuer),
      },
    ],
    cookies: { keys: ['a key of the tests'] },
    claims: { email: ['email', 'email_verified'], profile: ['name', 'groups', 'amr'] },
    features: { devInteractions: { enabled: false } },
    // Said so that the provider doesn't remark on its own.
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: () => Promise.resolve({ sub: accountId, ...script.claims }),
    }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  handle = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response)
    const result = script.declines
      ? { error: 'access_denied', error_description: 'The person said no' }
      : { login: { accountId: script.subject, remember: false } }
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }
  return {
    issuer,
    script,
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Goes where the provider leads, with its cookies, until it leads away; returns that address. */
export async function followProvider(start: string): Promise<URL> {
  const { origin } = new URL(start)
  const cookies = new Map<string, string>()
  let address = new URL(start)
  while (address.origin === origin) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = response.headers.get('location')
    if (location === null) throw new Error(`${response.status} at ${address.href}: ${await response.text()}`)
    address = new URL(location, address)
  }
  return address
}
