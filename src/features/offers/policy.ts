import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'

/** Refuses a district that is not the actor's, as if it weren't there. */
export function refuseForeignDistrict(actor: Actor, districtId: string): void {
  if (!actor.isCentral && !actor.districtIds.includes(districtId)) throw refusal('notFound')
}

interface Place {
  readonly unitId: string
  readonly supervisorId: string | null
  readonly fieldId: string
  readonly fromOn: string | null
  readonly toOn: string | null
  readonly requires: readonly string[]
  readonly provides: readonly string[]
  readonly universityIds: readonly string[]
}

/** Whether a student who is placed there, and those who have been told of it, would notice no difference. */
export function isSamePlace(one: Place, other: Place): boolean {
  const setOf = (items: readonly string[]) => [...new Set(items)].sort().join()
  return (
    one.unitId === other.unitId &&
    one.supervisorId === other.supervisorId &&
    one.fieldId === other.fieldId &&
    one.fromOn === other.fromOn &&
    one.toOn === other.toOn &&
    setOf(one.requires) === setOf(other.requires) &&
    setOf(one.provides) === setOf(other.provides) &&
    setOf(one.universityIds) === setOf(other.universityIds)
  )
}
