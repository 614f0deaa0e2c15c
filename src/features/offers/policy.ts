import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'

/** Refuses a district that is not the actor's, as if it weren't there. */
export function refuseForeignDistrict(actor: Actor, districtId: string): void {
  if (!actor.isCentral && !actor.districtIds.includes(districtId)) throw refusal('notFound')
}
