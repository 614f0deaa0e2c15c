import { transact } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import { requireTerm } from '../terms/commands.ts'
import { findAnswers, saveColleagues } from './repository.ts'

/**
 * Notes how many of the term's students a district later employed, or takes the note away with null. Refused for a
 * district that is not the actor's or had no proposals in the term.
 */
export async function noteColleagues(
  deps: Deps,
  actor: Actor,
  termId: string,
  { districtId, students }: { districtId: string; students: number | null },
): Promise<void> {
  await transact(deps.db, async tx => {
    await requireTerm(tx, termId)
    const answers = await findAnswers(tx, termId, actor)
    if (!answers.some(({ district }) => district.id === districtId)) throw refusal('notFound')
    await saveColleagues(tx, termId, districtId, students)
  })
}
