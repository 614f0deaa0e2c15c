import type { Transaction } from '../../adapters/db/database.ts'
import { copyIn } from '../../copy/copy.ts'
import type { DeclineReason } from '../../domain/statistics/decline-reasons.ts'
import type { Mail } from '../outbox/mail.ts'
import { findCoordinators } from '../publication/repository.ts'
import { materialParagraphs } from '../support-material/mail.ts'
import type { Material } from '../support-material/repository.ts'
import type { SupervisedPlacement } from './repository.ts'

/** To a supervisor: the city's own staff, who are written to in Swedish (C8). */
export function supervisorLetter(
  email: string,
  facts: { term: string; count: number; materials: readonly Material[] },
  path: string,
): Mail {
  const words = copyIn.sv.mails.supervisorNamed({
    ...facts,
    material: materialParagraphs(facts.materials, 'sv'),
  })
  return { recipient: email, language: 'sv', words, path }
}

interface Decline {
  readonly name: string
  readonly placement: SupervisedPlacement
  readonly declineReason: DeclineReason
  readonly comment?: string | undefined
}

/** To each coordinator of the placement's district. */
export async function declineLetters(
  tx: Transaction,
  { name, placement, declineReason, comment }: Decline,
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
        declineReason,
        comment: comment ?? null,
      }),
      path: `/terminer/${placement.termId}/placeringar/${placement.id}`,
    }))
}
