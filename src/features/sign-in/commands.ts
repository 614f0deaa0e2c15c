import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import {
  hasSecondFactor,
  isVouchedFor,
  nameFrom,
  rolesFrom,
  verifiedEmailFrom,
  type ClaimedRole,
} from '../../domain/access/provider-settings.ts'
import { AppError, refusal } from '../../errors.ts'
import type { Attempt, Identity, IdentityProvider } from '../../ports/identity-provider.ts'
import { hasLastingCentral, insertPerson, insertRole } from '../people/repository.ts'
import { findReference } from '../reference/repository.ts'
import { openSession } from '../session/commands.ts'
import { revokeAccess, revokeMailedLinks } from '../session/repository.ts'
import { gainedRoles, isKnownPlace, isOpen, lostRoles, refuseFailure } from './policy.ts'
import {
  deleteIdentities,
  endLostRole,
  findByAddress,
  findByIdentity,
  insertIdentity,
  updateAddress,
  type AdmittedPerson,
} from './repository.ts'

/** Whom the provider's answer is about; a refusal when it tells of nobody, whatever the cause. */
export async function answeredIdentity(
  provider: IdentityProvider,
  answer: URL,
  { state, nonce, verifier }: Attempt,
): Promise<Identity> {
  const finished = await provider.finish(answer, { state, nonce, verifier })
  if (!finished.ok) throw refuseFailure(finished.why, provider)
  return finished.identity
}

/**
 * Opens a session for whom the provider vouches for, in one transaction. The person is the one that issuer and subject were
 * linked to, else the one with the verified address, else, if a rule gives them a role, a new one. Roles follow the claims:
 * what they no longer say ends, what they newly say begins. Whoever is left without a role is refused; a stranger then
 * leaves no trace, and what a known person has lost stays lost.
 */
export async function admit(deps: Deps, provider: IdentityProvider, identity: Identity, language: Language) {
  const { settings } = provider
  const label = { provider: settings.label }
  const now = deps.clock.now()
  const outcome = await transact(deps.db, async tx => {
    const reference = await findReference(tx)
    const claimed = rolesFrom(identity.claims, settings).filter(role => isKnownPlace(role, reference))
    const linked = await findByIdentity(tx, identity.issuer, identity.subject)
    if (linked) await followAddress(tx, deps, linked, provider, identity)
    const person =
      linked ?? (await linkedNow(tx, deps, provider, identity, { language, hasRole: claimed.length > 0 }))
    await followClaims(tx, deps, person, settings.id, claimed)
    if (!(await hasOpenRole(tx, identity, now))) {
      if (!linked) throw new AppError('signInNoAccess', label)
      await revokeAccess(tx, person.id, now)
      return null
    }
    const secondFactorAt = hasSecondFactor(identity.claims, settings) ? now : null
    return {
      personId: person.id,
      secondFactorAt,
      ...(await openSession(tx, deps, person.id, secondFactorAt)),
    }
  })
  if (!outcome) throw new AppError('signInNoAccess', label)
  return outcome
}

/** Unlinks the person from all providers: for an account that its provider has made anew. Signing in links again. */
export async function unlinkPerson(deps: Deps, personId: string): Promise<void> {
  await transact(deps.db, async tx => {
    if ((await deleteIdentities(tx, personId)) === 0) throw refusal('notFound')
  })
}

async function hasOpenRole(tx: Transaction, { issuer, subject }: Identity, now: Date): Promise<boolean> {
  const person = await findByIdentity(tx, issuer, subject)
  return person?.roles.some(role => isOpen(role, now)) ?? false
}

/** Links the identity to the person with the verified address, or to one who is made for it. */
async function linkedNow(
  tx: Transaction,
  deps: Deps,
  { settings }: IdentityProvider,
  identity: Identity,
  { language, hasRole }: { language: Language; hasRole: boolean },
): Promise<AdmittedPerson> {
  const label = { provider: settings.label }
  const { issuer, subject, claims } = identity
  const linkedAt = deps.clock.now()
  const email = verifiedEmailFrom(claims, settings)
  if (email === null) throw new AppError('signInEmailUnverified', label)
  const known = await findByAddress(tx, email)
  // The address belongs to another subject of the same provider: it was handed on, or the account made anew.
  if (known?.identities.some(other => other.issuer === issuer))
    throw new AppError('signInAddressTaken', label)
  if (!known && !hasRole) throw new AppError('signInNoAccess', label)
  const personId = known?.id ?? deps.ids.uuid()
  if (!known) {
    const name = nameFrom(claims) ?? email
    await insertPerson(tx, { id: personId, name, email, language, createdAt: linkedAt })
  }
  await insertIdentity(tx, { id: deps.ids.uuid(), issuer, subject, personId, linkedAt })
  return known ?? { id: personId, email, identities: [{ issuer }], roles: [] }
}

/**
 * A new address at the provider is the person's here too, so that no link goes to an address that somebody else may get.
 * Not when it is another person's, nor in place of one that the provider has no say about.
 */
async function followAddress(
  tx: Transaction,
  deps: Deps,
  person: AdmittedPerson,
  { settings }: IdentityProvider,
  { claims }: Identity,
): Promise<void> {
  const email = verifiedEmailFrom(claims, settings)
  if (email === null || email === person.email || !isVouchedFor(person.email, settings)) return
  if (await findByAddress(tx, email)) return
  await updateAddress(tx, person.id, email)
  await revokeMailedLinks(tx, person.id, deps.clock.now())
}

/** Ends the roles whose claims are gone, and gives those that claims newly say. The last central role never ends so. */
async function followClaims(
  tx: Transaction,
  deps: Deps,
  person: AdmittedPerson,
  providerId: string,
  claimed: readonly ClaimedRole[],
): Promise<void> {
  const now = deps.clock.now()
  for (const role of lostRoles(person.roles, claimed, providerId, now)) {
    const isLast = role.kind === 'central' && !(await hasLastingCentral(tx, now, role.id))
    if (!isLast) await endLostRole(tx, role.id, now)
  }
  for (const role of gainedRoles(person.roles, claimed, now)) {
    const id = deps.ids.uuid()
    await insertRole(tx, {
      ...role,
      id,
      personId: person.id,
      validFrom: now,
      validTo: null,
      provider: providerId,
    })
  }
}
