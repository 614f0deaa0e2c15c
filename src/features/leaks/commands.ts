import { presentActing } from '../../adapters/db/acting.ts'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { candidatesIn, protectedValues, type Identity } from '../../domain/privacy/protected-values.ts'
import { refusal } from '../../errors.ts'
import {
  countStops,
  findAccounts,
  findAllowed,
  findFingerprints,
  findLeak,
  findOpenIdentities,
  hasForeignFingerprint,
  insertFingerprints,
  ownerIdOf,
  saveLeak,
  updateAllowance,
  type ProtectedOwner,
} from './repository.ts'

const MOST_STOPS = 5
const DAY_SECONDS = 86_400

/** By which way a text leaves. */
export type Channel = 'mail' | 'calendar' | 'export'

/** What the guard needs; the outbox's delivery has no more. */
export type GuardDeps = Pick<Deps, 'db' | 'clock' | 'ids' | 'fingerprinter' | 'logger'>

export interface Outgoing {
  readonly texts: readonly string[]
  /** A mail's recipient: somebody with an account may be named to themselves. */
  readonly recipient?: string
}

/** Keeps fingerprints of a protected person's values, in the transaction that forgets the values (P2). */
export async function rememberProtected(
  tx: Transaction,
  { fingerprinter }: Pick<Deps, 'fingerprinter'>,
  identities: readonly (Identity & Partial<ProtectedOwner>)[],
): Promise<void> {
  const { fingerprint, keyId } = fingerprinter
  await insertFingerprints(
    tx,
    identities.flatMap(({ studentId = null, auscultantId = null, ...identity }) =>
      protectedValues(identity).map(({ kind, candidate }) => ({
        studentId,
        auscultantId,
        kind,
        fingerprint: fingerprint(candidate),
        keyId,
      })),
    ),
  )
}

/**
 * Refuses texts on their way out that hold a protected person's name, address or telephone (P2), all of them when one does.
 * The stop is noted for central, in a transaction of its own because the caller's is rolled back, and logged without the
 * value.
 */
export async function refuseLeaks(
  tx: Transaction,
  deps: GuardDeps,
  channel: Channel,
  outgoing: readonly Outgoing[],
): Promise<void> {
  const leaks = await findLeaksIn(tx, deps, outgoing)
  if (leaks.size === 0) return
  await noteLeaks(deps, channel, leaks)
  throw refusal('protectedValue')
}

/** As {@link refuseLeaks}, for a file or a calendar. */
export function refuseLeakingFile(
  deps: GuardDeps,
  channel: Exclude<Channel, 'mail'>,
  text: string,
): Promise<void> {
  return refuseLeaks(deps.db, deps, channel, [{ texts: [text] }])
}

/**
 * Refuses to look through a text that the caller wrote when five different ones of theirs were stopped within a day: a
 * refusal says that somebody of that name is protected, and is no way to try names.
 */
export async function refuseProbing(deps: GuardDeps, { personId }: Actor): Promise<void> {
  if (personId === null) throw refusal('forbidden')
  const since = new Date(deps.clock.now().getTime() - DAY_SECONDS * 1000)
  const stops = await countStops(deps.db, presentActing().via, personId, since)
  if (stops >= MOST_STOPS) throw refusal('tooManyRequests')
}

/** Whether a mail about to be handed over holds a protected value; then it is noted. */
export async function isLeakingMail(deps: GuardDeps, mail: Outgoing): Promise<boolean> {
  const leaks = await findLeaksIn(deps.db, deps, [mail])
  if (leaks.size > 0) await noteLeaks(deps, 'mail', leaks)
  return leaks.size > 0
}

/** Which of the mails hold a protected value, by their places in the list; for who can leave those out. */
export async function findLeaking(
  tx: Transaction,
  deps: GuardDeps,
  mails: readonly Outgoing[],
): Promise<Set<number>> {
  if ((await findLeaksIn(tx, deps, mails)).size === 0) return new Set()
  const leaking = new Set<number>()
  for (const [index, mail] of mails.entries())
    if ((await findLeaksIn(tx, deps, [mail])).size > 0) leaking.add(index)
  return leaking
}

/** Fails when the key is not the one that the stored fingerprints were made with: then the guard would see nothing. */
export async function requireProtectionKey(deps: Pick<Deps, 'db' | 'fingerprinter'>): Promise<void> {
  if (!(await hasForeignFingerprint(deps.db, deps.fingerprinter.keyId))) return
  throw new Error(
    'The key of the protected persons’ fingerprints is another than before: set VFU_PROTECTION_KEY, or put protection.key back into the data folder.',
  )
}

