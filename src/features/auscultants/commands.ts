import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM_ACTOR, type Actor } from '../../domain/access/actor.ts'
import { balancedGroups } from '../../domain/auscultation/balanced-groups.ts'
import { refusal } from '../../errors.ts'
import { requirePilotCollecting } from '../pilots/policy.ts'
import type { PilotRow } from '../pilots/repository.ts'
import { refuseUnknown } from '../reference/policy.ts'
import {
  findAuscultant,
  findAuscultants,
  findGroups,
  insertMissingGroups,
  putInGroups,
  withdrawAuscultants,
} from './repository.ts'

/**
 * Makes all groups of the pilot anew: balanced, drawn from the pilot's seed. What was put by hand is gone. A student for
 * whom no district has room is left without a group.
 */
export async function regroup(deps: Deps, actor: Actor, pilotId: string): Promise<void> {
  await transact(deps.db, async tx => {
    const pilot = await requirePilotCollecting(tx, pilotId, actor)
    // All of them, whoever asks: groups are the whole pilot's.
    const students = await findAuscultants(tx, pilotId, SYSTEM_ACTOR)
    await insertAskedGroups(tx, deps, pilot)
    const groups = await findGroups(tx, pilotId)
    const places = balancedGroups(students, pilot.districts, pilot.seed)
    await putInGroups(
      tx,
      places.map(place => ({
        id: place.studentId,
        districtId: place.districtId,
        groupId: place.districtId === null ? null : groupIdOf(groups, place),
      })),
    )
  })
}

/** Puts a student in a group by hand, in another district too, or in none. */
export async function putInGroup(
  deps: Deps,
  actor: Actor,
  id: string,
  { version, groupId }: { version: number; groupId: string | null },
): Promise<void> {
  await transact(deps.db, async tx => {
    const student = await requireAuscultant(tx, actor, id, version)
    const groups = await findGroups(tx, student.pilotId)
    refuseUnknown(
      'group',
      groupId === null ? [] : [groupId],
      groups.map(group => group.id),
    )
    const districtId = groups.find(group => group.id === groupId)?.districtId ?? student.districtId
    await putInGroups(tx, [{ id, districtId, groupId }])
  })
}

/** Takes a student out of the pilot. */
export async function withdrawAuscultant(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  await transact(deps.db, async tx => {
    await requireAuscultant(tx, actor, id, version)
    await withdrawAuscultants(tx, [id], deps.clock.now())
  })
}

async function requireAuscultant(tx: Transaction, actor: Actor, id: string, version: number) {
  const student = await findAuscultant(tx, id, actor)
  if (!student) throw refusal('notFound')
  await requirePilotCollecting(tx, student.pilotId, actor)
  if (student.version !== version) throw refusal('changedMeanwhile')
  return student
}

/** The groups that the set-up asks for; those that are there stay, as plans name them. */
export async function insertAskedGroups(tx: Transaction, deps: Deps, pilot: PilotRow): Promise<void> {
  const asked = pilot.districts.flatMap(({ districtId, groups }) =>
    Array.from({ length: groups }, (_, index) => ({ id: deps.ids.uuid(), districtId, number: index + 1 })),
  )
  await insertMissingGroups(tx, pilot.id, asked)
}

function groupIdOf(
  groups: Awaited<ReturnType<typeof findGroups>>,
  { districtId, number }: { districtId: string; number: number },
): string {
  const group = groups.find(one => one.districtId === districtId && one.number === number)
  if (!group) throw new Error('A group that the set-up asks for is not there')
  return group.id
}
