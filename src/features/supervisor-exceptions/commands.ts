import { transact } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { AppError, refusal } from '../../errors.ts'
import { requireTerm } from '../terms/commands.ts'
import { deleteException, findNamedSupervisors, insertException } from './repository.ts'

interface Decision {
  readonly supervisorId: string
  readonly universityId: string
  readonly granted: boolean
}

/**
 * A university accepts a supervisor in spite of its rule, or no longer does (R13); who granted it is kept with the
 * exception. Refuses another's rule, a supervisor whom no offer of the term to its students names, and a closed term.
 * Placements that are confirmed already stay confirmed.
 */
export async function decideException(
  deps: Deps,
  actor: Actor,
  termId: string,
  { granted, ...exception }: Decision,
): Promise<void> {
  const grantedById = actor.personId
  if (grantedById === null || !actor.universityIds.includes(exception.universityId)) throw refusal('notFound')
  await transact(deps.db, async tx => {
    const { phase } = await requireTerm(tx, termId)
    if (phase === 'closed') throw new AppError('phaseRefuses', { phase })
    const named = await findNamedSupervisors(tx, termId, actor)
    if (!named.some(({ id }) => id === exception.supervisorId)) throw refusal('notFound')
    if (granted) await insertException(tx, { ...exception, grantedById, grantedAt: deps.clock.now() })
    else await deleteException(tx, exception)
  })
}
