import { transact } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import { refuseUnseen } from '../seen/policy.ts'
import { requireTerm } from '../terms/commands.ts'
import { findAnswers, findColleagues, saveColleagues } from './repository.ts'

/**
 * Notes how many of the term's students a district later employed, or takes the note away with null. Refused for a
 * district that is not the actor's or had no proposals in the term, and when the count is not the one that was `seen`.
 */
export async function noteColleagues(
  deps: Deps,
  actor: Actor,
  termId: string,
  { districtId, students, seen }: { districtId: string; students: number | null; seen: number | null },
): Promise<void> {
  await transact(deps.db, async tx => {
    await requireTerm(tx, termId)
    const answers = await findAnswers(tx, termId, actor)
    if (!answers.some(({ district }) => district.id === districtId)) throw refusal('notFound')
    const counts = await findColleagues(tx, termId, actor)
    const stored = counts.find(count => count.districtId === districtId)?.students ?? null
    refuseUnseen({ students: stored }, { students: seen }, { students })
    await saveColleagues(tx, termId, districtId, students)
  })
}
