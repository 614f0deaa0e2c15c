import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Answer } from '../../domain/calendar/occasion.ts'
import { refusal } from '../../errors.ts'
import { saveAnswer } from '../personal-pages/repository.ts'
import { findByReplyLink, type RepliedInvitation } from './repository.ts'

/** The invitation behind the link. Refuses a link that is unknown, revoked or for something else. */
export async function requireInvitation(
  tx: Transaction,
  deps: Deps,
  token: string,
): Promise<RepliedInvitation> {
  const invited = await findByReplyLink(tx, token, deps.clock.now())
  if (!invited) throw refusal('linkInvalid')
  return invited
}

/** Notes the recipient's answer to the newest version, which is what the page shows. Refuses one that is cancelled. */
export async function answerByLink(deps: Deps, token: string, answer: Answer): Promise<RepliedInvitation> {
  return transact(deps.db, async tx => {
    const { invitation } = await requireInvitation(tx, deps, token)
    if (invitation.status === 'cancelled') throw refusal('occasionCancelled')
    await saveAnswer(tx, invitation, answer, 'link', deps.clock.now())
    return requireInvitation(tx, deps, token)
  })
}
