import type { Transaction } from '../../adapters/db/database.ts'
import { copyIn } from '../../copy/copy.ts'
import type { Term } from '../terms/repository.ts'
import type { Mail } from '../outbox/mail.ts'
import { findCoordinators } from '../publication/repository.ts'

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
    return [
      { recipient: person.email, language: person.language, words, path: `/terminer/${term.id}/placeringar` },
    ]
  })
}
