import type { Deps } from '../../deps.ts'
import { isSameRole, type ClaimedRole } from '../../domain/access/provider-settings.ts'
import { AppError, refusal } from '../../errors.ts'
import type { Failure, IdentityProvider } from '../../ports/identity-provider.ts'
import type { Reference } from '../reference/repository.ts'
import type { HeldRole } from './repository.ts'

export function requireProvider({ identityProviders }: Deps, id: string): IdentityProvider {
  const provider = identityProviders.find(({ settings }) => settings.id === id)
  if (!provider) throw refusal('notFound')
  return provider
}

export function refuseFailure(why: Failure, { settings }: IdentityProvider): AppError {
  const provider = settings.label
  if (why === 'declined') return new AppError('signInDeclined', { provider })
  if (why === 'unavailable') return new AppError('signInUnavailable', { provider })
  return why === 'untrusted' ? new AppError('signInUntrusted', { provider }) : refusal('signInStale')
}

/** A rule can name a place that is not there yet, or no longer: it gives nothing. */
export function isKnownPlace({ districtId, universityId }: ClaimedRole, reference: Reference): boolean {
  const has = (things: readonly { id: string }[], id: string | null) =>
    id === null || things.some(thing => thing.id === id)
  return has(reference.districts, districtId) && has(reference.universities, universityId)
}

export const isOpen = ({ validTo }: { validTo: Date | null }, now: Date) => validTo === null || validTo > now

/** Roles that the provider gave and whose claims are gone. */
export function lostRoles(
  held: readonly HeldRole[],
  claimed: readonly ClaimedRole[],
  providerId: string,
  now: Date,
): HeldRole[] {
  return held.filter(
    role =>
      role.provider === providerId && isOpen(role, now) && !claimed.some(claim => isSameRole(claim, role)),
  )
}

/**
 * Roles that the claims give anew: neither held, nor to come, nor ended by anything but a lost claim. What central has ended
 * is central's to give again, or a leaver would be back at the next sign-in.
 */
export function gainedRoles(
  held: readonly HeldRole[],
  claimed: readonly ClaimedRole[],
  now: Date,
): ClaimedRole[] {
  return claimed.filter(
    claim => !held.some(role => isSameRole(claim, role) && (isOpen(role, now) || !role.claimLost)),
  )
}
