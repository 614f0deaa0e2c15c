import type { Actor } from '../../domain/access/actor.ts'
import { isPublic, type Phase } from '../../domain/terms/phases.ts'
import { AppError, refusal } from '../../errors.ts'
import type { EndingRow } from './repository.ts'

/** S8: a district reports that its place is gone, a university that its student has left; central both. */
export function refuseForeignCause(actor: Actor, row: EndingRow, cause: 'place' | 'student'): void {
  const isTheirs =
    cause === 'place'
      ? actor.districtIds.includes(row.district.id)
      : actor.universityIds.includes(row.student.universityId)
  if (!actor.isCentral && !isTheirs) throw refusal('causeNotYours')
}

/** S8: what is published or confirmed can end, and only what has begun can be interrupted or completed. */
export function refuseEnding(
  { state }: Pick<EndingRow, 'state'>,
  kind: 'cancelled' | 'interrupted' | 'completed',
  phase: Phase,
): void {
  if (phase === 'confirming' && state === 'confirmed' && kind === 'cancelled') return
  if (!isPublic(phase)) throw new AppError('phaseRefuses', { phase })
  if (state !== 'published') throw refusal('placementNotPublished')
  if (kind !== 'cancelled' && phase !== 'running') throw refusal('placementNotBegun')
}

/** How a published placement ends when nobody says: before the term runs it is cancelled, afterwards interrupted. */
export function usualEnd(phase: Phase): 'cancelled' | 'interrupted' {
  return phase === 'running' ? 'interrupted' : 'cancelled'
}
