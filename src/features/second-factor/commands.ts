import { transact, type Transaction } from '../../adapters/db/database.ts'
import { factorAddress, newFactorKey, newRecoveryCode, stepOfCode } from '../../adapters/one-time-code.ts'
import type { Deps } from '../../deps.ts'
import { AppError, refusal } from '../../errors.ts'
import { queueMails } from '../outbox/mail.ts'
import { requirePerson } from '../people/commands.ts'
import { findByEmail } from '../people/repository.ts'
import { lowerSessions, raiseSession, revokeSessions } from '../session/repository.ts'
import { factorResetLetter } from './mail.ts'
import { afterWrongCode, pauseLeft, readCode } from './policy.ts'
import {
  deleteFactor,
  findFactor,
  replaceRecoveryCodes,
  updateFactor,
  upsertKey,
  useRecoveryCode,
} from './repository.ts'

const RECOVERY_CODES = 10

/** Makes a key that counts for nothing until a code is confirmed. Refuses somebody who has a confirmed one. */
export async function beginFactor(deps: Deps, personId: string) {
  const key = newFactorKey()
  const sealed = deps.secretBox.seal(key, personId)
  return transact(deps.db, async tx => {
    if ((await findFactor(tx, personId))?.confirmedAt) throw refusal('secondFactorExists')
    const { email } = await requirePerson(tx, personId)
    await upsertKey(tx, personId, sealed, deps.clock.now())
    return { key, address: factorAddress(key, email) }
  })
}

/** Takes the factor into use. The session gets another token, and the person ten recovery codes: shown here only. */
export async function confirmFactor(deps: Deps, personId: string, sessionId: string, typed: string) {
  return withCode(deps, personId, typed, 'new', async tx => {
    await updateFactor(tx, personId, { confirmedAt: deps.clock.now() })
    const raised = await raise(tx, deps, sessionId)
    return { ...raised, recoveryCodes: await makeRecoveryCodes(tx, deps, personId) }
  })
}

/** The session's second step. Returns the token that it has from now on. */
export async function giveCode(deps: Deps, personId: string, sessionId: string, typed: string) {
  return withCode(deps, personId, typed, 'confirmed', tx => raise(tx, deps, sessionId))
}

export async function renewRecoveryCodes(deps: Deps, personId: string, typed: string): Promise<string[]> {
  return withCode(deps, personId, typed, 'confirmed', tx => makeRecoveryCodes(tx, deps, personId))
}

/** Takes one's own factor away; where it is required, every session is back at adding one. */
export async function removeFactor(deps: Deps, personId: string, typed: string): Promise<void> {
  await withCode(deps, personId, typed, 'confirmed', async tx => {
    await deleteFactor(tx, personId)
    await lowerSessions(tx, personId)
  })
}

/**
 * Takes away a colleague's lost factor and ends their sessions; a letter tells them. Refuses one's own, which takes a code:
 * whoever sits down at an open session could otherwise shed it.
 */
export async function resetFactor(deps: Deps, personId: string, byPersonId: string | null): Promise<void> {
  if (personId === byPersonId) throw refusal('secondFactorOwn')
  await transact(deps.db, async tx => {
    const person = await requirePerson(tx, personId)
    if (!(await deleteFactor(tx, personId))) throw refusal('secondFactorMissing')
    await revokeSessions(tx, personId, deps.clock.now())
    await queueMails(tx, deps, [factorResetLetter(person)])
  })
  deps.kickOutbox()
}

/** As {@link resetFactor}, by the machine's administrator: for the only central coordinator who has lost everything. */
export async function resetFactorOf(deps: Deps, email: string): Promise<void> {
  const person = await findByEmail(deps.db, email.trim().toLowerCase())
  if (!person) throw refusal('notFound')
  await resetFactor(deps, person.id, null)
}

async function raise(tx: Transaction, deps: Deps, sessionId: string) {
  const token = deps.ids.secret()
  return { token, ...(await raiseSession(tx, sessionId, token, deps.clock.now())) }
}

async function makeRecoveryCodes(tx: Transaction, deps: Deps, personId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await replaceRecoveryCodes(
    tx,
    personId,
    codes.map(code => ({ id: deps.ids.uuid(), code })),
  )
  return codes
}

type Verdict = { ok: true } | { ok: false; why: AppError }

/**
 * Does the work when the code is right, in the same transaction. A wrong code is counted, and the count is kept although
 * the caller gets a refusal.
 */
async function withCode<T>(
  deps: Deps,
  personId: string,
  typed: string,
  which: 'new' | 'confirmed',
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const outcome = await transact(deps.db, async tx => {
    const verdict = await judge(tx, deps, personId, typed, which)
    return verdict.ok ? { ok: true as const, result: await work(tx) } : verdict
  })
  if (!outcome.ok) throw outcome.why
  return outcome.result
}

/** Whether the code is the person's, now and for the first time. */
async function judge(
  tx: Transaction,
  deps: Deps,
  personId: string,
  typed: string,
  which: 'new' | 'confirmed',
): Promise<Verdict> {
  const now = deps.clock.now()
  const factor = await findFactor(tx, personId)
  const isThere = factor !== null && (factor.confirmedAt !== null) === (which === 'confirmed')
  if (!isThere) return { ok: false, why: refusal(factor ? 'secondFactorExists' : 'secondFactorMissing') }
  const minutes = pauseLeft(factor.blockedUntil, now)
  if (minutes > 0) return { ok: false, why: new AppError('codesPaused', { minutes }) }
  const { kind, code } = readCode(typed)
  if (kind === 'recovery' && which === 'confirmed' && (await useRecoveryCode(tx, personId, code, now))) {
    await updateFactor(tx, personId, { wrongCodes: 0 })
    return { ok: true }
  }
  if (kind === 'digits') {
    const key = deps.secretBox.open(factor.sealedKey, personId)
    if (key === null) return { ok: false, why: refusal('secondFactorUnreadable') }
    const step = stepOfCode(key, code, now)
    // A code that was taken is none, and neither is an older one.
    if (step !== null && step > factor.lastStep) {
      await updateFactor(tx, personId, { lastStep: step, wrongCodes: 0 })
      return { ok: true }
    }
  }
  await updateFactor(tx, personId, afterWrongCode(factor.wrongCodes, now))
  return { ok: false, why: refusal('codeWrong') }
}
