import { transact } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import { replaceOwnFeed } from './repository.ts'

/** Ends the feeds of whoever is signed in and returns the path of a new one (C5). Of its token the hash alone is kept. */
export async function makeOwnFeed(deps: Deps, { personId }: Actor): Promise<string> {
  if (personId === null) throw refusal('forbidden')
  const token = deps.ids.secret()
  const createdAt = deps.clock.now()
  await transact(deps.db, tx => replaceOwnFeed(tx, { id: deps.ids.uuid(), personId, token, createdAt }))
  return `/kalender/${token}.ics`
}
