import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import { refuseAbsencesOutside, refuseAbsencesUnseen, refuseDistrictOutside } from '../pilot-venues/policy.ts'
import type { AbsencesInput } from '../pilot-venues/schema.ts'
import { requirePilotChangeable } from '../pilots/policy.ts'
import type { PilotRow } from '../pilots/repository.ts'
import { refuseUnknown } from '../reference/policy.ts'
import { refuseForeignHost, refuseNameless } from './policy.ts'
import {
  findHost,
  insertHost,
  isHostAlready,
  isPlacedIn,
  isTeacher,
  removeHost,
  replaceHostAbsences,
  replaceHostModules,
  updateHost,
  type HostMembers,
} from './repository.ts'
import type { hostInput } from './schema.ts'

type HostInput = z.output<typeof hostInput>

const NOBODY: Omit<HostMembers, 'kind' | 'maximumSessions'> = {
  districtId: null,
  name: null,
  email: null,
  studentId: null,
  personId: null,
}

/**
 * Adds a host and returns its id. Refuses a host who is not the actor's to add, a student without a placement in the
 * district (A9), a person who is no teacher of the university, and who is a host already.
 */
export async function createHost(
  deps: Deps,
  actor: Actor,
  pilotId: string,
  input: HostInput,
): Promise<string> {
  return transact(deps.db, async tx => {
    const pilot = await requirePilotChangeable(tx, pilotId, actor)
    const id = deps.ids.uuid()
    const members = await membersOf(tx, deps, actor, pilot, id, input)
    await insertHost(tx, { id, pilotId, ...members })
    await replaceHostModules(tx, id, input.moduleIds)
    return id
  })
}

/** Changes who the host is, within the same kind, what they can lead and how much. Refuses as `createHost` does. */
export async function changeHost(
  deps: Deps,
  actor: Actor,
  id: string,
  { version, ...input }: HostInput & { version: number },
): Promise<void> {
  await transact(deps.db, async tx => {
    const { host, pilot } = await requireHost(tx, actor, id)
    // A teacher may say when, not who or what.
    refuseForeignHost(actor, pilot, input.identity)
    if (host.version !== version) throw refusal('changedMeanwhile')
    if (host.kind !== input.identity.kind) throw refusal('notFound')
    const members = await membersOf(tx, deps, actor, pilot, id, input)
    await updateHost(tx, id, members)
    await replaceHostModules(tx, id, input.moduleIds)
  })
}

/** Takes the host out of the pilot; plans that were made with them keep them. */
export async function takeAwayHost(deps: Deps, actor: Actor, id: string, version: number): Promise<void> {
  await transact(deps.db, async tx => {
    const { host, pilot } = await requireHost(tx, actor, id)
    refuseForeignHost(actor, pilot, host)
    if (host.version !== version) throw refusal('changedMeanwhile')
    await removeHost(tx, id, deps.clock.now())
  })
}

/** Replaces the times at which the host is away (A3). Refuses when they are not those that were `seen`. */
export async function saveHostAbsences(
  deps: Deps,
  actor: Actor,
  id: string,
  input: AbsencesInput,
): Promise<void> {
  await transact(deps.db, async tx => {
    const { host, pilot } = await requireHost(tx, actor, id)
    refuseAbsencesOutside(pilot, input.absences)
    refuseAbsencesUnseen(host.absences, input)
    await replaceHostAbsences(tx, id, input.absences, deps.clock.now())
  })
}

async function requireHost(tx: Transaction, actor: Actor, id: string) {
  const host = await findHost(tx, id, actor)
  if (!host) throw refusal('notFound')
  return { host, pilot: await requirePilotChangeable(tx, host.pilotId, actor) }
}

async function membersOf(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  pilot: PilotRow,
  id: string,
  { identity, moduleIds, maximumSessions }: HostInput,
): Promise<HostMembers> {
  refuseForeignHost(actor, pilot, identity)
  refuseNameless(identity)
  refuseUnknown(
    'module',
    moduleIds,
    pilot.modules.map(module => module.id),
  )
  const members = { ...NOBODY, ...identity, maximumSessions }
  const { districtId, studentId, personId } = members
  if (districtId !== null) refuseDistrictOutside(pilot, districtId)
  if (studentId !== null && districtId !== null) {
    if (!(await isPlacedIn(tx, { studentId, districtId, termId: pilot.termId })))
      throw refusal('hostNotPlaced')
  }
  if (personId !== null && !(await isTeacher(tx, personId, pilot.universityId, deps.clock.now())))
    refuseUnknown('teacher', [personId], [])
  if (await isHostAlready(tx, pilot.id, members, id)) throw refusal('hostExists')
  return members
}
