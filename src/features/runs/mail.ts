import type { Transaction } from '../../adapters/db/database.ts'
import { copyIn } from '../../copy/copy.ts'
import type { Term } from '../terms/repository.ts'
import { noticeTo, type Mail } from '../outbox/mail.ts'
import { findCoordinators } from '../publication/repository.ts'

/** Proposals to answer and the reminders of them are one thread. */
export const proposalsThread = (termId: string, districtId: string) => `proposals/${termId}/${districtId}`

/** S5: one letter to each coordinator of a district that has proposals to answer. */
export async function proposalLetters(
  tx: Transaction,
  term: Term,
  proposalsPerDistrict: ReadonlyMap<string, number>,
  now: Date,
): Promise<Mail[]> {
  const coordinators = await findCoordinators(tx, 'district', now)
  return coordinators.flatMap(({ districtId, district, person }) => {
    const count = proposalsPerDistrict.get(districtId ?? '') ?? 0
    if (count === 0) return []
    const facts = { term: term.id, district: district?.name ?? '', count, dueOn: term.confirmDueOn }
    const words = copyIn[person.language].mails.proposalsToAnswer(facts)
    const thread = proposalsThread(term.id, districtId ?? '')
    return [{ ...noticeTo(person, words, `/terminer/${term.id}/placeringar`), thread }]
  })
}
