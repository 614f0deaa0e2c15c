import type { Transaction } from '../../adapters/db/database.ts'
import { copyIn } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import { answerDueOn } from '../../domain/terms/reminders.ts'
import type { Term } from '../terms/repository.ts'
import { answerPath } from '../answers/mail.ts'
import type { Mail } from '../outbox/mail.ts'
import { findCoordinators } from '../publication/repository.ts'

/** Proposals to answer and the reminders of them are one thread. */
export const proposalsThread = (termId: string, districtId: string) => `proposals/${termId}/${districtId}`

/** S5: one letter to each coordinator of a district that has proposals to answer, with a link that answers them. */
export async function proposalLetters(
  tx: Transaction,
  deps: Deps,
  term: Term,
  proposalsPerDistrict: ReadonlyMap<string, number>,
): Promise<Mail[]> {
  const now = deps.clock.now()
  const dueOn = answerDueOn(term.confirmDueOn, wallTimeOf(now).on)
  const letters: Mail[] = []
  for (const { districtId, district, person } of await findCoordinators(tx, 'district', now)) {
    const count = proposalsPerDistrict.get(districtId ?? '') ?? 0
    if (count === 0 || districtId === null) continue
    const facts = { term: term.id, district: district?.name ?? '', count, dueOn }
    const words = copyIn[person.language].mails.proposalsToAnswer(facts)
    const path = await answerPath(tx, deps, { personId: person.id, districtId, termId: term.id, dueOn })
    letters.push({
      recipient: person.email,
      source: { personId: person.id },
      language: person.language,
      words,
      path,
      thread: proposalsThread(term.id, districtId),
    })
  }
  return letters
}
