import type { Transaction } from '../../adapters/db/database.ts'
import { copyIn } from '../../copy/copy.ts'
import type { Mail } from '../outbox/mail.ts'
import { findCoordinators } from '../publication/repository.ts'
import type { SupervisedPlacement } from './repository.ts'

/** To a supervisor: the city's own staff, who are written to in Swedish (C8). */
export function supervisorLetter(email: string, facts: { term: string; count: number }, path: string): Mail {
  return { recipient: email, language: 'sv', words: copyIn.sv.mails.supervisorNamed(facts), path }
}

/** To each coordinator of the placement's district. */
export async function declineLetters(
  tx: Transaction,
  { name, placement }: { name: string; placement: SupervisedPlacement },
  now: Date,
): Promise<Mail[]> {
  const coordinators = await findCoordinators(tx, 'district', now)
  const { unit } = placement.offer
  return coordinators
    .filter(({ districtId }) => districtId === unit.districtId)
    .map(({ person }) => ({
      recipient: person.email,
      language: person.language,
      words: copyIn[person.language].mails.supervisorDeclined({
        term: placement.termId,
        name,
        unit: unit.name,
      }),
      path: `/terminer/${placement.termId}/placeringar/${placement.id}`,
    }))
}
