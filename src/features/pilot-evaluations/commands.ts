import { transact } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { AppError, refusal } from '../../errors.ts'
import { requirePilot } from '../pilots/policy.ts'
import { refuseUnknown } from '../reference/policy.ts'
import { isOnlyOfDistrict } from './presenter.ts'
import { deleteNote, insertNote } from './repository.ts'

interface NoteInput {
  readonly text: string
  readonly moduleId: string | null
  readonly districtId: string | null
}

/** Notes something to remember for the next pilot. A district's coordinator notes it of their own district. */
export async function addNote(deps: Deps, actor: Actor, pilotId: string, input: NoteInput): Promise<void> {
  await transact(deps.db, async tx => {
    const pilot = await requirePilot(tx, pilotId, actor)
    refuseUnknown(
      'module',
      input.moduleId === null ? [] : [input.moduleId],
      pilot.modules.map(({ id }) => id),
    )
    refuseUnknown(
      'district',
      input.districtId === null ? [] : [input.districtId],
      pilot.districts.map(({ districtId }) => districtId),
    )
    if (isOnlyOfDistrict(actor) && !actor.districtIds.includes(input.districtId ?? ''))
      throw new AppError('unknownReference', { what: 'district', value: input.districtId ?? '' })
    const note = { ...input, id: deps.ids.uuid(), pilotId, at: deps.clock.now(), personId: actor.personId }
    await insertNote(tx, note)
  })
}

/** Takes away a note of the actor's own, or any for central; returns its pilot's id. */
export async function removeNote(deps: Deps, actor: Actor, id: string): Promise<string> {
  return transact(deps.db, async tx => {
    const pilotId = await deleteNote(tx, id, actor)
    if (pilotId === null) throw refusal('notFound')
    return pilotId
  })
}
