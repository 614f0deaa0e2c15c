import { z } from 'zod'
import type { RoleKind } from './actor.ts'

const id = z.string().regex(/^[a-z0-9-]{1,40}$/, 'small letters, digits and hyphens')
const place = z.string().min(1).max(100)
const claimRule = { claim: z.string().min(1), value: z.string().min(1) }

/** Whoever has the value in the claim, which is a text or a list of texts, has the role. */
const roleRule = z.discriminatedUnion('role', [
  z.strictObject({ ...claimRule, role: z.literal('central') }),
  z.strictObject({ ...claimRule, role: z.literal('district'), district: place }),
  z.strictObject({ ...claimRule, role: z.literal('university'), university: place }),
  z.strictObject({ ...claimRule, role: z.literal('teacher'), university: place }),
])

/** Claims and codes travel in the open over http: only to a provider on this very machine. */
const issuer = z
  .url({ protocol: /^https?$/ })
  .refine(
    text => text.startsWith('https:') || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/.test(text),
    {
      error: 'must begin with https://',
    },
  )

/** An OpenID provider whose word on people is taken, and how far. */
export const providerSettings = z
  .strictObject({
    /** Stands in the address that the provider answers to. */
    id,
    /** What the button says after “Logga in med”. */
    label: z.string().trim().min(1).max(60),
    issuer,
    clientId: z.string().min(1),
    clientSecret: z.string().min(1).optional(),
    /** A file that holds the secret and nothing else. */
    clientSecretFile: z.string().min(1).optional(),
    scopes: z.array(z.string().regex(/^\S+$/)).default(['openid', 'profile', 'email']),
    /** Addresses in these domains are the provider's to vouch for; any other is as good as none. */
    emailDomains: z
      .array(
        z
          .string()
          .toLowerCase()
          .regex(/^[a-z0-9.-]+$/),
      )
      .min(1),
    /** True for a directory that hands out the addresses itself and sends no `email_verified`. */
    assumeVerifiedEmail: z.boolean().default(false),
    /** Whoever has one of the values in the claim (`amr`, `acr`) has given a second factor at the provider. */
    secondFactor: z
      .strictObject({ claim: z.string().min(1), values: z.array(z.string().min(1)).min(1) })
      .optional(),
    roles: z.array(roleRule).default([]),
  })
  .refine(
    ({ clientSecret, clientSecretFile }) => (clientSecret === undefined) !== (clientSecretFile === undefined),
    {
      path: ['clientSecret'],
      error: 'give either clientSecret or clientSecretFile',
    },
  )
  .refine(({ scopes }) => scopes.includes('openid'), { path: ['scopes'], error: 'openid is missing' })

export type ProviderSettings = z.output<typeof providerSettings>

/** A role that claims give: what, and where. */
export interface ClaimedRole {
  readonly kind: RoleKind
  readonly districtId: string | null
  readonly universityId: string | null
}

export type Claims = Readonly<Record<string, unknown>>

/** The roles that the claims give by the rules, each once; none when no rule fits. */
export function rolesFrom(claims: Claims, { roles }: Pick<ProviderSettings, 'roles'>): ClaimedRole[] {
  const given = roles
    .filter(({ claim, value }) => holds(claims[claim], value))
    .map(rule => ({
      kind: rule.role,
      districtId: rule.role === 'district' ? rule.district : null,
      universityId: rule.role === 'university' || rule.role === 'teacher' ? rule.university : null,
    }))
  return given.filter((role, index) => given.findIndex(other => isSameRole(other, role)) === index)
}

export function isSameRole(one: ClaimedRole, other: ClaimedRole): boolean {
  return (
    one.kind === other.kind && one.districtId === other.districtId && one.universityId === other.universityId
  )
}

/**
 * The address that the provider vouches for, in small letters; null when it gives none, says that it isn't verified or
 * doesn't say, or when the address lies outside the provider's domains.
 */
export function verifiedEmailFrom(
  claims: Claims,
  settings: Pick<ProviderSettings, 'emailDomains' | 'assumeVerifiedEmail'>,
): string | null {
  const { email, email_verified: verified } = claims
  const isVerified = verified === true || (verified === undefined && settings.assumeVerifiedEmail)
  const parsed = z.email().max(254).safeParse(email)
  if (!isVerified || !parsed.success) return null
  const address = parsed.data.toLowerCase()
  return isVouchedFor(address, settings) ? address : null
}

/** Whether the address lies in one of the provider's domains. */
export function isVouchedFor(
  email: string,
  { emailDomains }: Pick<ProviderSettings, 'emailDomains'>,
): boolean {
  return emailDomains.includes(email.slice(email.lastIndexOf('@') + 1))
}

/** What the person is called; null when the provider doesn't say. */
export function nameFrom({ name, given_name: first, family_name: last }: Claims): string | null {
  const whole =
    typeof name === 'string' ? name : [first, last].filter(part => typeof part === 'string').join(' ')
  const short = whole.replaceAll('\0', '').trim().slice(0, 200)
  return short === '' ? null : short
}

/** Whether the person gave a second factor at the provider. */
export function hasSecondFactor(
  claims: Claims,
  { secondFactor }: Pick<ProviderSettings, 'secondFactor'>,
): boolean {
  return secondFactor?.values.some(value => holds(claims[secondFactor.claim], value)) ?? false
}

function holds(claim: unknown, value: string): boolean {
  return Array.isArray(claim) ? claim.includes(value) : claim === value
}
