import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import { queueMails } from '../outbox/mail.ts'
import { signInLetter } from './mail.ts'
import { findAddressee, insertSession, insertSignInLink } from './repository.ts'

const MINUTE_MILLISECONDS = 60_000
export const LINK_MINUTES = 20
const SESSION_HOURS = 12
/** Whoever asks again sooner, with an unused link, gets the letter that is on its way. */
const PAUSE_MINUTES = 1

/**
 * Mails a link that signs in once to the person with this address, if there is one with a role. The caller is told nothing
 * of that, not by the time that it takes either, since it is done after the answer: who has an account is nobody's to find
 * out. Former links keep working, or a stranger could end them.
 */
export function requestLink(deps: Deps, email: string): void {
  deps.background.start(deps.ids.uuid(), () => mailLink(deps, email))
}

async function mailLink(deps: Deps, email: string): Promise<void> {
  const token = deps.ids.secret()
  await transact(deps.db, async tx => {
    const createdAt = deps.clock.now()
    const person = await findAddressee(tx, email.trim().toLowerCase(), createdAt)
    const former = person?.links[0]?.createdAt.getTime() ?? 0
    if (!person || createdAt.getTime() - former < PAUSE_MINUTES * MINUTE_MILLISECONDS) return
    const expiresAt = new Date(createdAt.getTime() + LINK_MINUTES * MINUTE_MILLISECONDS)
    await insertSignInLink(tx, { id: deps.ids.uuid(), personId: person.id, token, createdAt, expiresAt })
    await queueMails(tx, deps, [signInLetter(person, { token, minutes: LINK_MINUTES })])
  })
  deps.kickOutbox()
}

/** Begins a session for the person; `secondFactorAt` when a second factor was given already. Returns what the cookie holds. */
export async function openSession(
  tx: Transaction,
  deps: Deps,
  personId: string,
  secondFactorAt: Date | null,
): Promise<{ token: string; expiresAt: Date }> {
  const createdAt = deps.clock.now()
  const token = deps.ids.secret()
  const expiresAt = new Date(createdAt.getTime() + SESSION_HOURS * 60 * MINUTE_MILLISECONDS)
  await insertSession(tx, { id: deps.ids.uuid(), token, personId, createdAt, expiresAt, secondFactorAt })
  return { token, expiresAt }
}
