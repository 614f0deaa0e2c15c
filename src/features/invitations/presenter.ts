import { timingInWords } from '../../copy/in-words.ts'
import { presentEvent } from '../occasions/presenter.ts'
import { standingAnswer } from '../placement-occasions/presenter.ts'
import type { RepliedInvitation } from './repository.ts'

/** The invitation as it now is, whichever of its mails the link came with; of one that is cancelled only what it was. */
export function presentReply({ occasion, owner, invitation, language }: RepliedInvitation) {
  const event = presentEvent(occasion, invitation, owner, language)
  const isCancelled = invitation.status === 'cancelled'
  return {
    language,
    title: event.summary,
    when: timingInWords(event.timing, language),
    location: isCancelled ? null : event.location,
    description: isCancelled ? '' : (event.description ?? ''),
    status: invitation.status,
    answer: standingAnswer(invitation)?.answer ?? null,
  }
}
