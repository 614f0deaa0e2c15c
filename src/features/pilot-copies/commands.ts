import { transact } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { AppError } from '../../errors.ts'
import { requirePilot } from '../pilots/policy.ts'
import { insertPilot, isNameTaken, replaceModules, replacePasses, updatePilot } from '../pilots/repository.ts'
import { requireTerm } from '../terms/commands.ts'

/**
 * Begins a pilot in the phase `draft` with the modules, passes and days of another (A13), and returns its id. Weeks,
 * districts, hosts, rooms and students are the new term's own.
 */
export async function copyPilot(
  deps: Deps,
  actor: Actor,
  copiedFromId: string,
  { termId, name }: { termId: string; name: string },
): Promise<string> {
  return transact(deps.db, async tx => {
    const { universityId, passes, modules, ...pilot } = await requirePilot(tx, copiedFromId, actor)
    await requireTerm(tx, termId)
    const id = deps.ids.uuid()
    if (await isNameTaken(tx, termId, name, id)) throw new AppError('pilotNameTaken', { name })
    await insertPilot(tx, { id, termId, name, universityId, seed: deps.ids.secret(), copiedFromId })
    const { minimumDays, wantedDays, maximumDays } = pilot
    await updatePilot(tx, id, 1, { name, weeks: [], minimumDays, wantedDays, maximumDays })
    await replacePasses(
      tx,
      id,
      passes.map(pass => ({ ...pass, id: deps.ids.uuid() })),
    )
    // A module's own room is one of the districts that took part then.
    const own = modules.map(module => ({ ...module, id: deps.ids.uuid(), venueId: null }))
    await replaceModules(tx, id, own, deps.clock.now())
    return id
  })
}
