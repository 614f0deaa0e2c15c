import type { IdentityProvider } from '../ports/identity-provider.ts'
import type { Config } from '../config.ts'
import { found, type Finding } from './finding.ts'

const PATIENCE_MILLISECONDS = 5_000
const THIS_MACHINE = ['localhost', '127.0.0.1', '::1']

type AddressConfig = Pick<Config, 'HOST' | 'VFU_DEMO' | 'VFU_PUBLIC_URL' | 'VFU_TRUSTED_PROXIES'>

/** Whether people reach the system where its mails say that it is, over an encrypted connection. */
export async function examineAddress(config: AddressConfig, ask = fetch): Promise<Finding[]> {
  const { HOST: host, VFU_PUBLIC_URL: given } = config
  const isLocal = THIS_MACHINE.includes(host)
  const open = isLocal ? [] : [found('listensOpenly', { host })]
  if (given === undefined) return config.VFU_DEMO === 'on' ? open : [found('addressMissing'), ...open]
  const url = new URL(given)
  if (url.protocol === 'http:') {
    const isHere = THIS_MACHINE.includes(url.hostname.replace(/^\[|\]$/g, ''))
    return [...(isHere ? [] : [found('addressPlain')]), ...open]
  }
  const isUnknown = config.VFU_TRUSTED_PROXIES.length === 0
  return [await knockAt(url, ask), ...(isUnknown ? [found('proxiesUnknown')] : []), ...open]
}

/** Asks the public address whether it lives, as anybody may. */
async function knockAt(at: URL, ask: typeof fetch): Promise<Finding> {
  const url = at.origin
  const probe = `${at.href.replace(/\/$/, '')}/healthz`
  try {
    const answer = await ask(probe, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    })
    const text = await answer.text()
    return found(answer.ok && text === '{"ok":true}' ? 'addressRight' : 'addressForeign', { url })
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : undefined
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    const isCertificate = /CERT|ALTNAME|UNABLE_TO_VERIFY|SELF_SIGNED/.test(code)
    return isCertificate ? found('certificateWrong', { url, why: code }) : found('addressSilent', { url })
  }
}

/** Whether each identity provider tells how it is used. */
export async function examineProviders(
  providers: readonly IdentityProvider[],
  publicUrl: string,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { settings, begin } of providers) {
    const provider = settings.id
    const begun = await begin(`${publicUrl}/logga-in/svar/${provider}`)
    const code = begun.ok
      ? 'providerRight'
      : begun.why === 'untrusted'
        ? 'providerUntrusted'
        : 'providerSilent'
    findings.push(found(code, { provider }))
  }
  return findings
}