interface Hit {
  readonly kind: string
  readonly fingerprint: string
}
/** By the owner's id. */
type Leaks = ReadonlyMap<string, { readonly owner: ProtectedOwner; readonly hits: Hit[] }>

async function findLeaksIn(tx: Transaction, deps: GuardDeps, outgoing: readonly Outgoing[]): Promise<Leaks> {
  const stored = await findFingerprints(tx)
  const leaks = new Map<string, { owner: ProtectedOwner; hits: Hit[] }>()
  if (stored.length === 0) return leaks
  const { fingerprint, keyId } = deps.fingerprinter
  if (stored.some(row => row.keyId !== keyId)) await requireProtectionKey(deps)
  const allowed = await findAllowed(tx)
  const recipients = outgoing.flatMap(({ recipient }) => recipient ?? [])
  const accounts = recipients.length > 0 ? await findAccounts(tx, recipients) : []
  const own = new Map(accounts.map(({ name, email }) => [email, new Set(candidatesIn([name, email]))]))
  const known = new Map<string, string>()
  const isKnown = (candidate: string) => {
    const made = known.get(candidate) ?? fingerprint(candidate)
    known.set(candidate, made)
    return made
  }
  const lookedFor = new Map<string, (typeof stored)[number][]>()
  for (const row of stored) lookedFor.set(row.fingerprint, [...(lookedFor.get(row.fingerprint) ?? []), row])
  for (const { texts, recipient } of outgoing) {
    const ownCandidates = own.get(recipient?.toLowerCase() ?? '')
    for (const candidate of candidatesIn(recipient === undefined ? texts : [...texts, recipient])) {
      if (ownCandidates?.has(candidate)) continue
      for (const { kind, fingerprint: hit, ...owner } of lookedFor.get(isKnown(candidate)) ?? []) {
        const id = ownerIdOf(owner)
        if (allowed.has(`${id} ${hit}`)) continue
        const hits = leaks.get(id)?.hits ?? []
        if (!hits.some(other => other.fingerprint === hit)) hits.push({ kind, fingerprint: hit })
        leaks.set(id, { owner, hits })
      }
    }
  }
  return leaks
}

async function noteLeaks(deps: GuardDeps, channel: Channel, leaks: Leaks): Promise<void> {
  const { via, personId } = presentActing()
  const at = deps.clock.now()
  deps.logger.error({ channel, via, ids: [...leaks.keys()] }, 'the leak guard stopped a text')
  await transact(deps.db, async tx => {
    for (const { owner, hits } of leaks.values()) {
      const kinds = [...new Set(hits.map(({ kind }) => kind))].sort()
      const fingerprints = hits.map(({ fingerprint }) => fingerprint).sort()
      const { studentId, auscultantId } = owner
      const met = { at, channel, via, kinds, fingerprints, studentId, auscultantId, personId }
      await saveLeak(tx, { id: deps.ids.uuid(), ...met })
    }
  })
}

/**
 * Lets the name or address that was found pass from now on, because it is also somebody else's. Refused unless it stands
 * in the system as that of a student, supervisor or coordinator who is not protected.
 */
export async function allowNamesake(deps: Deps, { personId }: Actor, leakId: string): Promise<void> {
  if (personId === null) throw refusal('forbidden')
  await transact(deps.db, async tx => {
    const leak = await findLeak(tx, leakId)
    if (!leak) throw refusal('notFound')
    const open = await openFingerprints(tx, deps)
    if (!leak.fingerprints.every(one => open.has(one))) throw refusal('noNamesake')
    await updateAllowance(tx, leakId, { allowedAt: deps.clock.now(), allowedById: personId })
  })
}

/** Takes an allowance back: the next text with the value is stopped again. */
export async function withdrawAllowance(deps: Deps, leakId: string): Promise<void> {
  await transact(deps.db, async tx => {
    if (!(await findLeak(tx, leakId))) throw refusal('notFound')
    await updateAllowance(tx, leakId, null)
  })
}

/** The fingerprints of all names and addresses in the system that are nobody's who is protected. */
export async function openFingerprints(tx: Transaction, { fingerprinter }: Pick<Deps, 'fingerprinter'>) {
  const { students, named } = await findOpenIdentities(tx)
  const identities: Identity[] = [
    ...students.map(({ email, ...name }) => ({ ...name, emails: email ? [email] : [] })),
    ...named.map(({ name, email }) => {
      const [firstName = '', ...rest] = name.split(' ')
      return { firstName, lastName: rest.join(' '), emails: email ? [email] : [] }
    }),
  ]
  const candidates = identities.flatMap(identity =>
    protectedValues(identity).map(({ candidate }) => candidate),
  )
  return new Set([...new Set(candidates)].map(fingerprinter.fingerprint))
}
