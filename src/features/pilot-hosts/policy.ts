import type { z } from 'zod'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import { refuseForeignHostDistrict } from '../pilots/policy.ts'
import type { hostIdentity, hostKind } from './schema.ts'

/**
 * Who may add, change and remove a host: staff and term-five students their district, teachers their university, all of
 * them central. Anybody else is refused as if it weren't there.
 */
export function refuseForeignHost(
  actor: Actor,
  { universityId }: { universityId: string },
  host: { kind: z.output<typeof hostKind>; districtId?: string | null },
): void {
  if (actor.isCentral) return
  if (host.kind !== 'teacher') return refuseForeignHostDistrict(actor, host.districtId ?? null)
  if (!actor.universityIds.includes(universityId)) throw refusal('notFound')
}

/** A term-five student is a placed student or a name, a teacher a person or a name: one of the two. */
export function refuseNameless(identity: z.output<typeof hostIdentity>): void {
  if (identity.kind === 'staff') return
  const account = identity.kind === 'teacher' ? identity.personId : identity.studentId
  if ((account === null) === (identity.name === null)) throw refusal('hostIdentity')
}
